import { stampsOf, type BookingFacts } from '@passerelle/shared/bookings/facts';
import { takeStep, type Step, type StepContext } from '@passerelle/shared/bookings/step';
import { problem } from '@passerelle/shared/problem';
import { dayMs, plusMs } from '@passerelle/shared/time';
import type { Locale } from '@passerelle/shared/locale';
import type { Session } from '../../core/database/connect';
import type { Listing } from '../vehicles';
import { blankBooking, factsOf, wholeBooking, type BookingRecord } from './booking';
import { appendMove } from './booking-event';
import { commitStep } from './commit-step';
import type { BookingParts } from './parts';
import type { QuoteRecord } from './quote';
import { refusalProblem } from './refusal';

/** For whom the car is, who drives and who travels, who pays; all but the first may stay unsaid. */
export interface Asker {
  readonly renterId: string;
  readonly locale: Locale;
  /** Of support, where they ask for a renter who agreed. */
  readonly supportId: string | null;
  readonly driver: string | null;
  readonly passengers: readonly string[];
  readonly payer: string | null;
}

interface Hold {
  readonly asker: Asker;
  readonly quote: QuoteRecord;
  readonly vehicle: Listing;
  /** The question that it began with. */
  readonly inquiry: BookingRecord | null;
  /** Remembers the booking under the caller's Idempotency-Key. */
  readonly made: (id: string, session: Session) => Promise<void>;
}

function draftOf({ asker, quote, vehicle, inquiry }: Hold, id: string, createdAt: Date): BookingRecord {
  const { period, instant, lineItems, total, includedKm, chosen, deposit, cancellationPolicy, fit } = quote;
  const { renterId, supportId: askedBy, driver, passengers, payer } = asker;
  return {
    ...(inquiry ?? { ...blankBooking, id, version: 0, state: 'inquiry', money: 'none', conversationId: '', timeline: [], createdAt }),
    vehicleId: vehicle.id, ownerId: vehicle.ownerId, renterId, askedBy, driver, passengers, payer,
    period, timeZone: vehicle.timeZone, instant, lineItems, total, includedKm, chosen, deposit, cancellationPolicy, fit: fit ?? inquiry?.fit ?? null,
  };
}

/** The process's own answer to `request`, with what it must know of the renter's other bookings. */
async function ask({ repository }: BookingParts, draft: BookingRecord, { asker, quote, vehicle, inquiry }: Hold, stepContext: StepContext, session: Session): Promise<Step> {
  const { renterId, supportId } = asker;
  await repository.takeTurn(renterId, session);
  const holds = await repository.holdsOf(renterId, plusMs(stepContext.now, -dayMs), session);
  const facts: BookingFacts = {
    ...factsOf(draft),
    ownVehicle: vehicle.ownerId === renterId,
    unpaidHolds: holds.unpaid,
    expiredHoldsToday: holds.expired,
  };
  const whole = { ...wholeBooking(draft, []), state: inquiry ? inquiry.state : null, facts };
  const role = supportId === null ? 'renter' : 'support';
  const answer = takeStep(whole, 'request', role, { quote: 'usable', verdict: (quote.fit ?? inquiry?.fit)?.verdict, consentRecorded: supportId !== null }, stepContext);
  if ('refused' in answer) throw refusalProblem(answer.refused);
  return answer.ok;
}

/** The payment to be; manual capture where the owner still has to answer. The card of somebody else is not kept. */
function openPayment({ payments, context }: BookingParts, { id: bookingId, renterId, payer, total: amount }: BookingRecord, { asker, quote, vehicle }: Hold, session: Session) {
  const ownCard = payer === null;
  return payments.open(
    {
      bookingId, purpose: 'rental', payerId: ownCard ? renterId : null, saveMethod: ownCard, amount, capture: quote.instant ? 'automatic' : 'manual',
      description: vehicle.title, locale: asker.locale, returnUrl: `${context.publicUrl}/bookings/${bookingId}`,
    },
    session,
  );
}

/**
 * One transaction: calendar, quote used up, conversation, payment to be, booking and event. Throws `bookings.dates_taken` when
 * somebody was faster, and the refusals of the process.
 */
export async function holdDates(parts: BookingParts, hold: Hold): Promise<{ booking: BookingRecord; paymentEvent: string }> {
  const { context, repository, quotes, vehicles, messages } = parts;
  const { asker, quote, vehicle, inquiry, made } = hold;
  const id = inquiry?.id ?? context.newId('bkg');
  const stepContext = { id: context.newId('evt'), now: context.clock.now() };
  const draft = draftOf(hold, id, stepContext.now);
  const role = asker.supportId === null ? 'renter' : 'support';
  const by = `${role}:${asker.supportId ?? asker.renterId}`;
  return context.transaction(async (session) => {
    if (!inquiry && !(await vehicles.calendar.reserve(vehicle.id, { id, kind: 'hold', bookingId: id, ...quote.period }, session))) throw problem('bookings.dates_taken');
    if (!(await quotes.use(quote.id, asker.renterId, id, session))) throw problem('quotes.used');
    const step = await ask(parts, draft, hold, stepContext, session);
    const { paymentId, eventId } = await openPayment(parts, draft, hold, session);
    if (inquiry) {
      const { id: _id, version: _v, timeline: _t, createdAt: _c, renterId: _r, ...asked } = draft;
      const booking = await commitStep(parts, { before: inquiry, step, context: stepContext, by, writes: { ...asked, paymentId } }, session);
      await made(id, session);
      return { booking, paymentEvent: eventId };
    }
    const conversationId = await messages.openConversation({ bookingId: id, participants: [asker.renterId, vehicle.ownerId] }, session);
    const booking: BookingRecord = {
      ...draft, state: step.booking.state ?? 'pending_payment', money: step.booking.money, stamps: stampsOf(step.booking.facts), due: step.deadline,
      timeline: [{ at: stepContext.now, name: 'request', by: role, state: 'pending_payment' }], conversationId, paymentId,
    };
    await repository.add(booking, session);
    await appendMove(parts, booking, { type: step.timeline[0]?.event ?? 'booking.dates_held', by }, session);
    await made(id, session);
    return { booking, paymentEvent: eventId };
  });
}
