import { problem } from '@passerelle/shared/problem';
import { alertEvent, type AlertParts } from './parts';
import { alertOfToken } from './stop-token';

interface Ending {
  readonly id: string;
  /** Only where it is this account's. */
  readonly accountId?: string;
  readonly what: 'stopped' | 'ended';
}

/** Deletes an alert with all it kept. False: there is none. */
async function remove({ context, alerts }: AlertParts, { id, accountId, what }: Ending): Promise<boolean> {
  const removed = await context.transaction(async (session) => {
    const owner = await alerts.remove({ id, ...(accountId === undefined ? {} : { accountId }) }, session);
    if (owner !== null) await context.events.append(alertEvent(what, owner, what === 'ended' ? 'system' : `member:${owner}`, { alertId: id }), session);
    return owner !== null;
  });
  if (removed) context.metrics.alerts.inc({ what });
  return removed;
}

/** Throws `alerts.not_found` for one that is gone, and for another account's. */
export async function stopAlert(parts: AlertParts, id: string, accountId: string): Promise<void> {
  if (!(await remove(parts, { id, accountId, what: 'stopped' }))) throw problem('alerts.not_found');
}

/** By the link of a mail. Says nothing about a token that stops nothing: it may have done so before. */
export async function stopAlertByToken(parts: AlertParts, token: string): Promise<void> {
  const id = alertOfToken(parts.context.secrets.field, token);
  if (id !== null) await remove(parts, { id, what: 'stopped' });
}

/** Its time is over. */
export async function endAlert(parts: AlertParts, id: string, now: Date): Promise<void> {
  const alert = await parts.alerts.byId(id);
  if (alert && alert.endsAt <= now) await remove(parts, { id, what: 'ended' });
}
