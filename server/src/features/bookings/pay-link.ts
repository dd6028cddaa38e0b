import type { bookingsContract } from '@passerelle/shared/bookings/contract';
import { paidByRenter, type LineItem } from '@passerelle/shared/bookings/price';
import type { RouteReply } from '@passerelle/shared/contract';
import { problem } from '@passerelle/shared/problem';
import { periodToWire } from '@passerelle/shared/time';
import type { Context } from '../../core/context';
import { idOfLinkToken, linkToken } from '../../core/crypto/link-token';
import type { BookingRecord } from './booking';
import type { BookingParts } from './parts';

type PayPage = RouteReply<(typeof bookingsContract)['routes']['pay']>;

/** Who pays for another has one, and who asked by telephone, so that they need not sign in. */
export const hasPayLink = ({ payer, askedBy }: Pick<BookingRecord, 'payer' | 'askedBy'>): boolean => payer !== null || askedBy !== null;

/** The address of the page below: whoever has it can pay, and see nothing of a person. */
export const payAddress = ({ publicUrl, secrets }: Pick<Context, 'publicUrl' | 'secrets'>, bookingId: string): string => `${publicUrl}/pay/${linkToken('pay', bookingId, secrets.field)}`;

/** Which extra it is may say something of a body: who pays for another reads that there is one. */
const withoutName = ({ code, ...line }: LineItem): LineItem => ({ ...line, code: code.startsWith('extra.') ? 'extra' : code });

/** What somebody who pays for another is shown: car, dates, lines and amount; no name, no verdict, nothing of a body. */
export async function showPayLink({ context, repository, payments, vehicles }: BookingParts, token: string): Promise<PayPage> {
  const id = idOfLinkToken('pay', token, context.secrets.field);
  const booking = id === null ? null : await repository.byId(id);
  if (!booking || !hasPayLink(booking)) throw problem('bookings.not_found');
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
    lineItems: lineItems.filter(paidByRenter).map(withoutName),
    amount: payment.amount,
    part: payment.purpose,
    state,
    ...(state === 'open' && payment.url ? { url: payment.url } : {}),
    ...(until ? { until: until.toISOString() } : {}),
  };
}
