import type { Money } from '../money';

/** What a payment is for. A booking has one `rental` and may have several of the others. */
export const paymentPurposes = ['rental', 'deposit', 'change', 'extension', 'overage', 'late_fee', 'claim'] as const;
export type PaymentPurpose = (typeof paymentPurposes)[number];

/** Stripe takes no less from a card: https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts */
export const smallestCharge: Money = { amount: 50, currency: 'EUR' };
