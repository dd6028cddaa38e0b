import { settleOrder } from '@passerelle/shared/bookings/answers';
import { stampsOf, type TransitionInput } from '@passerelle/shared/bookings/facts';
import { entriesForStray, entriesForStripeFee } from '@passerelle/shared/bookings/ledger';
import { orderFor } from '@passerelle/shared/bookings/orders';
import { isFinal, type TransitionName } from '@passerelle/shared/bookings/process';
import { nextDeadline } from '@passerelle/shared/bookings/transition';
import { withMoneyFacts } from '@passerelle/shared/bookings/money-queue';
import type { CaseKind } from '@passerelle/shared/cases/kinds';
import { euros } from '@passerelle/shared/money';
import { Problem, problem } from '@passerelle/shared/problem';
import type { DomainEvent } from '../../core/events/event';
import type { PaymentOutcome } from '../payments';
import { appendMove } from './booking-event';
import { partiesOf, type BookingRecord } from './booking';
import { caseWanted } from './carry-out-effects';
import { moveBooking, withLedger, type Move } from './move-booking';
import type { BookingParts } from './parts';
import type { BookingChange } from './repository';

type Paid = Extract<PaymentOutcome, { type: 'payments.paid' }>['data'];

/** A step that payments bring about; null as answer where the process refuses it, which is no fault. */
async function bring(parts: BookingParts, booking: BookingRecord, event: DomainEvent, name: TransitionName, input: TransitionInput = {}, more: Partial<Move> = {}): Promise<void> {
  const role = name === 'pay-again' ? 'payer' : 'system';
  await moveBooking(parts, booking, { name, role, accountId: null, input, stepId: event.id, ...more }).catch((error: unknown) => {
    if (!(error instanceof Problem) || error.code === 'bookings.version_conflict') throw error;
    parts.context.log.info({ booking: booking.id, name, code: error.code }, 'not taken');
  });
}

/** Something that support must look at, beside any step. */
async function openCase(parts: BookingParts, booking: BookingRecord, kind: CaseKind): Promise<void> {
  await parts.context.transaction((session) => appendMove(parts, booking, { type: caseWanted, by: 'system', data: { kind, priority: 'high' }, staffOnly: true }, session));
}

/** What the return or a claim costs beyond the deposit was refused on the saved card, and is now paid by its link. */
async function bookLateCharge(parts: BookingParts, booking: BookingRecord, event: DomainEvent, { paymentId, purpose }: Paid): Promise<void> {
  const { context, repository, ledger } = parts;
  const { account, facts } = await withLedger(parts, booking);
  const intent = purpose === 'overage' ? ({ kind: 'charge_return', lineItems: booking.stamps.returnLines ?? [] } as const) : ({ kind: 'charge_claim', amount: booking.claim?.settled ?? euros(0) } as const);
  const order = orderFor(account, facts, intent);
  const now = context.clock.now();
  const settled = settleOrder({ account, state: booking.state, now }, { id: event.id, intent, order }, { done: true });
  const whole = withMoneyFacts({ state: booking.state, money: booking.money, facts: { ...facts, ...settled.facts }, account: settled.account, queue: booking.queue });
  const payments = { ...booking.payments, link: null, byCharge: { ...booking.payments.byCharge, [event.id]: paymentId } };
  await context.transaction(async (session) => {
    if (!(await repository.change(booking, { charges: settled.account.charges, stamps: stampsOf(whole.facts), payments, due: nextDeadline(whole) }, [], session))) throw problem('bookings.version_conflict');
    await ledger.add(booking.id, event.id, settled.account.entries.slice(account.entries.length), now, session);
    await appendMove(parts, booking, { type: 'booking.money_moved', by: 'system' }, session);
  });
}

/**
 * Nobody waits for this money: it goes back whole, and the ledger says so once it has. A step of its own tells of it where the booking
 * is over and at rest; it never waits behind other money, as a payout that waits for its owner's account.
 */
async function returnStray(parts: BookingParts, booking: BookingRecord, event: DomainEvent, paymentId: string): Promise<void> {
  const { strays } = booking.payments;
  if (Object.values(strays).includes(paymentId)) return;
  const payments = { ...booking.payments, strays: { ...strays, [`${event.id}:0`]: paymentId } };
  if (isFinal(booking.state) && booking.queue.length === 0) return bring(parts, booking, event, 'late-payment', {}, { writes: { payments } });
  await parts.context.transaction(async (session) => {
    if (!(await parts.repository.change(booking, { payments }, [], session))) throw problem('bookings.version_conflict');
    await parts.payments.returnLater(paymentId, 'whole', session);
    await appendMove(parts, booking, { type: 'booking.stray_returned', by: 'system' }, session);
  });
}

