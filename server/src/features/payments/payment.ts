import type { Money } from '@passerelle/shared/money';

/**
 * `opening` until Stripe has made the payment page, `open` while it can be paid, `held` and `captured` when it was,
 * `closed` when it can no longer be, `returned` when the hold was released or the money went back.
 */
export type PaymentState = 'opening' | 'open' | 'held' | 'captured' | 'closed' | 'returned' | 'failed';

export interface Payment {
  readonly id: string;
  readonly version: number;
  readonly state: PaymentState;
  readonly bookingId: string;
  readonly payerId: string;
  readonly amount: Money;
  readonly capture: 'manual' | 'automatic';
  readonly description: string;
  readonly locale: 'fr' | 'en';
  /** Where the payment page leads back to. */
  readonly returnUrl: string;
  /** Stripe closes the page at this instant at the latest; the booking closes it earlier. */
  readonly expiresAt: Date;
  readonly sessionId: string | null;
  readonly url: string | null;
  readonly intentId: string | null;
  readonly captureBefore: Date | null;
  /** What was given back so far, in minor units. */
  readonly returned: number;
  /** When to ask Stripe again, in case its message was lost; null when there is nothing to wait for. */
  readonly checkAt: Date | null;
}

/** What Stripe says of a Checkout session, in the terms of this feature. */
export interface CheckoutFacts {
  readonly status: 'open' | 'complete' | 'expired';
  readonly intent: { readonly id: string; readonly status: string; readonly amount: number; readonly currency: string; readonly bookingId: string | null; readonly captureBefore: Date | null } | null;
}

export interface PaidFacts {
  readonly intentId: string;
  readonly captured: boolean;
  readonly captureBefore: Date | null;
  /** Amount, currency and booking are those that were quoted. */
  readonly matches: boolean;
}

/** A booking is paid when its PaymentIntent, retrieved, is held or captured. Null while it is neither. */
export function paidFacts(payment: Pick<Payment, 'amount' | 'bookingId'>, { intent }: CheckoutFacts): PaidFacts | null {
  if (!intent || (intent.status !== 'requires_capture' && intent.status !== 'succeeded')) return null;
  const matches = intent.amount === payment.amount.amount && intent.currency.toUpperCase() === payment.amount.currency && intent.bookingId === payment.bookingId;
  return { intentId: intent.id, captured: intent.status === 'succeeded', captureBefore: intent.captureBefore, matches };
}
