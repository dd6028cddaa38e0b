import { dayMs, hourMs, plusMs } from '@passerelle/shared/time';
import type { Feature } from '../../core/feature';
import type { CaseParts } from './parts';

const everyMs = 6 * hourMs;
/** What is compared reaches back so far: longer than two looks and the slowest of effects. */
const backMs = 2 * dayMs;

type Parts = Pick<CaseParts, 'context' | 'bookings' | 'cases'>;

/** Compares the ledger with Stripe now and then. What differs twice in a row is a case; once may be an event on its way. */
export function reconciliation({ context, bookings, cases }: Parts): Pick<Feature, 'start' | 'deadlines'> {
  return {
    start: () => cases.startLooking(plusMs(context.clock.now(), everyMs)),
    deadlines: [
      {
        name: 'cases.reconcile',
        due: (now) => cases.dueLook(now),
        async run(_id, now) {
          const before = await cases.claimLook(now, plusMs(now, everyMs));
          if (!before) return;
          const differences = await bookings.reconcile(plusMs(now, -backMs));
          const found = differences.map(({ bookingId, what }) => `${bookingId}:${what}`);
          await cases.looked(found);
          for (const { bookingId, what } of differences) {
            if (before.includes(`${bookingId}:${what}`)) await cases.open({ id: context.newId('cas'), bookingId, kind: 'reconciliation', priority: 'high', openedAt: now });
          }
          if (found.length > 0) context.log.warn({ found }, 'ledger and Stripe differ');
        },
      },
    ],
  };
}