async function paid(parts: BookingParts, booking: BookingRecord, event: DomainEvent, data: Paid): Promise<void> {
  const { paymentId, purpose, matches, captureBefore } = data;
  const { byCharge, link, deposit } = booking.payments;
  const known = Object.entries(byCharge).find(([, id]) => id === paymentId);
  if (known?.[0] === event.id) return;
  const until = captureBefore === null ? undefined : new Date(captureBefore);
  const charged: BookingChange = { payments: { ...booking.payments, link: null, byCharge: { ...byCharge, [event.id]: paymentId } } };
  if (booking.state === 'pending_payment' && purpose === 'rental' && matches) {
    return bring(parts, booking, event, 'confirm-payment', { paymentMatches: true, captureBefore: until }, { writes: data.captured ? charged : {} });
  }
  if (paymentId === link && matches) {
    if (purpose === 'overage' || purpose === 'claim') return bookLateCharge(parts, booking, event, data);
    const writes = purpose === 'deposit' ? { payments: { ...booking.payments, link: null, deposit: paymentId } } : charged;
    if (booking.money === 'failed' && booking.state === 'confirmed') return bring(parts, booking, event, 'pay-again', { paymentMatches: true, captureBefore: until, depositCaptureBefore: until }, { writes });
  }
  // A renewed hold lets go of the old one by itself, and a message may come twice.
  if (paymentId === deposit || paymentId === booking.payments.renewal || (paymentId === booking.paymentId && booking.stamps.requestedAt !== undefined)) return;
  return returnStray(parts, booking, event, paymentId);
}

/** The bank let go of the deposit: before the trip it is held again, during it support must know. */
async function depositLapsed(parts: BookingParts, booking: BookingRecord): Promise<void> {
  const { context, repository } = parts;
  const whole = await withLedger(parts, booking);
  const again = booking.state === 'confirmed';
  const facts = { ...whole.facts, deposit: again ? ('none' as const) : ('failed' as const), depositCaptureBefore: undefined };
  await context.transaction(async (session) => {
    const change = { stamps: stampsOf(facts), due: nextDeadline(withMoneyFacts({ ...whole, facts })) };
    if (!(await repository.change(booking, change, [], session))) throw problem('bookings.version_conflict');
    await appendMove(parts, booking, again ? { type: 'booking.deposit_lapsed', by: 'system' } : { type: caseWanted, by: 'system', data: { kind: 'deposit_lapsed', priority: 'high' }, staffOnly: true }, session);
  });
}

/** What payments tell that no order of the booking waits for. */
export async function followUnasked(parts: BookingParts, booking: BookingRecord, event: DomainEvent, { type, data }: PaymentOutcome): Promise<void> {
  const { context, ledger } = parts;
  switch (type) {
    case 'payments.paid':
      return paid(parts, booking, event, data);
    case 'payments.returned': {
      if (data.amount === 0 || !Object.values(booking.payments.strays).includes(data.paymentId)) return;
      const entries = entriesForStray(partiesOf(booking), euros(data.amount));
      return context.transaction(async (session) => {
        for (const [index, entry] of entries.entries()) await ledger.addOnce(booking.id, `${data.returnId}:${index}`, entry, context.clock.now(), session);
      });
    }
    case 'payments.return-failed':
      return openCase(parts, booking, 'return_failed');
    case 'payments.closed':
      return data.paymentId === booking.payments.link ? openCase(parts, booking, 'link_not_paid') : undefined;
    case 'payments.hold-lapsed':
      return data.paymentId === booking.payments.deposit && booking.stamps.deposit === 'held' ? depositLapsed(parts, booking) : undefined;
    case 'payments.dispute-opened':
      return bring(parts, booking, event, 'dispute-opened', {}, { data: { amount: data.amount } });
    case 'payments.dispute-closed':
      return bring(parts, booking, event, 'dispute-closed', { amount: euros(data.amount), outcome: data.won ? 'won' : 'lost' });
    case 'payments.stripe-fee':
      return context.transaction(async (session) => {
        for (const entry of entriesForStripeFee(euros(data.amount))) await ledger.addOnce(booking.id, event.id, entry, context.clock.now(), session);
      });
    case 'payments.payout-waiting':
      return context.transaction((session) => appendMove(parts, booking, { type: 'booking.payout_waiting', by: 'system' }, session));
    default:
      return;
  }
}
