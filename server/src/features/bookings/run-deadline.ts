import { moveBooking } from './move-booking';
import type { BookingParts } from './parts';

/** What the system does by itself when nobody acted in time. Before a hold is given up, Stripe is asked to close the payment page. */
export async function runBookingDeadline(parts: BookingParts, id: string, now: Date): Promise<void> {
  const booking = await parts.repository.byId(id);
  if (!booking?.due || booking.due.at > now) return;
  const { name } = booking.due;
  const checkoutClosed = name === 'expire-payment' ? (await parts.payments.close(booking.paymentId)) === 'closed' : undefined;
  // Paid at the last moment: the booking is confirmed by that payment, not expired.
  if (checkoutClosed === false) return;
  await moveBooking(parts, booking, { name, role: 'system', accountId: null, input: { checkoutClosed } });
}
