import type { Money } from '../money';
import type { Period } from '../time';
import type { BookingAccount } from './account';
import type { BookingFacts, TransitionInput } from './facts';
import type { MoneyEffect } from './money-effects';
import type { LineItem } from './price';
import { isFinal, type BookingState, type MoneyState, type TransitionName } from './states';

/** From what the policy counts: fixed when the renter acts, whenever the bank comes to it. */
export interface PolicyMoment {
  readonly at: Date;
  readonly start: Date;
  readonly confirmedAt: Date;
  readonly zone: string;
}

/**
 * What money has still to do for a booking, committed with the step that wants it. Intents of a booking are carried out one
 * after the other, and amounts are settled when an intent's turn comes: by then all that was under way before has its answer.
 */
export type MoneyIntent =
  | { readonly kind: 'capture_rental' | 'release_rental' | 'return_stray' | 'refund_all' | 'transfer' }
  | { readonly kind: 'hold_deposit' | 'renew_deposit' | 'release_deposit' }
  | { readonly kind: 'refund_by_policy'; readonly moment: PolicyMoment; readonly amount?: Money | undefined }
  | { readonly kind: 'refund_amount' | 'goodwill' | 'capture_deposit' | 'settle_claim' | 'charge_claim'; readonly amount: Money }
  | { readonly kind: 'change_price'; readonly purpose: 'change' | 'extension'; readonly lineItems: readonly LineItem[]; readonly period: Period }
  | { readonly kind: 'charge_return'; readonly lineItems: readonly LineItem[] }
  | { readonly kind: 'change_owner'; readonly lineItems: readonly LineItem[]; readonly ownerId: string };
export type IntentKind = MoneyIntent['kind'];

export interface IntentQuestion {
  readonly name: TransitionName;
  readonly effect: MoneyEffect;
  readonly outcome: string | undefined;
  readonly from: BookingState | null;
  readonly to: BookingState;
  /** As they are once the transition has committed. */
  readonly facts: BookingFacts;
  readonly money: MoneyState;
  readonly account: BookingAccount;
  readonly input: TransitionInput;
  readonly now: Date;
}

const policyMoment = ({ facts: { start, confirmedAt, zone }, now }: IntentQuestion): PolicyMoment => ({ at: now, start, confirmedAt: confirmedAt ?? now, zone });

const byPolicy = (question: IntentQuestion): MoneyIntent => ({
  kind: 'refund_by_policy', moment: policyMoment(question), amount: question.input.amount,
});

/** Support says how much; without an amount it is everything, or what the policy says where the renter is the cause. */
const supportRefund = (question: IntentQuestion): MoneyIntent[] => {
  const { name, outcome, input: { amount } } = question;
  const rentersDoing = outcome === 'renter' || outcome === 'renter_cancelled' || outcome === 'no_show';
  if (rentersDoing) return [byPolicy(question)];
  if (amount) return [{ kind: 'refund_amount', amount }];
  return name === 'force' ? [] : [{ kind: 'refund_all' }];
};

const priceChange = ({ facts: { proposal } }: IntentQuestion, purpose: 'change' | 'extension'): MoneyIntent[] =>
  proposal?.lineItems && proposal.period ? [{ kind: 'change_price', purpose, lineItems: proposal.lineItems, period: proposal.period }] : [];

const ofSupport = (question: IntentQuestion): MoneyIntent[] => {
  const { name, to, input: { amount, lineItems, ownerId } } = question;
  switch (name) {
    case 'partial-refund':
      return amount ? [{ kind: 'refund_amount', amount }] : [];
    case 'goodwill':
      return amount ? [{ kind: 'goodwill', amount }] : [];
    case 'release-deposit':
      return [{ kind: 'release_deposit' }];
    case 'capture-deposit':
      return amount ? [{ kind: 'capture_deposit', amount }, { kind: 'settle_claim', amount }] : [];
    case 'change-vehicle':
      return lineItems && ownerId ? [{ kind: 'change_owner', lineItems, ownerId }] : [];
    default:
      return isFinal(to) || amount ? supportRefund(question) : [];
  }
};

const claimSettlement = ({ account, facts, input: { amount } }: IntentQuestion, agreed: Money | undefined): MoneyIntent[] => {
  const due = amount ?? agreed ?? { ...account.deposit, amount: 0 };
  return [
    ...(facts.deposit === 'held' ? [{ kind: 'capture_deposit' as const, amount: due }] : []),
    { kind: 'settle_claim', amount: due },
    { kind: 'charge_claim', amount: due },
  ];
};

const wanted = (question: IntentQuestion, agreed: Money | undefined): MoneyIntent[] => {
  const { effect, facts, input: { amount } } = question;
  switch (effect) {
    case 'capture':
      return [{ kind: 'capture_rental' }];
    case 'release_hold':
      return [{ kind: 'release_rental' }];
    case 'refund_all':
      return [{ kind: 'release_rental' }, { kind: 'refund_all' }];
    case 'refund_by_policy':
      return [{ kind: 'release_rental' }, byPolicy(question)];
    case 'charge_difference':
      return priceChange(question, 'change');
    case 'charge_extension':
      return priceChange(question, 'extension');
    case 'charge_overage':
      return facts.returnLines ? [{ kind: 'charge_return', lineItems: facts.returnLines }] : [];
    case 'capture_estimate':
      return amount ? [{ kind: 'capture_deposit', amount }] : [];
    case 'settle_claim':
      return claimSettlement(question, agreed);
    case 'hold_deposit':
    case 'renew_deposit':
    case 'transfer':
    case 'return_stray':
      return [{ kind: effect }];
    case 'explicit':
      return ofSupport(question);
    default:
      return [];
  }
};

/**
 * The money intents of a transition, in the order in which they are carried out.
 * @param agreed what owner and renter agreed on for a damage, where the transition settles that
 */
export const intentsOf = (question: IntentQuestion, agreed?: Money): MoneyIntent[] => {
  const all = wanted(question, agreed);
  if (!isFinal(question.to) || question.from === question.to) return all;
  // Whatever way a booking ends, no hold outlives it.
  const holds: MoneyIntent[] = question.effect === 'explicit' ? [{ kind: 'release_rental' }, ...all] : all;
  return [...holds, { kind: 'release_deposit' }];
};
