import type { TransitionName } from '@passerelle/shared/bookings/process';
import type { DomainEvent, EffectListener } from '../../core/events/event';
import type { BookingRecord } from './booking';
import { moveBooking, type Move } from './move-booking';
import type { BookingParts } from './parts';
import { settleMoney } from './settle-money';

const system = (name: TransitionName, rest: Partial<Move> = {}): Move => ({ name, role: 'system', accountId: null, ...rest });

async function paid(parts: BookingParts, booking: BookingRecord, event: DomainEvent): Promise<void> {
  const { captureBefore, matches } = event.data;
  if (booking.state === 'pending_payment' && matches === true) {
    const instant = typeof captureBefore === 'number' ? new Date(captureBefore) : null;
    await moveBooking(parts, booking, system('confirm-payment', { input: { paymentMatches: true }, captureBefore: instant }));
  } else if (booking.state === 'pending_payment') {
    // The wrong amount: it goes back, and the hold runs out by itself.
    await parts.context.transaction((session) => parts.payments.returnLater(booking.paymentId, 'whole', session));
  } else if (booking.state === 'payment_expired' || booking.state === 'abandoned') {
    await moveBooking(parts, booking, system('late-payment'));
  }
}

async function follow(parts: BookingParts, booking: BookingRecord, event: DomainEvent): Promise<void> {
  switch (event.type) {
    case 'payments.paid':
      return paid(parts, booking, event);
    case 'payments.captured':
      return settleMoney(parts, booking, { kind: 'captured' });
    case 'payments.capture-failed':
      return booking.state === 'confirmed' && booking.money === 'pending' ? moveBooking(parts, booking, system('payment-failed')) : undefined;
    case 'payments.returned':
      return settleMoney(parts, booking, { kind: 'returned', amount: Number(event.data.amount) });
    case 'payments.return-failed':
      return settleMoney(parts, booking, { kind: 'return-failed' });
  }
}

/** What payments tell is carried into the bookings. A conflict with somebody's act is tried again by the effect's lease. */
export function paymentFollower(parts: BookingParts): EffectListener {
  return {
    name: 'bookings.follow-payment',
    on: ['payments.paid', 'payments.captured', 'payments.capture-failed', 'payments.returned', 'payments.return-failed'],
    async run(event) {
      const bookingId = event.data.bookingId;
      const booking = typeof bookingId === 'string' ? await parts.repository.byId(bookingId) : null;
      if (booking) await follow(parts, booking, event);
    },
  };
}
