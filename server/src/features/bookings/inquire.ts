import { takeStep } from '@passerelle/shared/bookings/step';
import { stampsOf } from '@passerelle/shared/bookings/facts';
import { problem } from '@passerelle/shared/problem';
import type { Viewer } from '../../core/auth/access-token';
import type { Session } from '../../core/database/connect';
import { blankBooking, factsOf, wholeBooking, type BookingRecord } from './booking';
import { appendMove } from './booking-event';
import { makeQuote, type QuoteRequest } from './make-quote';
import type { BookingParts } from './parts';
import { refusalProblem } from './refusal';

/** A question about a car and dates: a conversation, and a price to look at; nothing is held. */
export async function inquire(parts: BookingParts, viewer: Viewer, request: QuoteRequest, made: (id: string, session: Session) => Promise<void>): Promise<BookingRecord> {
  const { context, repository, vehicles, messages } = parts;
  const vehicle = await vehicles.forBooking(request.vehicleId);
  if (!vehicle) throw problem('vehicles.not_found');
  const { period, instant, lineItems, total, includedKm, chosen, deposit, cancellationPolicy, fit } = await makeQuote(parts, request);
  const stepContext = { id: context.newId('evt'), now: context.clock.now() };
  const draft: BookingRecord = {
    ...blankBooking, id: context.newId('bkg'), version: 0, state: 'inquiry', money: 'none', vehicleId: vehicle.id, ownerId: vehicle.ownerId, renterId: viewer.accountId,
    period, timeZone: vehicle.timeZone, instant, lineItems, total, includedKm, chosen, deposit, cancellationPolicy, fit, conversationId: '', timeline: [], createdAt: stepContext.now,
  };
  const facts = { ...factsOf(draft), ownVehicle: vehicle.ownerId === viewer.accountId };
  const answer = takeStep({ ...wholeBooking(draft, []), state: null, facts }, 'inquire', 'renter', {}, stepContext);
  if ('refused' in answer) throw refusalProblem(answer.refused);
  const { booking: after, deadline, timeline } = answer.ok;
  return context.transaction(async (session) => {
    const conversationId = await messages.openConversation({ bookingId: draft.id, participants: [viewer.accountId, vehicle.ownerId] }, session);
    const booking: BookingRecord = { ...draft, conversationId, stamps: stampsOf(after.facts), due: deadline, timeline: [{ at: stepContext.now, name: 'inquire', by: 'renter', state: 'inquiry' }] };
    await repository.add(booking, session);
    await appendMove(parts, booking, { type: timeline[0]?.event ?? 'booking.inquired', by: `renter:${viewer.accountId}` }, session);
    await made(booking.id, session);
    return booking;
  });
}
