import { settleCancellation } from '@passerelle/shared/bookings/cancellation';
import { entriesForCapture, entriesForRefund, entriesForTransfer } from '@passerelle/shared/bookings/ledger';
import { priceRental } from '@passerelle/shared/bookings/price';
import type { BookingState, TransitionName } from '@passerelle/shared/bookings/process';
import { dayMs, hourMs, localDay, plusMs, zonedToInstant } from '@passerelle/shared/time';
import type { Context } from '../../core/context';
import { blankBooking, type BookingRecord, type SeededBooking } from '../../features/bookings';
import type { Listing } from '../../features/vehicles';

type By = BookingRecord['timeline'][number]['by'];
type Step = readonly [name: TransitionName, by: By, state: BookingState, hoursAfterRequest: number];

const asked: readonly Step[] = [['request', 'renter', 'pending_payment', 0], ['confirm-payment', 'system', 'requested', 0.1]];
const confirmed: readonly Step[] = [...asked, ['accept', 'owner', 'confirmed', 3]];

/** The ends a booking can have before or after its trip, and the steps that led there. */
const histories = {
  completed: [...confirmed, ['confirm-check-in', 'owner', 'in_progress', 240], ['confirm-check-out', 'owner', 'returned', 288], ['complete', 'system', 'completed', 336]],
  cancelled_by_renter: [...confirmed, ['cancel-by-renter', 'renter', 'cancelled_by_renter', 30]],
  cancelled_by_owner: [...confirmed, ['cancel-by-owner', 'owner', 'cancelled_by_owner', 40]],
  declined: [...asked, ['decline', 'owner', 'declined', 2]],
  withdrawn: [...asked, ['withdraw', 'renter', 'withdrawn', 1]],
  expired: [...asked, ['expire-request', 'system', 'expired', 8]],
  payment_expired: [['request', 'renter', 'pending_payment', 0], ['expire-payment', 'system', 'payment_expired', 0.5]],
} as const satisfies Partial<Record<BookingState, readonly Step[]>>;
export type PastState = keyof typeof histories;
export const pastStates: readonly PastState[] = ['completed', 'cancelled_by_renter', 'cancelled_by_owner', 'declined', 'withdrawn', 'expired', 'payment_expired'];

const captured: readonly PastState[] = ['completed', 'cancelled_by_renter', 'cancelled_by_owner'];

/** A booking that ended some time ago, ten days after it was asked for, with the ledger that it left. */
export function pastBooking({ newId }: Pick<Context, 'newId'>, vehicle: Listing, { renterId, conversationId, bookingId, end, endedAt }: { renterId: string; conversationId: string; bookingId: string; end: PastState; endedAt: Date }): SeededBooking {
  const requestedAt = plusMs(endedAt, -14 * dayMs);
  const at = (days: number, time: string) => zonedToInstant(`${localDay(plusMs(requestedAt, days * dayMs), vehicle.timeZone)}T${time}`, vehicle.timeZone);
  const period = { from: at(10, '09:00'), to: at(12, '18:00') };
  const { lineItems, total, deposit, includedKm } = priceRental({ pricing: vehicle.pricing, period, zone: vehicle.timeZone });
  const parties = { bookingId, payerId: renterId, ownerId: vehicle.ownerId };
  const steps: readonly Step[] = histories[end];
  const timeline = steps.map(([name, by, state, hours]) => ({ at: plusMs(requestedAt, hours * hourMs), name, by, state, ...(end === 'declined' && name === 'decline' ? { reason: 'dates_not_possible' as const } : {}) }));
  const confirmedAt = plusMs(requestedAt, 3 * hourMs);
  const lastAt = timeline.at(-1)?.at ?? requestedAt;
  const settlement = settleCancellation({ policy: vehicle.cancellationPolicy, lineItems, confirmedAt, start: period.from, zone: vehicle.timeZone, now: lastAt, by: end === 'cancelled_by_owner' ? 'owner' : 'renter' });
  const ownerShare = end === 'completed' ? lineItems.filter(({ goesTo }) => goesTo === 'owner').reduce((sum, line) => sum + line.total.amount, 0) - lineItems.filter(({ paidBy }) => paidBy === 'owner').reduce((sum, line) => sum + line.total.amount, 0) : 0;
  const ledger = captured.includes(end)
    ? [
        { at: confirmedAt, entries: entriesForCapture(parties, lineItems) },
        ...(end === 'completed' ? [{ at: lastAt, entries: entriesForTransfer(parties, { amount: ownerShare, currency: total.currency }) }] : [{ at: lastAt, entries: entriesForRefund(parties, settlement) }]),
      ]
    : [];
  const booking: BookingRecord = {
    ...blankBooking, id: bookingId, version: steps.length - 1, state: end, money: end === 'completed' || (captured.includes(end) && settlement.kept.amount > 0) ? 'captured' : 'none',
    vehicleId: vehicle.id, ownerId: vehicle.ownerId, renterId, period, timeZone: vehicle.timeZone, instant: false,
    lineItems, total, deposit, cancellationPolicy: vehicle.cancellationPolicy, includedKm, stamps: captured.includes(end) ? { requestedAt, confirmedAt } : { requestedAt },
    timeline, conversationId, paymentId: newId('pay'), createdAt: requestedAt,
  };
  return { booking, ledger };
}
