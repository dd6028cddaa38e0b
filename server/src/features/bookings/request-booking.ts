import { problem } from '@passerelle/shared/problem';
import type { Viewer } from '../../core/auth/access-token';
import type { Session } from '../../core/database/connect';
import type { BookingRecord } from './booking';
import { holdDates, type BookingRequest } from './hold-dates';
import type { BookingParts } from './parts';
import { checkDates, quoteStanding, type QuoteRecord } from './quote';

async function usableQuote({ repository, context }: BookingParts, quoteId: string, accountId: string): Promise<QuoteRecord> {
  const quote = await repository.quote(quoteId);
  if (!quote) throw problem('quotes.not_found');
  const standing = quoteStanding(quote, accountId, context.clock.now());
  if (standing === 'foreign') throw problem('quotes.other_account');
  if (standing === 'used') throw problem('quotes.used');
  if (standing === 'expired') throw problem('quotes.expired');
  return quote;
}

/**
 * Asks for the car at the price of a quote: the dates are held in one transaction, and the payment page is made right after it, or
 * by the effect of its event if we die in between.
 */
export async function requestBooking(
  parts: BookingParts,
  viewer: Viewer,
  { quoteId, ...request }: { readonly quoteId: string } & BookingRequest,
  made: (id: string, session: Session) => Promise<void>,
): Promise<BookingRecord> {
  const { context, accounts, vehicles, payments, turns } = parts;
  if (context.config.production && !(await accounts.emailConfirmed(viewer.accountId))) throw problem('accounts.email_not_confirmed');
  const quote = await usableQuote(parts, quoteId, viewer.accountId);
  const vehicle = await vehicles.forBooking(quote.vehicleId);
  if (vehicle?.status !== 'published') throw problem('bookings.vehicle_not_offered');
  if (vehicle.ownerId === viewer.accountId) throw problem('bookings.own_vehicle');
  checkDates(quote.period, quote.instant, context.clock.now());

  const { booking, paymentEvent } = await turns.take(vehicle.id, async () => {
    // Read first, so that who comes too late costs no transaction; the reserve inside it decides.
    if (!(await vehicles.calendar.isFree(vehicle.id, quote.period))) throw problem('bookings.dates_taken');
    return holdDates(parts, viewer, { quote, vehicle, request, made });
  });
  // Without the page the booking still stands: its effect is tried again, and the page shows up on the booking.
  await payments.openNow(paymentEvent).catch((error: unknown) => context.log.warn({ err: error, booking: booking.id }, 'payment page not made yet'));
  return booking;
}
