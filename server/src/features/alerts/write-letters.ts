import { hourMs, plusMs } from '@passerelle/shared/time';
import type { Deadline } from '../../core/deadlines/deadlines';
import { quietMs } from './alert';
import { suiting } from './match-cars';
import { alertEvent, type AlertParts } from './parts';

/** An address that is not confirmed is looked at again so often. */
const unconfirmedMs = hourMs;

/**
 * Makes a mail ready when its time has come: at once for the first, then after twelve quiet hours with everything found meanwhile. It is
 * written into the alert together with an event, whose effect sends it (send-letters.ts). Cars that are gone or taken again are left out.
 */
export function letterDeadline(parts: AlertParts): Deadline {
  const { context, alerts, accounts } = parts;
  return {
    name: 'alerts.mail',
    due: alerts.toMail,
    async run(id, now) {
      const alert = await alerts.byId(id);
      if (!alert || !alert.waiting || alert.letter || alert.nextMailAt > now || alert.endsAt <= now) return;
      if (!(await accounts.emailConfirmed(alert.accountId))) return alerts.postponeMail(id, plusMs(now, unconfirmedMs));
      const vehicleIds = (await suiting(parts, alert, alert.found)).map((car) => car.id);
      const letter = vehicleIds.length > 0 ? { number: alert.letters + 1, vehicleIds } : null;
      await context.transaction(async (session) => {
        const settled = await alerts.settle(id, alert.letters, { handled: alert.found, letter, nextMailAt: plusMs(now, quietMs) }, session);
        if (settled && letter) await context.events.append(alertEvent('found', alert.accountId, 'system', { alertId: id, letter: letter.number }), session);
      });
    },
  };
}
