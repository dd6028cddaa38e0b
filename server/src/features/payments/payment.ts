import type { Money } from '@passerelle/shared/money';
import type { PaymentPurpose } from '@passerelle/shared/payments/purpose';

/**
 * `opening` until Stripe has made the payment page, `open` while it can be paid; `charging` while a saved card is asked without
 * its owner; `held` and `captured` when the money is there. `refused`: a saved card was, and a link may follow. `closed`: the page
 * takes no money any more. `lapsed`: the bank let go of the hold by itself. `returned`: released, or refunded whole.
 * `failed`: Stripe refused to capture or to release.
 */
export type PaymentState = 'opening' | 'open' | 'charging' | 'held' | 'captured' | 'refused' | 'closed' | 'lapsed' | 'returned' | 'failed';

export type CaptureMethod = 'manual' | 'automatic';

export interface Payment {
  readonly id: string;
  readonly version: number;
  readonly state: PaymentState;
  readonly purpose: PaymentPurpose;
  readonly bookingId: string;
  /** Null: somebody without an account, who pays by a link. */
  readonly payerId: string | null;
  /** Whether the payer lets us charge this card again. */
  readonly saveMethod: boolean;
  readonly amount: Money;
  readonly capture: CaptureMethod;
  readonly description: string;
  readonly locale: 'fr' | 'en';
  /** Where the payment page leads back to; empty where none was ever asked for. */
  readonly returnUrl: string;
  /** Stripe closes the page at this instant at the latest; the booking closes it earlier. */
  readonly expiresAt: Date;
  readonly sessionId: string | null;
  readonly url: string | null;
  readonly intentId: string | null;
  readonly chargeId: string | null;
  /** Whose card at Stripe, and which, where it was saved; also that of a payer without an account. */
  readonly customerId: string | null;
  readonly methodId: string | null;
  readonly captureBefore: Date | null;
  /** What was taken, in minor units; at most the amount. */
  readonly captured: number;
  /** What was given back or is on its way back, in minor units; at most what was taken. */
  readonly returned: number;
  /** What was paid out of it to owners or is on its way, in minor units. */
  readonly paidOut: number;
  /** What Stripe took for taking it, in minor units; null until Stripe has said. */
  readonly fee: number | null;
  /** The hold that this one follows, which is released once this one stands. */
  readonly replaces: string | null;
  /** When to ask Stripe again, in case its message was lost; null when there is nothing to wait for. */
  readonly checkAt: Date | null;
}

/** A card that was saved, without what only Stripe may know. */
export interface SavedCard {
  readonly id: string;
  readonly brand: string;
  readonly last4: string;
  readonly expMonth: number;
  readonly expYear: number;
}

export interface SavedMethod extends SavedCard {
  readonly expired: boolean;
}

/** A card works until the last day of its month, anywhere on earth. */
export function isExpired({ expMonth, expYear }: Pick<SavedCard, 'expMonth' | 'expYear'>, now: Date): boolean {
  return now.getTime() >= Date.UTC(expYear, expMonth, 1, 12);
}

/** What can still be given back, in minor units. */
export const refundable = ({ captured, returned }: Pick<Payment, 'captured' | 'returned'>): number => captured - returned;

/** What can still be paid out of it, in minor units: never more than the charge holds. */
export const payable = ({ captured, returned, paidOut }: Pick<Payment, 'captured' | 'returned' | 'paidOut'>): number => captured - returned - paidOut;
