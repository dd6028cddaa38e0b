import type { bookingsContract } from '@passerelle/shared/bookings/contract';
import type { RouteReply } from '@passerelle/shared/contract';
import { problem } from '@passerelle/shared/problem';
import { periodToWire } from '@passerelle/shared/time';
import type { BookingParts } from './parts';
import { bookingOfToken } from './pay-token';

type PayPage = RouteReply<(typeof bookingsContract)['routes']['pay']>;

/** What somebody who pays for another is shown: car, dates, lines and amount; no name, no verdict, nothing of a body. */
export async function showPayLink({ context, repository, payments, vehicles }: BookingParts, token: string): Promise<PayPage> {
  const id = bookingOfToken(token, context.secrets.field);
  const booking = id === null ? null : await repository.byId(id);
  if (!booking || booking.payer === null) throw problem('bookings.not_found');
  const payment = await payments.byId(booking.payments.link ?? booking.paymentId);
  const vehicle = (await vehicles.summaries([booking.vehicleId])).get(booking.vehicleId);
  if (!payment || !vehicle) throw problem('bookings.not_found');
  const { period, timeZone, lineItems, stamps } = booking;
  const paid = payment.state === 'held' || payment.state === 'captured';
  const state = paid ? 'paid' : payment.state === 'open' || payment.state === 'opening' ? 'open' : 'closed';
  const until = booking.state === 'pending_payment' ? stamps.holdUntil : undefined;
  return {
    vehicle: { title: vehicle.title, place: vehicle.place },
    period: periodToWire(period),
    timeZone,
    lineItems: lineItems.filter(({ paidBy }) => paidBy === 'renter'),
    amount: payment.amount,
    part: payment.purpose,
    state,
    ...(state === 'open' && payment.url ? { url: payment.url } : {}),
    ...(until ? { until: until.toISOString() } : {}),
  };
}
