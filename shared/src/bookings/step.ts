import { smallestCharge } from '../payments/purpose';
import type { Period } from '../time';
import { takeFrom, leftOf, withCharge, withEntries, withReturned, type BookingAccount } from './account';
import { settleOrder, type BankAnswer } from './answers';
import type { BookingFacts, TransitionInput } from './facts';
import type { Refusal } from './guards';
import { intentsOf, type MoneyIntent } from './intents';
import { entriesForCapture, entriesForDisputeLoss, type LedgerEntry } from './ledger';
import { moneyAfter, moneyDuring, type MoneyEffect } from './money-effects';
import { advanceQueue, answerHead, keptOf, queued, withMoneyFacts, type MoneyStep, type QueuedIntent, type WholeBooking } from './money-queue';
import { disputeLossOf, orderFor } from './orders';
import { occupancyChanges, occupiedBy } from './occupancy';
import { paidByRenter, totalOf } from './price';
import { returnLines } from './return-lines';
import type { BookingEffect, TransitionRow } from './row';
import { isFinal, type BookingRole, type BookingState, type TransitionName } from './states';
import { nextDeadline, transition, type Deadline, type TransitionResult } from './transition';

/** One line of the booking's history, for renter, owner and support; the words are the client's. */
export interface StepEntry {
  readonly name: TransitionName;
  readonly by: BookingRole;
  readonly at: Date;
  readonly state: BookingState;
  readonly outcome?: string | undefined;
  readonly event: TransitionRow['event'];
}

/** All that one step commits, in one transaction, and what follows from it. */
export interface Step {
  readonly booking: WholeBooking;
  /** The transitions that took place: one; none for most answers of the bank; `payment-failed` where it refused. */
  readonly timeline: readonly StepEntry[];
  readonly entries: readonly LedgerEntry[];
  readonly deadline: Deadline | null;
  /** What the booking keeps of its car's calendar from now on; null when that does not change. */
  readonly occupies: readonly Period[] | null;
  /** The dates an owner who cancels cannot give to anybody else. */
  readonly blocks: Period | null;
  readonly checkout: 'open' | 'close' | null;
  /** The intent whose turn has come with this step: to be sent to the bank after the commit. */
  readonly sends: QueuedIntent | null;
  readonly effects: readonly BookingEffect[];
}

export interface StepContext {
  /** Of the event: what the bank is asked for is keyed by it. */
  readonly id: string;
  readonly now: Date;
}

const rentalPaid = (account: BookingAccount, id: string): BookingAccount =>
  withEntries(withCharge({ ...account, rentalHeld: false }, id, 'rental', totalOf(account.lineItems, paidByRenter)), entriesForCapture(account.parties, account.lineItems));

const differencePaid = ({ account, facts }: WholeBooking, state: BookingState, { id, now }: StepContext): BookingAccount => {
  const { proposal } = facts;
  if (!proposal?.lineItems || !proposal.period) return account;
  const intent: MoneyIntent = { kind: 'change_price', purpose: 'change', lineItems: proposal.lineItems, period: proposal.period };
  return settleOrder({ account, state, now }, { id, intent, order: orderFor(account, facts, intent) }, { done: true }).account;
};

const disputeLost = (account: BookingAccount, { amount }: TransitionInput): BookingAccount => {
  if (!amount || amount.amount === 0) return account;
  const lost = withReturned(account, takeFrom(account.charges, amount, leftOf));
  return withEntries(lost, entriesForDisputeLoss(account.parties, disputeLossOf(account, amount)));
};

/** What has happened already when the step commits, and is only written down. */
const recorded = (booking: WholeBooking, { moneyEffect, state }: TransitionResult, input: TransitionInput, context: StepContext): BookingAccount => {
  const { account } = booking;
  switch (moneyEffect) {
    case 'record_hold':
      return { ...account, rentalHeld: true };
    case 'record_capture':
      return rentalPaid(account, context.id);
    case 'record_difference':
      return differencePaid(booking, state, context);
    case 'book_dispute':
      return disputeLost(account, input);
    default:
      return account;
  }
};

/** Support ends a booking whatever its money: what is to be done depends on how far that was. */
const effectInFact = ({ money, state: from }: WholeBooking, { moneyEffect, state }: TransitionResult): MoneyEffect => {
  if (moneyEffect !== 'explicit' || !isFinal(state) || from === state) return moneyEffect;
  if (from === 'pending_payment') return 'close_checkout';
  return money === 'held' ? 'release_hold' : 'refund_by_policy';
};

