import type { MoneyState } from './states';

type Course = { readonly during: MoneyState | 'same'; readonly done: MoneyState | 'same'; readonly refused: MoneyState | 'same' };

/**
 * Every thing a transition can ask of money, and the money state while it is under way, when it worked and
 * when it was refused. What the system has already seen happen (`record_…`) has one course.
 */
export const moneyEffects = {
  none: { during: 'same', done: 'same', refused: 'same' },
  open_checkout: { during: 'pending', done: 'pending', refused: 'failed' },
  close_checkout: { during: 'none', done: 'none', refused: 'none' },
  record_hold: { during: 'held', done: 'held', refused: 'held' },
  record_capture: { during: 'captured', done: 'captured', refused: 'captured' },
  /** The payer has paid by link what was refused before. */
  record_difference: { during: 'captured', done: 'captured', refused: 'captured' },
  record_deposit_hold: { during: 'captured', done: 'captured', refused: 'captured' },
  /** The change that was not paid is off; what it was to change is paid. */
  drop_difference: { during: 'captured', done: 'captured', refused: 'captured' },
  record_failure: { during: 'failed', done: 'failed', refused: 'failed' },
  /** Money that nobody waited for comes and goes; the booking's own stands as it did. */
  return_stray: { during: 'same', done: 'same', refused: 'same' },
  capture: { during: 'pending', done: 'captured', refused: 'failed' },
  release_hold: { during: 'pending', done: 'none', refused: 'failed' },
  refund_all: { during: 'pending', done: 'none', refused: 'failed' },
  /** Done: `captured` where the owner keeps something; see `moneyAfter`. */
  refund_by_policy: { during: 'pending', done: 'none', refused: 'failed' },
  freeze: { during: 'same', done: 'same', refused: 'same' },
  unfreeze: { during: 'same', done: 'same', refused: 'same' },
  hold_deposit: { during: 'same', done: 'same', refused: 'failed' },
  renew_deposit: { during: 'same', done: 'same', refused: 'failed' },
  charge_difference: { during: 'same', done: 'same', refused: 'failed' },
  /** Refused, the extension does not take place, and the trip it was to extend is paid. */
  charge_extension: { during: 'same', done: 'same', refused: 'same' },
  /** Its amount is known, shown and charged at the return. */
  count_late_fee: { during: 'same', done: 'same', refused: 'same' },
  /** Refused, the rental stays paid: a link, then a case. */
  charge_overage: { during: 'same', done: 'same', refused: 'same' },
  capture_estimate: { during: 'same', done: 'same', refused: 'same' },
  settle_claim: { during: 'same', done: 'same', refused: 'same' },
  release_deposit_and_owe: { during: 'same', done: 'same', refused: 'same' },
  transfer: { during: 'same', done: 'same', refused: 'same' },
  hold_payout: { during: 'same', done: 'same', refused: 'same' },
  book_dispute: { during: 'same', done: 'same', refused: 'same' },
  explicit: { during: 'same', done: 'same', refused: 'same' },
} as const satisfies Record<string, Course>;
export type MoneyEffect = keyof typeof moneyEffects;

const refunds: readonly MoneyEffect[] = ['refund_all', 'refund_by_policy'];

/** The money state when the transition commits, before Stripe has answered. */
export const moneyDuring = (effect: MoneyEffect, before: MoneyState): MoneyState => {
  const next: MoneyState | 'same' = moneyEffects[effect].during;
  return next === 'same' ? before : next;
};

/**
 * The money state once Stripe has answered.
 * @param kept what is left of the payer's money after a refund, in minor units; 0 for every other effect
 */
export const moneyAfter = (effect: MoneyEffect, answer: 'done' | 'refused', before: MoneyState, kept = 0): MoneyState => {
  if (answer === 'done' && kept > 0 && refunds.includes(effect)) return 'captured';
  const next: MoneyState | 'same' = moneyEffects[effect][answer];
  return next === 'same' ? before : next;
};
