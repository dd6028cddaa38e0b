import { z } from 'zod';
import { paymentPurposes } from '@passerelle/shared/payments/purpose';
import type { DomainEvent, NewEvent } from '../../core/events/event';

/** Minor units of the payment's currency. */
const minor = z.int();
const ofPayment = { paymentId: z.string(), bookingId: z.string(), purpose: z.enum(paymentPurposes) };
const ofPayout = { ...ofPayment, payoutId: z.string(), ownerId: z.string(), amount: minor };
const outcome = <T extends string, S extends z.ZodRawShape>(type: T, data: S) => z.object({ type: z.literal(type), data: z.object(data) });

export const chargeFailures = ['declined', 'authentication_required', 'no_method'] as const;
export type ChargeFailure = (typeof chargeFailures)[number];
export const payoutWaits = ['account', 'balance', 'refused'] as const;
export type PayoutWait = (typeof payoutWaits)[number];

/** Everything payments can tell the features above: what came of what they asked for, and what happened by itself. */
const outcomeSchema = z.discriminatedUnion('type', [
  /** Held or captured. `matches`: amount, currency and booking are those that were asked for. `captureBefore`: ms of the epoch. */
  outcome('payments.paid', { ...ofPayment, amount: minor, captured: z.boolean(), matches: z.boolean(), captureBefore: z.int().nullable() }),
  outcome('payments.charge-failed', { ...ofPayment, amount: minor, reason: z.enum(chargeFailures) }),
  /** The payment page takes no money any more. */
  outcome('payments.closed', ofPayment),
  outcome('payments.captured', { ...ofPayment, amount: minor }),
  outcome('payments.capture-failed', { ...ofPayment, reason: z.enum(['refused', 'not_held']) }),
  /** `released`: a hold ended and no money moved, so the amount is 0. */
  outcome('payments.returned', { ...ofPayment, returnId: z.string(), amount: minor, released: z.boolean() }),
  /** May follow `payments.returned` for the same `returnId` by days, when the payer's bank sends the money back. */
  outcome('payments.return-failed', { ...ofPayment, returnId: z.string(), amount: minor, reason: z.enum(['refused', 'too_much', 'sent_back']) }),
  outcome('payments.hold-lapsed', { ...ofPayment, amount: minor }),
  /** Stripe's own fee, or with `disputeId` what it asks for a dispute. */
  outcome('payments.stripe-fee', { ...ofPayment, amount: minor, disputeId: z.string().optional() }),
  outcome('payments.dispute-opened', { ...ofPayment, disputeId: z.string(), amount: minor }),
  outcome('payments.dispute-closed', { ...ofPayment, disputeId: z.string(), amount: minor, won: z.boolean() }),
  outcome('payments.paid-out', { ...ofPayout, transferId: z.string() }),
  outcome('payments.payout-waiting', { ...ofPayout, reason: z.enum(payoutWaits) }),
  /** `transferId` is empty where nothing had been sent yet. */
  outcome('payments.payout-reversed', { ...ofPayout, reversalId: z.string(), transferId: z.string() }),
  outcome('payments.reversal-failed', { ...ofPayout, reversalId: z.string(), reason: z.enum(['balance', 'too_much', 'refused']) }),
]);
export type PaymentOutcome = z.infer<typeof outcomeSchema>;

/** The types of all outcomes, for a listener's `on`. */
export const paymentOutcomes = outcomeSchema.options.map(({ shape }) => shape.type.value);

/** The outcome that an event tells, or null when it is none. */
export function readOutcome({ type, data }: Pick<DomainEvent, 'type' | 'data'>): PaymentOutcome | null {
  return outcomeSchema.safeParse({ type, data }).data ?? null;
}

export const outcomeEvent = ({ type, data }: PaymentOutcome): NewEvent => ({
  type,
  by: 'system',
  subject: { kind: 'payment', id: data.paymentId },
  data: Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)),
});
