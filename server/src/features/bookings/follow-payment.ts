import type { BankAnswer } from '@passerelle/shared/bookings/answers';
import { takeAnswer } from '@passerelle/shared/bookings/step';
import { euros } from '@passerelle/shared/money';
import { Problem } from '@passerelle/shared/problem';
import type { DomainEvent, EffectListener } from '../../core/events/event';
import { paymentOutcomes, readOutcome, type PaymentOutcome } from '../payments';
import type { BookingPayments, BookingRecord, Sent } from './booking';
import { commitStep } from './commit-step';
import { withLedger } from './move-booking';
import type { BookingParts } from './parts';
import { followUnasked } from './follow-unasked';

interface Answer {
  /** As in `sent.waits`. */
  readonly to: string;
  readonly says: BankAnswer;
}

function answerOf({ type, data }: PaymentOutcome): Answer | null {
  switch (type) {
    case 'payments.paid':
      return { to: `paid:${data.paymentId}`, says: { done: true, ...(data.captureBefore === null ? {} : { captureBefore: new Date(data.captureBefore) }) } };
    case 'payments.charge-failed':
      return { to: `paid:${data.paymentId}`, says: { done: false } };
    case 'payments.captured':
      return { to: `captured:${data.paymentId}`, says: { done: true } };
    case 'payments.capture-failed':
      return { to: `captured:${data.paymentId}`, says: { done: false } };
    case 'payments.returned':
      return { to: `returned:${data.returnId}`, says: { done: true, amount: euros(data.amount) } };
    case 'payments.return-failed':
      return { to: `returned:${data.returnId}`, says: { done: false } };
    case 'payments.paid-out':
      return { to: `paid-out:${data.payoutId}`, says: { done: true } };
    default:
      return null;
  }
}

/** A hold that follows another takes its place once it stands; what was refused can be paid by a link. */
function paymentsAfter({ payments }: BookingRecord, { waits }: Sent, paymentId: string, done: boolean): BookingPayments {
  const ofPayment = waits.some((wait) => wait === `paid:${paymentId}` || wait === `captured:${paymentId}`);
  if (!done) return { ...payments, renewal: null, ...(ofPayment ? { link: paymentId } : {}) };
  return paymentId === payments.renewal ? { ...payments, renewal: null, deposit: paymentId } : payments;
}

/** One of the answers that the order at the head waits for; with the last of them it is settled. */
async function followAsked(parts: BookingParts, booking: BookingRecord, sent: Sent, { to, says }: Answer, paymentId: string, event: DomainEvent): Promise<void> {
  const { context, repository } = parts;
  const waits = sent.waits.filter((each) => each !== to);
  const refused = sent.refused || !says.done;
  const payments = paymentsAfter(booking, sent, paymentId, says.done);
  const stepContext = { id: event.id, now: context.clock.now() };
  await context.transaction(async (session) => {
    const step = waits.length > 0 ? null : takeAnswer(await withLedger(parts, booking), sent.intentId, refused ? { done: false } : says, stepContext);
    if (step) await commitStep(parts, { before: booking, step, context: stepContext, by: 'system', writes: { sent: null, payments } }, session);
    else if (!(await repository.change(booking, { sent: waits.length > 0 ? { ...sent, waits, refused } : null, payments }, [], session))) throw new Error(`${booking.id} changed meanwhile`);
  });
}

async function follow(parts: BookingParts, event: DomainEvent, outcome: PaymentOutcome): Promise<void> {
  const booking = await parts.repository.byId(outcome.data.bookingId);
  if (!booking) return;
  const answer = answerOf(outcome);
  if (answer && booking.sent?.waits.includes(answer.to)) return followAsked(parts, booking, booking.sent, answer, outcome.data.paymentId, event);
  return followUnasked(parts, booking, event, outcome);
}

const isConflict = (error: unknown): boolean => error instanceof Problem && error.code === 'bookings.version_conflict';
const mostTries = 5;

/** What payments tell is carried into the bookings. A conflict with somebody's act is tried again, at once and then by the effect's lease. */
export function paymentFollower(parts: BookingParts): EffectListener {
  return {
    name: 'bookings.follow-payment',
    on: paymentOutcomes,
    async run(event) {
      const outcome = readOutcome(event);
      if (!outcome) throw new Error(`${event.type} does not read as an outcome`);
      for (let tries = 1; ; tries += 1) {
        try {
          return await follow(parts, event, outcome);
        } catch (error) {
          if (!isConflict(error) || tries === mostTries) throw error;
        }
      }
    },
  };
}
