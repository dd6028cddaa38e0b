import type Stripe from 'stripe';
import type { Payment, SavedCard } from './payment';

/** What Stripe says of a PaymentIntent, in the terms of this feature. Amounts in minor units. */
export interface IntentFacts {
  readonly id: string;
  readonly status: Stripe.PaymentIntent.Status;
  readonly amount: number;
  readonly received: number;
  readonly currency: string;
  readonly bookingId: string | null;
  readonly chargeId: string | null;
  readonly captureBefore: Date | null;
  /** Null until the money is taken and Stripe has counted. */
  readonly fee: number | null;
  readonly customerId: string | null;
  /** The card, where it was kept for another time. */
  readonly savedCard: SavedCard | null;
}

/** What must be expanded in an intent for its facts. */
export const intentExpansion = ['latest_charge.balance_transaction', 'payment_method'];

function savedCardOf({ payment_method: method, setup_future_usage: use }: Stripe.PaymentIntent): SavedCard | null {
  if (use !== 'off_session' || !method || typeof method === 'string' || !method.card) return null;
  const { brand, last4, exp_month: expMonth, exp_year: expYear } = method.card;
  return { id: method.id, brand, last4, expMonth, expYear };
}

const idOf = (reference: string | { readonly id: string } | null): string | null => (typeof reference === 'string' ? reference : (reference?.id ?? null));

export function intentFacts(intent: Stripe.PaymentIntent): IntentFacts {
  const charge = typeof intent.latest_charge === 'string' ? null : intent.latest_charge;
  const seconds = charge?.payment_method_details?.card?.capture_before;
  const entry = charge?.balance_transaction;
  return {
    id: intent.id,
    status: intent.status,
    amount: intent.amount,
    received: intent.amount_received,
    currency: intent.currency,
    bookingId: intent.metadata.bookingId ?? null,
    chargeId: idOf(intent.latest_charge),
    captureBefore: seconds ? new Date(seconds * 1000) : null,
    fee: entry && typeof entry !== 'string' ? entry.fee : null,
    customerId: idOf(intent.customer),
    savedCard: savedCardOf(intent),
  };
}

/** A payment is made when its PaymentIntent, retrieved, is held or captured. */
export const isPaid = ({ status }: Pick<IntentFacts, 'status'>): boolean => status === 'requires_capture' || status === 'succeeded';

/** Amount, currency and booking are those that were asked for. */
export function matchesPayment({ amount, currency, bookingId }: Pick<IntentFacts, 'amount' | 'currency' | 'bookingId'>, payment: Pick<Payment, 'amount' | 'bookingId'>): boolean {
  return amount === payment.amount.amount && currency.toUpperCase() === payment.amount.currency && bookingId === payment.bookingId;
}
