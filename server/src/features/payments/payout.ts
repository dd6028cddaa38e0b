import type { Money } from '@passerelle/shared/money';
import type { PaymentPurpose } from '@passerelle/shared/payments/purpose';
import type { PayoutWait } from './outcomes';

/** Money taken back of a payout; its id is that of the event that asked for it. Amount in minor units. */
export interface Reversal {
  readonly id: string;
  readonly amount: number;
  readonly state: 'asked' | 'done' | 'failed';
}

/** `due` while Stripe is asked, `waiting` for what `reason` says, `paid` once sent, `reversed` when all of it was taken back. */
export interface Payout {
  readonly id: string;
  readonly version: number;
  readonly state: 'due' | 'waiting' | 'paid' | 'reversed';
  readonly reason: PayoutWait | null;
  readonly bookingId: string;
  readonly paymentId: string;
  readonly purpose: PaymentPurpose;
  readonly ownerId: string;
  readonly amount: Money;
  readonly transferId: string | null;
  readonly reversals: readonly Reversal[];
  /** When it was asked for, then when it was sent. */
  readonly at: Date;
  readonly checkAt: Date | null;
}

/** What an owner's account at Stripe can do. `ready`: it can take transfers. */
export interface PayoutAccount {
  /** Our own account. */
  readonly id: string;
  readonly stripeId: string;
  readonly ready: boolean;
  /** What Stripe still asks of the owner, in its own codes: `external_account`. */
  readonly requirements: readonly string[];
  readonly checkAt: Date | null;
}

/** What was not taken back, in minor units. */
export const unreversed = ({ amount, reversals }: Pick<Payout, 'amount' | 'reversals'>): number =>
  reversals.filter(({ state }) => state !== 'failed').reduce((left, reversal) => left - reversal.amount, amount.amount);
