import { transition, type TransitionResult } from '@passerelle/shared/bookings/transition';
import { problem } from '@passerelle/shared/problem';
import { dayMs, plusMs } from '@passerelle/shared/time';
import type { Viewer } from '../../core/auth/access-token';
import type { Session } from '../../core/database/connect';
import type { Listing } from '../vehicles';
import type { BookingRecord } from './booking';
import { appendMove } from './booking-event';
import type { BookingParts } from './parts';
import type { QuoteRecord } from './quote';
import { refusalProblem } from './refusal';

/** Who drives and who travels; both may stay unsaid. */
export interface BookingRequest {
  readonly driver?: { readonly name: string } | undefined;
  readonly passengers?: readonly { readonly name: string }[] | undefined;
}

interface Hold {
  readonly quote: QuoteRecord;
  readonly vehicle: Listing;
  readonly request: BookingRequest;
  /** Remembers the booking under the caller's Idempotency-Key. */
  readonly made: (id: string, session: Session) => Promise<void>;
}

/** The process's own answer to `request`, with what it must know of the renter's other bookings. */
async function ask({ repository, context }: BookingParts, viewer: Viewer, { quote, vehicle }: Hold, session: Session): Promise<TransitionResult> {
  const now = context.clock.now();
  await repository.takeTurn(viewer.accountId, session);
  const facts = {
    start: quote.period.from,
    end: quote.period.to,
    zone: vehicle.timeZone,
    instant: quote.instant,
    ownVehicle: vehicle.ownerId === viewer.accountId,
    unpaidHolds: await repository.countOfRenter(viewer.accountId, 'pending_payment', null, session),
    expiredHoldsToday: await repository.countOfRenter(viewer.accountId, 'payment_expired', plusMs(now, -dayMs), session),
  };
  const answer = transition({ state: null, money: 'none', facts }, 'request', { role: 'renter' }, now, { quote: 'usable', verdict: quote.fit?.verdict });
  if ('refused' in answer) throw refusalProblem(answer.refused);
  return answer.ok;
}

/** The payment to be; manual capture where the owner still has to answer. */
function openPayment({ payments, context }: BookingParts, viewer: Viewer, bookingId: string, { quote, vehicle }: Hold, session: Session) {
  const capture = quote.instant ? 'automatic' : 'manual';
  const returnUrl = `${context.publicUrl}/bookings/${bookingId}`;
  return payments.open({ bookingId, payerId: viewer.accountId, amount: quote.total, capture, description: vehicle.title, locale: viewer.locale, returnUrl }, session);
}

/**
 * One transaction: calendar, quote used up, conversation, payment to be, booking and event. Throws `bookings.dates_taken` when
 * somebody was faster, and the refusals of the process.
 */
export async function holdDates(parts: BookingParts, viewer: Viewer, hold: Hold): Promise<{ booking: BookingRecord; paymentEvent: string }> {
  const { context, repository, vehicles, messages } = parts;
  const { quote, vehicle, request, made } = hold;
  const id = context.newId('bkg');
  return context.transaction(async (session) => {
    if (!(await vehicles.calendar.reserve(vehicle.id, { id, kind: 'hold', bookingId: id, ...quote.period }, session))) throw problem('bookings.dates_taken');
    if (!(await repository.useQuote(quote.id, viewer.accountId, id, session))) throw problem('quotes.used');
    const { state, money, stamps, deadline, event } = await ask(parts, viewer, hold, session);
    const conversationId = await messages.openConversation({ bookingId: id, participants: [viewer.accountId, vehicle.ownerId] }, session);
    const { paymentId, eventId } = await openPayment(parts, viewer, id, hold, session);
    const { period, instant, lineItems, total, deposit, cancellationPolicy, fit } = quote;
    const createdAt = context.clock.now();
    const booking: BookingRecord = {
      id, version: 0, state, money, vehicleId: vehicle.id, ownerId: vehicle.ownerId, renterId: viewer.accountId,
      driver: request.driver?.name ?? null, passengers: (request.passengers ?? []).map(({ name }) => name),
      period, timeZone: vehicle.timeZone, instant, lineItems, total, deposit, cancellationPolicy, fit, stamps,
      captureBefore: null, due: deadline, moneyUnderWay: null, timeline: [{ at: createdAt, name: 'request', by: 'renter', state }], conversationId, paymentId, createdAt,
    };
    await repository.add(booking, session);
    await appendMove(parts, booking, event, `renter:${viewer.accountId}`, session);
    await made(id, session);
    return { booking, paymentEvent: eventId };
  });
}