/** The return shows what is to pay beyond the price, unless no card can be charged so little; the renter has 24 h to say no. */
const shownAtReturn = ({ account }: WholeBooking, result: TransitionResult, input: TransitionInput, now: Date): Partial<BookingFacts> => {
  const days = account.lineItems.find(({ code }) => code === 'days');
  if (result.state !== 'returned' || !result.facts.checkOutStartedAt || !result.effects.includes('show_overage') || !days) return {};
  const { end, backAt = now, problemAt } = result.facts;
  const lines = returnLines({ perDay: days.unit, end, returnedAt: backAt, excused: problemAt !== undefined, driven: input.driven });
  return totalOf(lines, paidByRenter).amount >= smallestCharge.amount ? { returnLines: lines, overageShownAt: now } : {};
};

const checkoutOf = (effect: MoneyEffect): Step['checkout'] => {
  if (effect === 'open_checkout') return 'open';
  return effect === 'close_checkout' ? 'close' : null;
};

/** The next thing the system does for a booking; to be asked again when what it waits for changed elsewhere, as the owner's account. */
export const deadlineOf = (booking: WholeBooking): Deadline | null => nextDeadline(withMoneyFacts(booking));

const whole = (before: WholeBooking, after: MoneyStep, more: Pick<Step, 'timeline' | 'blocks' | 'checkout'> & { readonly effects: readonly BookingEffect[] }): Step => {
  const booking = withMoneyFacts(after.booking);
  const [head] = booking.queue;
  const occupies = occupiedBy(booking.state, booking.facts);
  return {
    ...more,
    booking,
    entries: booking.account.entries.slice(before.account.entries.length),
    deadline: deadlineOf(booking),
    occupies: occupancyChanges(occupiedBy(before.state, before.facts), occupies) ? occupies : null,
    sends: head?.order && head.id !== before.queue.find(({ order }) => order)?.id ? head : null,
    effects: [...more.effects, ...after.effects],
  };
};

/**
 * One transition with everything that commits with it: state, facts, money intents, ledger lines, calendar, next deadline.
 * Refusals are those of `transition`.
 */
export const takeStep = (
  booking: WholeBooking, name: TransitionName, role: BookingRole, input: TransitionInput, context: StepContext,
): { readonly ok: Step } | { readonly refused: Refusal } => {
  const { now } = context;
  const answer = transition(withMoneyFacts(booking), name, { role }, now, input);
  if ('refused' in answer) return answer;
  const result = answer.ok;
  const facts = { ...result.facts, ...shownAtReturn(booking, result, input, now) };
  const effect = effectInFact(booking, result);
  const account = recorded(booking, result, input, context);
  const question = { name, effect: result.moneyEffect, outcome: result.outcome, from: booking.state, to: result.state, facts, money: booking.money, account, input, now };
  const intents = queued(context.id, intentsOf(question, booking.facts.proposal?.amount), effect);
  const during = moneyDuring(effect, booking.money);
  const settledAlready = effect !== 'open_checkout' && during === 'pending' && !intents.some(({ settles }) => settles);
  const money = settledAlready ? moneyAfter(effect, 'done', during, keptOf(account)) : during;
  const after = advanceQueue({ state: result.state, money, facts, account, queue: [...booking.queue, ...intents] }, now);
  const entry = { name, by: role, at: now, state: result.state, outcome: result.outcome, event: result.event };
  const blocks = result.calendar === 'free_and_block' ? { from: facts.start, to: facts.end } : null;
  return { ok: whole(booking, after, { timeline: [entry], blocks, checkout: checkoutOf(effect), effects: result.effects }) };
};

/**
 * The bank has answered an order. Null when the answer is of an order that is settled: a message that came twice, or late.
 * Where it refused money that the booking needs, `payment-failed` takes place in the same step.
 */
export const takeAnswer = (booking: WholeBooking, intentId: string, answer: BankAnswer, context: StepContext): Step | null => {
  const { now } = context;
  const settled = answerHead(booking, intentId, answer, now);
  if (!settled) return null;
  const nothingElse = { timeline: [], blocks: null, checkout: null, effects: [] };
  const failed = settled.unpaid ? transition(settled.booking, 'payment-failed', { role: 'system' }, now, { unpaid: settled.unpaid }) : null;
  if (!failed || 'refused' in failed) {
    const next = advanceQueue(settled.booking, now);
    return whole(booking, { ...next, effects: [...settled.effects, ...next.effects] }, nothingElse);
  }
  const { state, money, facts, effects, event } = failed.ok;
  const next = advanceQueue({ ...settled.booking, state, money, facts }, now);
  const entry = { name: 'payment-failed', by: 'system', at: now, state, event } as const;
  return whole(booking, next, { ...nothingElse, timeline: [entry], effects });
};
