import type { RouteInput } from '@passerelle/shared/contract';
import type { alertsContract } from '@passerelle/shared/alerts/contract';
import { problem } from '@passerelle/shared/problem';
import type { SearchAsked } from '@passerelle/shared/search/contract';
import type { Session } from '../../core/database/connect';
import { suits } from '../search';
import { boxOf, endOf, mostAlerts, type AlertRecord } from './alert';
import { sealNeeds, splitAsked } from './needs';
import { alertEvent, type AlertParts } from './parts';

type NewAlert = RouteInput<typeof alertsContract.routes.create>['body'];

/** The cars that the search shows and that suit at this moment: the index may be a moment behind, and these are never written about. */
async function knownCars({ search, vehicles }: AlertParts, asked: SearchAsked): Promise<string[]> {
  const shown = await vehicles.published(await search.shown(asked));
  return shown.filter((car) => suits(asked, car)).map(({ id }) => id);
}

async function makeAlert(parts: AlertParts, accountId: string, { placeName, asked, consent }: NewAlert): Promise<AlertRecord> {
  const { context } = parts;
  const now = context.clock.now();
  const { plain, needs } = splitAsked(asked);
  if (needs && !consent) throw problem('alerts.consent_needed', { errors: [{ path: 'consent', code: 'alerts.consent_needed' }] });
  const endsAt = endOf(asked, now);
  if (endsAt <= now) throw problem('bookings.period_in_the_past', { errors: [{ path: 'asked.period.from', code: 'bookings.period_in_the_past' }] });
  const id = context.newId('alt');
  return {
    id,
    accountId,
    placeName,
    asked: plain,
    sealedNeeds: needs && sealNeeds(context.secrets.field, id, needs),
    consentAt: needs && now,
    box: boxOf(asked),
    createdAt: now,
    endsAt,
    found: [],
    waiting: false,
    told: await knownCars(parts, asked),
    toldCount: 0,
    letters: 0,
    letter: null,
    nextMailAt: now,
  };
}

/** Keeps a search. `made` is called in the same transaction. Throws `alerts.consent_needed`, `alerts.too_many` and `bookings.period_in_the_past`. */
export async function createAlert(parts: AlertParts, accountId: string, body: NewAlert, made: (id: string, session: Session) => Promise<void>): Promise<AlertRecord> {
  const { context, alerts } = parts;
  const alert = await makeAlert(parts, accountId, body);
  await context.transaction(async (session) => {
    await alerts.takeTurn(accountId, session);
    if ((await alerts.countRunning(accountId, alert.createdAt, session)) >= mostAlerts) throw problem('alerts.too_many');
    await alerts.add(alert, session);
    await context.events.append(alertEvent('made', accountId, `member:${accountId}`, { alertId: alert.id }), session);
    await made(alert.id, session);
  });
  context.metrics.alerts.inc({ what: 'made' });
  return alert;
}
