import { entriesForCapture, entriesForRefund, type LedgerEntry } from '@passerelle/shared/bookings/ledger';
import { moneyAfter } from '@passerelle/shared/bookings/money-effects';
import { isFinal } from '@passerelle/shared/bookings/process';
import { nextDeadline } from '@passerelle/shared/bookings/transition';
import { problem } from '@passerelle/shared/problem';
import { appendMove } from './booking-event';
import { processState, type BookingRecord } from './booking';
import type { BookingParts } from './parts';

type Answer = { readonly kind: 'captured' } | { readonly kind: 'returned'; readonly amount: number } | { readonly kind: 'return-failed' };

function entriesOf(booking: BookingRecord, answer: Answer): LedgerEntry[] {
  const parties = { bookingId: booking.id, payerId: booking.renterId, ownerId: booking.ownerId };
  if (answer.kind === 'captured') return entriesForCapture(parties, booking.lineItems);
  const settlement = booking.moneyUnderWay?.settlement;
  // A hold that was released moved no money.
  return answer.kind === 'returned' && answer.amount > 0 && settlement ? entriesForRefund(parties, settlement) : [];
}

/** Stripe has answered: the money of the booking stands so now, and the ledger says why. */
export async function settleMoney(parts: BookingParts, booking: BookingRecord, answer: Answer): Promise<void> {
  const { context, repository } = parts;
  const now = context.clock.now();
  const cause = `${booking.paymentId}:${answer.kind}`;
  const underWay = booking.moneyUnderWay;
  if (answer.kind === 'captured' && underWay?.effect !== 'capture') {
    // The booking has moved on since the capture was asked for: what follows is under way, the capture is only written down.
    if (await repository.hasLedger(cause)) return;
    await context.transaction((session) => repository.addLedger(booking.id, cause, entriesOf(booking, answer), now, session));
    return;
  }
  if (!underWay) return;
  const money = moneyAfter(underWay.effect, answer.kind === 'return-failed' ? 'refused' : 'done', booking.money, underWay.settlement?.kept.amount ?? 0);
  const settled = { ...booking, money };
  const due = isFinal(booking.state) ? null : nextDeadline(processState(settled));
  await context.transaction(async (session) => {
    if (!(await repository.change(booking.id, booking.version, { money, moneyUnderWay: null, due }, null, session))) throw problem('bookings.version_conflict');
    await repository.addLedger(booking.id, cause, entriesOf(booking, answer), now, session);
    await appendMove(parts, settled, `booking.money_${money}`, 'system', session);
  });
}
