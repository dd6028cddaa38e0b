import { sumMoney } from '../money';
import { leftOf, owedTo, refundableOf, type BookingAccount } from './account';
import { settleOrder, type BankAnswer } from './answers';
import type { BookingFacts } from './facts';
import type { MoneyIntent } from './intents';
import { moneyAfter, type MoneyEffect } from './money-effects';
import { orderFor, type MoneyOrder } from './orders';
import type { BookingEffect } from './row';
import type { BookingState, MoneyState, UnpaidPart } from './states';

/** An intent that waits for its turn, or for the bank's answer. */
export interface QueuedIntent {
  /** Made from the id of the step: the bank's idempotency key. */
  readonly id: string;
  readonly intent: MoneyIntent;
  /** The effect whose outcome decides the booking's `money`; null for what is done beside. */
  readonly settles: MoneyEffect | null;
  /** What the bank is asked, from the moment the intent's turn has come. */
  readonly order?: MoneyOrder;
}

/** A booking with its money: what the rules work on. `state: null` before there is one. */
export interface WholeBooking {
  readonly state: BookingState | null;
  readonly money: MoneyState;
  readonly facts: BookingFacts;
  readonly account: BookingAccount;
  readonly queue: readonly QueuedIntent[];
}

/** What has become of a booking's money, and what follows outside. */
export interface MoneyStep {
  readonly booking: WholeBooking;
  readonly effects: readonly BookingEffect[];
  readonly unpaid: UnpaidPart | null;
}

const decides = ['refund_all', 'refund_by_policy', 'refund_amount', 'capture_rental', 'release_rental'] as const satisfies MoneyIntent['kind'][];
const answered: readonly MoneyEffect[] = ['capture', 'release_hold', 'refund_all', 'refund_by_policy'];

/** The intents of one step as they are queued; the one that matters most to the payer decides the money state. */
export const queued = (stepId: string, intents: readonly MoneyIntent[], effect: MoneyEffect): QueuedIntent[] => {
  const kind = answered.includes(effect) ? decides.find((each) => intents.some((intent) => intent.kind === each)) : undefined;
  return intents.map((intent, index) => ({ id: `${stepId}:${index}`, intent, settles: intent.kind === kind ? effect : null }));
};

/** What is left of the payer's money, deposits apart, in minor units. */
export const keptOf = ({ charges }: BookingAccount): number =>
  sumMoney(charges.filter(({ purpose }) => purpose !== 'deposit').map(leftOf)).amount;

const settleHead = (booking: WholeBooking, head: QueuedIntent, order: MoneyOrder | null, answer: BankAnswer, now: Date): MoneyStep => {
  const { state, money, facts, queue } = booking;
  if (state === null) throw new Error('money moves for a booking that does not exist');
  const settled = settleOrder({ account: booking.account, state, now }, { id: head.id, intent: head.intent, order }, answer);
  const rest = queue.slice(1);
  const last = head.settles !== null && !rest.some(({ settles }) => settles !== null);
  const kept = keptOf(settled.account);
  const after = last && head.settles ? moneyAfter(head.settles, answer.done ? 'done' : 'refused', money, kept) : money;
  return {
    booking: { state, money: after, facts: { ...facts, ...settled.facts }, account: settled.account, queue: rest },
    effects: settled.effects,
    unpaid: settled.unpaid ?? null,
  };
};

/** Gives the intent whose turn it is its order, and settles on the way those that ask the bank for nothing. */
export const advanceQueue = (booking: WholeBooking, now: Date): MoneyStep => {
  const [head] = booking.queue;
  if (!head || head.order) return { booking, effects: [], unpaid: null };
  const order = orderFor(booking.account, booking.facts, head.intent);
  if (order && order.do !== 'adjust') {
    return { booking: { ...booking, queue: [{ ...head, order }, ...booking.queue.slice(1)] }, effects: [], unpaid: null };
  }
  const settled = settleHead(booking, head, order, { done: true }, now);
  const next = advanceQueue(settled.booking, now);
  return { ...next, effects: [...settled.effects, ...next.effects] };
};

/** The bank's answer to the order at the head; null when it answers another, which has been settled before. */
export const answerHead = (booking: WholeBooking, id: string, answer: BankAnswer, now: Date): MoneyStep | null => {
  const [head] = booking.queue;
  return head?.order && head.id === id ? settleHead(booking, head, head.order, answer, now) : null;
};

/** The facts that the account says, for guards and deadlines. */
export const withMoneyFacts = (booking: WholeBooking): WholeBooking => {
  const moneyMoves = booking.queue.length > 0;
  const refundable = refundableOf(booking.account).amount;
  return { ...booking, facts: { ...booking.facts, moneyMoves, refundable, ownerHasShare: !moneyMoves && owedTo(booking.account).amount > 0 } };
};
