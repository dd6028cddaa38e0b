import { readIntent } from './check-payment';
import { about, once, tell, type PaymentParts } from './parts';
import { refundable, type Payment } from './payment';
import type { PaymentReturn } from './payment-repository';
import { recordCaptured } from './record-payment';
import { isFinalRefusal } from './stripe-client';

const refusedForGood = (error: unknown): null => {
  if (!isFinalRefusal(error)) throw error;
  return null;
};

/** No money moved, or none that we hold: what was asked for is done. */
async function recordReleased(parts: PaymentParts, payment: Payment, returnId: string): Promise<void> {
  await once(parts, returnId, async (session) => {
    await parts.payments.change(payment.id, ['held', 'lapsed', 'failed'], { state: 'returned', checkAt: null }, session);
    await tell(parts, { type: 'payments.returned', data: { ...about(payment), returnId, amount: 0, released: true } }, session);
  });
}

async function releaseHold(parts: PaymentParts, payment: Payment, intentId: string, returnId: string): Promise<void> {
  if (await parts.stripe.paymentIntents.cancel(intentId, {}, { idempotencyKey: returnId }).catch(refusedForGood)) return recordReleased(parts, payment, returnId);
  parts.context.log.warn({ payment: payment.id }, 'release refused');
  await once(parts, returnId, async (session) => {
    // Not held any more as far as the booking goes, or its unpaid hold would never end.
    await parts.payments.change(payment.id, ['held'], { state: 'failed', checkAt: null }, session);
    await tell(parts, { type: 'payments.return-failed', data: { ...about(payment), returnId, amount: payment.amount.amount, reason: 'refused' } }, session);
  });
}

/** Sets the amount aside before Stripe is asked, so that returns at once never give back more than was taken; null when they would. */
async function setAside({ context, payments }: PaymentParts, { id: paymentId }: Payment, amount: number | null, returnId: string): Promise<PaymentReturn | null> {
  const known = await payments.returnById(returnId);
  if (known) return known;
  return context.transaction(async (session) => {
    const payment = await payments.byId(paymentId, session);
    const left = payment ? refundable(payment) : 0;
    const back = amount ?? left;
    if (!payment || back > left) return null;
    if (!(await payments.changeVersion(payment, { returned: payment.returned + back }, session))) throw new Error(`${paymentId} changed while a return was set aside`);
    const asked: PaymentReturn = { id: returnId, paymentId, amount: back, state: 'asked' };
    await payments.addReturn(asked, session);
    return asked;
  });
}

async function recordReturned({ payments, ...parts }: PaymentParts, paymentId: string, { id: returnId, amount }: PaymentReturn): Promise<void> {
  await parts.context.transaction(async (session) => {
    if (!(await payments.changeReturn(returnId, ['asked'], 'done', session))) return;
    const payment = await payments.byId(paymentId, session);
    if (!payment) return;
    if (refundable(payment) === 0) await payments.change(paymentId, ['captured'], { state: 'returned', checkAt: null }, session);
    await tell({ payments, ...parts }, { type: 'payments.returned', data: { ...about(payment), returnId, amount, released: false } }, session);
  });
}

/** Stripe refused the refund, or the payer's bank sent it back: the money is here again. Says `payments.return-failed`, once. */
async function recordReturnFailed(parts: PaymentParts, paymentId: string, { id: returnId, amount }: PaymentReturn, reason: 'refused' | 'sent_back'): Promise<void> {
  const { context, payments } = parts;
  await context.transaction(async (session) => {
    if (!(await payments.changeReturn(returnId, ['asked', 'done'], 'failed', session))) return;
    const payment = await payments.byId(paymentId, session);
    if (!payment) return;
    const change = { returned: payment.returned - amount, state: payment.state === 'returned' ? ('captured' as const) : payment.state };
    if (!(await payments.changeVersion(payment, change, session))) throw new Error(`${paymentId} changed while a return failed`);
    await tell(parts, { type: 'payments.return-failed', data: { ...about(payment), returnId, amount, reason } }, session);
  });
}

async function refund(parts: PaymentParts, payment: Payment, intentId: string, amount: number | null, returnId: string): Promise<void> {
  const asked = await setAside(parts, payment, amount, returnId);
  if (!asked) {
    await once(parts, returnId, (session) => tell(parts, { type: 'payments.return-failed', data: { ...about(payment), returnId, amount: amount ?? 0, reason: 'too_much' } }, session));
    return;
  }
  if (asked.state !== 'asked') return;
  if (asked.amount === 0) return recordReturned(parts, payment.id, asked);
  const metadata = { returnId, paymentId: payment.id, bookingId: payment.bookingId };
  const made = await parts.stripe.refunds.create({ payment_intent: intentId, amount: asked.amount, metadata }, { idempotencyKey: returnId }).catch(refusedForGood);
  if (made && made.status !== 'failed' && made.status !== 'canceled') return recordReturned(parts, payment.id, asked);
  parts.context.log.warn({ payment: payment.id, return: returnId }, 'return refused');
  await recordReturnFailed(parts, payment.id, asked, made ? 'sent_back' : 'refused');
}

/**
 * Gives back so many minor units, or all there is where `amount` is null: releases a hold whole, or refunds what was captured. Says
 * `payments.returned`, or `payments.return-failed` when Stripe refuses for good.
 */
export async function returnPayment(parts: PaymentParts, payment: Payment, amount: number | null, returnId: string): Promise<void> {
  const { id, state, intentId, captured } = payment;
  if (state === 'opening' || state === 'open' || state === 'charging') throw new Error(`payment ${id} is still to be made`);
  if (!intentId) return recordReleased(parts, payment, returnId);
  if (captured > 0) return refund(parts, payment, intentId, amount, returnId);
  const facts = await readIntent(parts, intentId);
  // Taken, but we died before we wrote it down.
  if (facts.status === 'succeeded') {
    await recordCaptured(parts, payment, facts);
    return refund(parts, payment, intentId, amount, returnId);
  }
  if (facts.status !== 'requires_capture') return recordReleased(parts, payment, returnId);
  // Part of a hold cannot be given back: what is kept must be captured first, so this waits for that effect.
  if (amount !== null && amount < payment.amount.amount) throw new Error(`capture of ${id} is still to come`);
  await releaseHold(parts, payment, intentId, returnId);
}

/** Asks Stripe which refunds of a payment came back from the payer's bank. */
export async function checkReturns(parts: PaymentParts, payment: Payment): Promise<void> {
  if (!payment.intentId) return;
  for await (const { status, metadata } of parts.stripe.refunds.list({ payment_intent: payment.intentId, limit: 100 })) {
    const made = metadata?.returnId && (status === 'failed' || status === 'canceled') ? await parts.payments.returnById(metadata.returnId) : null;
    if (made) await recordReturnFailed(parts, payment.id, made, 'sent_back');
  }
}
