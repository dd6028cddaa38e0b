import Stripe from 'stripe';
import type { Session } from '../../core/database/connect';
import { once, tell, type PaymentParts } from './parts';
import { aboutPayout } from './pay-out';
import { unreversed, type Payout, type Reversal } from './payout';
import { isFinalRefusal } from './stripe-client';

type ReversalFailure = 'balance' | 'too_much' | 'refused';

const withReversal = ({ reversals }: Payout, changed: Reversal): Reversal[] => [...reversals.filter(({ id }) => id !== changed.id), changed];

/** Sets the amount aside before Stripe is asked, so that reversals at once never take back more than was paid; null when they would. */
async function setAside({ context, payouts }: PaymentParts, payout: Payout, amount: number, reversalId: string): Promise<Reversal | null> {
  const known = payout.reversals.find(({ id }) => id === reversalId);
  if (known) return known;
  if (amount > unreversed(payout)) return null;
  const asked: Reversal = { id: reversalId, amount, state: 'asked' };
  await context.transaction(async (session) => {
    if (!(await payouts.change(payout, { reversals: withReversal(payout, asked) }, session))) throw new Error(`${payout.id} changed while a reversal was set aside`);
  });
  return asked;
}

/** Writes how a reversal ended. What came back can be paid out of its charge again. */
async function settle({ payouts, payments }: PaymentParts, payoutId: string, ended: Reversal, session: Session): Promise<Payout | null> {
  const payout = await payouts.byId(payoutId, session);
  if (payout?.reversals.find(({ id }) => id === ended.id)?.state !== 'asked') return null;
  const after = { ...payout, reversals: withReversal(payout, ended) };
  if (!(await payouts.change(payout, { reversals: after.reversals, ...(unreversed(after) === 0 ? { state: 'reversed', checkAt: null } : {}) }, session))) throw new Error(`${payoutId} changed while a reversal ended`);
  const payment = ended.state === 'done' ? await payments.byId(payout.paymentId, session) : null;
  if (payment && !(await payments.changeVersion(payment, { paidOut: payment.paidOut - ended.amount }, session))) throw new Error(`${payment.id} changed while a reversal ended`);
  return after;
}

async function recordReversed(parts: PaymentParts, payoutId: string, asked: Reversal): Promise<void> {
  await parts.context.transaction(async (session) => {
    const payout = await settle(parts, payoutId, { ...asked, state: 'done' }, session);
    if (payout) await tell(parts, { type: 'payments.payout-reversed', data: { ...aboutPayout(payout), amount: asked.amount, reversalId: asked.id, transferId: payout.transferId ?? '' } }, session);
  });
}

async function recordFailed(parts: PaymentParts, payoutId: string, asked: Reversal, reason: ReversalFailure): Promise<void> {
  await parts.context.transaction(async (session) => {
    const payout = await settle(parts, payoutId, { ...asked, state: 'failed' }, session);
    if (payout) await tell(parts, { type: 'payments.reversal-failed', data: { ...aboutPayout(payout), amount: asked.amount, reversalId: asked.id, reason } }, session);
  });
}

function failureOf(error: unknown): ReversalFailure {
  const code = error instanceof Stripe.errors.StripeError ? error.code : undefined;
  return code === 'balance_insufficient' || code === 'insufficient_funds' ? 'balance' : 'refused';
}

/**
 * Takes back so many minor units of a payout, from the owner's balance at Stripe or, when it still waits, by sending less. Says
 * `payments.payout-reversed`, or `payments.reversal-failed`: what an owner has spent cannot be taken back.
 */
export async function reversePayout(parts: PaymentParts, payoutId: string, amount: number, reversalId: string): Promise<void> {
  const payout = await parts.payouts.byId(payoutId);
  if (!payout) return;
  if (payout.state === 'due') throw new Error(`payout ${payoutId} is on its way`);
  const asked = await setAside(parts, payout, amount, reversalId);
  if (!asked) {
    await once(parts, reversalId, (session) => tell(parts, { type: 'payments.reversal-failed', data: { ...aboutPayout(payout), amount, reversalId, reason: 'too_much' } }, session));
    return;
  }
  if (asked.state !== 'asked') return;
  if (!payout.transferId) return recordReversed(parts, payoutId, asked);
  try {
    await parts.stripe.transfers.createReversal(payout.transferId, { amount, metadata: { bookingId: payout.bookingId, reversalId } }, { idempotencyKey: reversalId });
  } catch (error) {
    if (!isFinalRefusal(error)) throw error;
    parts.context.log.warn({ payout: payoutId, reason: failureOf(error) }, 'reversal refused');
    return recordFailed(parts, payoutId, asked, failureOf(error));
  }
  await recordReversed(parts, payoutId, asked);
}
