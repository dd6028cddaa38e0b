import type { Money } from '../money';
import { nothing, owedTo, payoutIsShort, withCharge, withEntries, withReturned, withTransferred, type BookingAccount } from './account';
import type { BookingFacts } from './facts';
import type { MoneyIntent } from './intents';
import {
  entriesForAdjustment, entriesForCharge, entriesForDepositCapture, entriesForDepositSettlement, entriesForNewOwner, entriesForRefund, entriesForStray,
  entriesForTransfer, type LedgerEntry, type LedgerParties,
} from './ledger';
import type { MoneyOrder } from './orders';
import type { BookingEffect } from './row';
import { proposalEffect } from './stamps';
import { isFinal, type BookingState, type UnpaidPart } from './states';

/** What the bank says of an order. `amount` is what a stray payment had brought in: 0 where it was only held. */
export type BankAnswer =
  | { readonly done: true; readonly captureBefore?: Date | undefined; readonly amount?: Money | undefined }
  | { readonly done: false };

/** What an answer makes of a booking's money, to be committed in one transaction. */
export interface Settled {
  readonly account: BookingAccount;
  readonly facts: Partial<BookingFacts>;
  readonly effects: readonly BookingEffect[];
  /** The bank refused, and the process has a row for it: `payment-failed` is to be run for this part. */
  readonly unpaid?: UnpaidPart;
}

const entriesWhenDone = (parties: LedgerParties, order: MoneyOrder, stray: Money): LedgerEntry[] => {
  switch (order.do) {
    case 'capture':
    case 'charge':
      return entriesForCharge(parties, order.amount, order.parts);
    case 'refund':
      return entriesForRefund(parties, { back: order.amount, returnedBy: order.returnedBy, fund: order.fund });
    case 'capture_deposit':
      return entriesForDepositCapture(parties, order.amount);
    case 'settle_deposit':
      return entriesForDepositSettlement(parties, order);
    case 'transfer':
      return entriesForTransfer(parties, order.amount);
    case 'adjust':
      return entriesForAdjustment(parties, order.parts, order.fund);
    case 'return_stray':
      return entriesForStray(parties, stray);
    default:
      return [];
  }
};

const chargesWhenDone = (account: BookingAccount, order: MoneyOrder, id: string): BookingAccount => {
  switch (order.do) {
    case 'capture':
      return withCharge({ ...account, rentalHeld: false }, id, 'rental', order.amount);
    case 'release_rental':
      return { ...account, rentalHeld: false };
    case 'charge':
      return withCharge(account, id, order.purpose, order.amount);
    case 'capture_deposit':
      return withCharge(account, id, 'deposit', order.amount);
    case 'refund':
    case 'settle_deposit':
      return withReturned(account, order.from);
    case 'transfer':
      return withTransferred(account, order.from);
    default:
      return account;
  }
};

const factsWhenDone = (state: BookingState, intent: MoneyIntent, order: MoneyOrder | null, answer: { readonly captureBefore?: Date | undefined }, now: Date): Partial<BookingFacts> => {
  switch (intent.kind) {
    case 'capture_rental':
      return order ? { paidAt: now } : {};
    case 'hold_deposit':
    case 'renew_deposit':
      // A deposit of nothing is as good as held.
      return order || intent.kind === 'hold_deposit' ? { deposit: 'held', depositCaptureBefore: answer.captureBefore } : {};
    case 'release_deposit':
      return order ? { deposit: 'released', depositCaptureBefore: undefined } : {};
    case 'capture_deposit':
      return order ? { deposit: 'captured', depositCaptureBefore: undefined } : {};
    case 'change_price':
      return isFinal(state) ? {} : proposalEffect(intent);
    case 'charge_return':
    case 'charge_claim':
      // There is something new to pay the owner from.
      return order ? { payoutAskedAt: undefined } : {};
    default:
      return {};
  }
};

