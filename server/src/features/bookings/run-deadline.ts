import type { TransitionInput } from '@passerelle/shared/bookings/facts';
import { withMoneyFacts } from '@passerelle/shared/bookings/money-queue';
import { deadlinesOf } from '@passerelle/shared/bookings/transition';
import { Problem, problem } from '@passerelle/shared/problem';
import { returnReading } from './handover';
import type { BookingRecord } from './booking';
import { moveBooking, withLedger } from './move-booking';
import type { BookingParts } from './parts';

/** What the system must know for a step that it takes by itself. */
async function inputFor({ vehicles }: BookingParts, booking: BookingRecord, name: string): Promise<TransitionInput> {
  const { id, vehicleId, period } = booking;
  switch (name) {
    case 'mark-overdue': {
      const next = await vehicles.calendar.nextAfter(vehicleId, id, period.from);
      return next ? { nextReservation: next.from } : {};
    }
    // The calendar itself decides, in the same transaction.
    case 'accept-extension':
      return { datesFree: true };
    case 'confirm-check-out':
      return { recordComplete: true, driven: returnReading(booking) };
    default:
      return {};
  }
}

/** The step cannot be taken now, and nobody would look again: its deadline passes, and the next one is waited for. */
async function passBy(parts: BookingParts, booking: BookingRecord, now: Date): Promise<void> {
  const whole = withMoneyFacts(await withLedger(parts, booking));
  const due = deadlinesOf(whole).find(({ name, at }) => name !== booking.due?.name || at > now) ?? null;
  await parts.context.transaction(async (session) => {
    if (!(await parts.repository.change(booking, { due }, [], session))) throw problem('bookings.version_conflict');
  });
}

/** What the system does by itself when nobody acted in time. Before a hold is given up, Stripe is asked to close the payment page. */
export async function runBookingDeadline(parts: BookingParts, id: string, now: Date, triesLeft = 3): Promise<void> {
  const booking = await parts.repository.byId(id);
  if (!booking?.due || booking.due.at > now) return;
  const { name } = booking.due;
  const checkoutClosed = name === 'expire-payment' ? (await parts.payments.close(booking.paymentId)) === 'closed' : undefined;
  // Paid at the last moment: the booking is confirmed by that payment, not expired.
  if (checkoutClosed === false) return;
  const input = { ...(await inputFor(parts, booking, name)), checkoutClosed };
  try {
    await moveBooking(parts, booking, { name, role: 'system', accountId: null, input });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    // Somebody, or the bank, was faster: what is due now may be something else.
    if (error.code === 'bookings.version_conflict') {
      if (triesLeft === 0) throw error;
      return runBookingDeadline(parts, id, now, triesLeft - 1);
    }
    parts.context.log.warn({ booking: id, name, code: error.code }, 'deadline passed by');
    await passBy(parts, booking, now);
  }
}
