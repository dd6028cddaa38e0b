import { transition } from '@passerelle/shared/bookings/transition';
import { problem } from '@passerelle/shared/problem';
import { dayMs, plusMs } from '@passerelle/shared/time';
import type { Viewer } from '../../core/auth/access-token';
import type { Session } from '../../core/database/connect';
import type { BookingRecord } from './booking';
import { appendMove } from './booking-event';
import type { BookingParts } from './parts';
import { refusalProblem } from './refusal';
import { checkDates, quoteStanding, type QuoteRecord } from './quote';

interface Request {
  readonly quoteId: string;
  readonly driver?: { readonly name: string } | undefined;
  readonly passengers?: readonly { readonly name: string }[] | undefined;
}

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
 * Asks for the car at the price of a quote: the dates are held, and the payment page is made. One transaction; the page is made
 * right after it, and by the effect of its event if we die in between.
 */
export async function requestBooking(
  parts: BookingParts,
  viewer: Viewer,
  request: Request,
  made: (id: string, session: Session) => Promise<void>,
): Promise<BookingRecord> {
  const { context, repository, accounts, vehicles, payments, messages } = parts;
  const now = context.clock.now();
  if (context.config.production && !(await accounts.emailConfirmed(viewer.accountId))) throw problem('accounts.email_not_confirmed');
  const quote = await usableQuote(parts, request.quoteId, viewer.accountId);
  const vehicle = await vehicles.forBooking(quote.vehicleId);
  if (vehicle?.status !== 'published') throw problem('bookings.vehicle_not_offered');
  checkDates(quote.period, quote.instant, now);
  // Read first, so that most of those who come too late cost no transaction; the reserve below decides.
  if (vehicle.ownerId !== viewer.accountId && !(await vehicles.calendar.isFree(vehicle.id, quote.period))) throw problem('bookings.dates_taken');

  const id = context.newId('bkg');
  const start = { start: quote.period.from, end: quote.period.to, zone: vehicle.timeZone, instant: quote.instant };
  const { booking, paymentEvent } = await context.transaction(async (session) => {
    if (!(await vehicles.calendar.reserve(vehicle.id, { id, kind: 'hold', bookingId: id, ...quote.period }, session))) throw problem('bookings.dates_taken');
    if (!(await repository.useQuote(quote.id, viewer.accountId, id, session))) throw problem('quotes.used');
    await repository.takeTurn(viewer.accountId, session);
    const unpaidHolds = await repository.countOfRenter(viewer.accountId, 'pending_payment', null, session);
    const expiredHoldsToday = await repository.countOfRenter(viewer.accountId, 'payment_expired', plusMs(now, -dayMs), session);
    const facts = { ...start, ownVehicle: vehicle.ownerId === viewer.accountId, unpaidHolds, expiredHoldsToday };
    const answer = transition({ state: null, money: 'none', facts }, 'request', { role: 'renter' }, now, { quote: 'usable', verdict: quote.fit?.verdict });
    if ('refused' in answer) throw refusalProblem(answer.refused);
    const { state, money, stamps, deadline } = answer.ok;
    const conversationId = await messages.openConversation({ bookingId: id, participants: [viewer.accountId, vehicle.ownerId] }, session);
    const { paymentId, eventId } = await payments.open(
      {
        bookingId: id,
        payerId: viewer.accountId,
        amount: quote.total,
        capture: quote.instant ? 'automatic' : 'manual',
        description: vehicle.title,
        locale: viewer.locale,
        returnUrl: `${context.publicUrl}/bookings/${id}`,
      },
      session,
    );
    const record: BookingRecord = {
      id, version: 0, state, money, vehicleId: vehicle.id, ownerId: vehicle.ownerId, renterId: viewer.accountId,
      driver: request.driver?.name ?? null, passengers: (request.passengers ?? []).map(({ name }) => name),
      period: quote.period, timeZone: vehicle.timeZone, instant: quote.instant, lineItems: quote.lineItems, total: quote.total, deposit: quote.deposit,
      cancellationPolicy: quote.cancellationPolicy, fit: quote.fit, stamps, captureBefore: null, due: deadline, moneyUnderWay: null,
      timeline: [{ at: now, name: 'request', by: 'renter', state }], conversationId, paymentId, createdAt: now,
    };
    await repository.add(record, session);
    await appendMove(parts, record, answer.ok.event, `renter:${viewer.accountId}`, session);
    await made(id, session);
    return { booking: record, paymentEvent: eventId };
  });
  // Without the page the booking still stands: its effect is tried again, and the page shows up on the booking.
  await payments.openNow(paymentEvent).catch((error: unknown) => context.log.warn({ err: error, booking: id }, 'payment page not made yet'));
  return booking;
}