/** The terms that an intent changes once it is settled: the price, and with another car the owner. */
const agreedAfter = (account: BookingAccount, intent: MoneyIntent): BookingAccount => {
  if (intent.kind === 'change_price') return { ...account, lineItems: intent.lineItems };
  if (intent.kind !== 'change_owner') return account;
  const parties = { ...account.parties, ownerId: intent.ownerId };
  const moved = entriesForNewOwner(account.parties, parties, owedTo(account));
  return withEntries({ ...account, parties, lineItems: intent.lineItems }, moved);
};

/** The bank has done what an intent wanted, or there was nothing to do for it. */
const whenDone = (account: BookingAccount, state: BookingState, id: string, intent: MoneyIntent, order: MoneyOrder | null, answer: BankAnswer & { readonly done: true }, now: Date): Settled => {
  const agreed = agreedAfter(account, intent);
  const charged = order ? chargesWhenDone(agreed, order, id) : agreed;
  const booked = order ? withEntries(charged, entriesWhenDone(charged.parties, order, answer.amount ?? nothing)) : charged;
  const facts = factsWhenDone(state, intent, order, answer, now);
  if (intent.kind !== 'transfer') return { account: booked, facts, effects: [] };
  // What has no charge behind it is not asked for again: it stays asked for, and support pays it.
  return payoutIsShort(booked) ? { account: booked, facts, effects: ['open_case'] } : { account: booked, facts: { ...facts, payoutAskedAt: undefined }, effects: [] };
};

const unpaidBy: Partial<Record<MoneyIntent['kind'], UnpaidPart>> = {
  capture_rental: 'rental', hold_deposit: 'deposit', renew_deposit: 'deposit',
};

/** What a refusal leaves behind. Money that did not come stops nothing but what waited for it; money that did not go is a case. */
const whenRefused = (account: BookingAccount, state: BookingState, intent: MoneyIntent, order: MoneyOrder | null): Settled => {
  const asCase: Settled = { account, facts: {}, effects: ['open_case'] };
  const unpaid = unpaidBy[intent.kind];
  const charged = order?.do === 'charge';
  if (intent.kind === 'capture_rental') return { ...asCase, account: { ...account, rentalHeld: false }, ...(unpaid && state === 'confirmed' ? { unpaid, effects: [] } : {}) };
  if (unpaid) return { ...asCase, facts: { deposit: 'failed', depositCaptureBefore: undefined }, ...(state === 'confirmed' ? { unpaid, effects: [] } : {}) };
  switch (intent.kind) {
    case 'change_price':
      if (charged && intent.purpose === 'change' && state === 'confirmed') return { account, facts: {}, effects: [], unpaid: 'change' };
      if (charged) return { account, facts: { proposal: undefined }, effects: ['tell_both'] };
      // The difference could not be given back: the new dates hold, and support gives it back.
      return { account: agreedAfter(account, intent), facts: isFinal(state) ? {} : proposalEffect(intent), effects: ['open_case'] };
    case 'charge_return':
    case 'charge_claim':
      return { account, facts: {}, effects: ['payment_link', 'open_case'] };
    case 'capture_deposit':
      return { ...asCase, facts: { deposit: 'failed', depositCaptureBefore: undefined } };
    case 'release_deposit':
      return { ...asCase, facts: { deposit: 'released', depositCaptureBefore: undefined } };
    case 'transfer':
      return { account, facts: { payoutAskedAt: undefined, payoutPossible: false }, effects: ['open_case'] };
    default:
      return asCase;
  }
};

/**
 * What the answer to an order makes of a booking's money.
 * @param order null where there was nothing to ask the bank, which is as good as done
 */
export const settleOrder = (
  { account, state, now }: { readonly account: BookingAccount; readonly state: BookingState; readonly now: Date },
  { id, intent, order }: { readonly id: string; readonly intent: MoneyIntent; readonly order: MoneyOrder | null },
  answer: BankAnswer,
): Settled => (answer.done ? whenDone(account, state, id, intent, order, answer, now) : whenRefused(account, state, intent, order));
