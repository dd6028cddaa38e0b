import { problem } from '@passerelle/shared/problem';
import { isStaff, type Viewer } from '../../core/auth/access-token';
import type { Session } from '../../core/database/connect';
import type { BookingRecord } from './booking';
import { holdDates, type Asker } from './hold-dates';
import type { BookingParts } from './parts';
import { checkDates, quoteStanding, type QuoteRecord } from './quote';

type Named = { readonly name: string };
export interface BookingRequest {
  readonly quoteId: string;
  readonly driver?: Named | undefined;
  readonly passengers?: readonly Named[] | undefined;
  readonly payer?: Named | undefined;
  readonly inquiryId?: string | undefined;
  readonly onBehalfOf?: { readonly email: string; readonly consent: true } | undefined;
}

/** The quote, if this account may use it now. Throws the refusal. */
export async function usableQuote({ quotes, context }: BookingParts, quoteId: string, accountId: string): Promise<QuoteRecord> {
  const quote = await quotes.byId(quoteId);
  if (!quote) throw problem('quotes.not_found');
  const standing = quoteStanding(quote, accountId, context.clock.now());
  if (standing === 'foreign') throw problem('quotes.other_account');
  if (standing === 'used') throw problem('quotes.used');
  if (standing === 'expired') throw problem('quotes.expired');
  return quote;
}

/** Support asks for a renter who agreed; everybody else for themselves. */
async function askerOf({ accounts }: BookingParts, viewer: Viewer, { driver, passengers = [], payer, onBehalfOf }: BookingRequest): Promise<Asker> {
  const roles = { driver: driver?.name ?? null, passengers: passengers.map(({ name }) => name), payer: payer?.name ?? null };
  if (!onBehalfOf) return { renterId: viewer.accountId, locale: viewer.locale, supportId: null, ...roles };
  if (!isStaff(viewer)) throw problem('auth.forbidden');
  const renter = await accounts.findByEmail(onBehalfOf.email);
  if (!renter) throw problem('request.invalid', { errors: [{ path: 'onBehalfOf.email', code: 'accounts.unknown_address' }] });
  return { renterId: renter.id, locale: (await accounts.contactOf(renter.id))?.locale ?? 'fr', supportId: viewer.accountId, ...roles };
}

async function inquiryOf({ repository }: BookingParts, inquiryId: string | undefined, renterId: string, quote: QuoteRecord): Promise<BookingRecord | null> {
  if (inquiryId === undefined) return null;
  const inquiry = await repository.byId(inquiryId);
  if (inquiry?.renterId !== renterId || inquiry.vehicleId !== quote.vehicleId) throw problem('bookings.not_found');
  if (inquiry.state !== 'inquiry') throw problem('bookings.transition_not_allowed');
  return inquiry;
}

/**
 * Asks for the car at the price of a quote: the dates are held in one transaction, and the payment page is made right after it, or
 * by the effect of its event if we die in between.
 */
export async function requestBooking(parts: BookingParts, viewer: Viewer, request: BookingRequest, made: (id: string, session: Session) => Promise<void>): Promise<BookingRecord> {
  const { context, accounts, vehicles, payments, turns } = parts;
  const asker = await askerOf(parts, viewer, request);
  if (context.config.production && !(await accounts.emailConfirmed(asker.renterId))) throw problem('accounts.email_not_confirmed');
  const quote = await usableQuote(parts, request.quoteId, asker.renterId);
  const vehicle = await vehicles.forBooking(quote.vehicleId);
  if (vehicle?.status !== 'published') throw problem('bookings.vehicle_not_offered');
  if (vehicle.ownerId === asker.renterId) throw problem('bookings.own_vehicle');
  checkDates(quote.period, quote.instant, context.clock.now());
  const inquiry = await inquiryOf(parts, request.inquiryId, asker.renterId, quote);

  const { booking, paymentEvent } = await turns.take(vehicle.id, async (waited) => {
    // Read first where somebody was before, so that who comes too late costs no transaction; the reserve inside it decides.
    if (waited && !(await vehicles.calendar.isFree(vehicle.id, quote.period))) throw problem('bookings.dates_taken');
    return holdDates(parts, { asker, quote, vehicle, inquiry, made });
  });
  // Without the page the booking still stands: its effect is tried again, and the page shows up on the booking.
  await payments.openNow(paymentEvent).catch((error: unknown) => context.log.warn({ err: error, booking: booking.id }, 'payment page not made yet'));
  return booking;
}
