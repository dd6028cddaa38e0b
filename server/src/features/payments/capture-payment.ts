import { readIntent } from './check-payment';
import { intentExpansion, intentFacts, type IntentFacts } from './intent-facts';
import { about, once, tell, type PaymentParts } from './parts';
import type { Payment } from './payment';
import { recordCaptured } from './record-payment';
import { isFinalRefusal } from './stripe-client';

async function takeHold(parts: PaymentParts, intentId: string, amount: number | null, idempotencyKey: string): Promise<IntentFacts> {
  try {
    const part = amount === null ? {} : { amount_to_capture: amount };
    return intentFacts(await parts.stripe.paymentIntents.capture(intentId, { ...part, expand: intentExpansion }, { idempotencyKey }));
  } catch (error) {
    if (!isFinalRefusal(error)) throw error;
    // A capture that went through before a crash is refused the second time, so ask how it stands.
    return readIntent(parts, intentId);
  }
}

/**
 * Takes so many minor units of what is held, or all where `amount` is null; the rest goes back to the card by itself. Says
 * `payments.captured`, or `payments.capture-failed` when Stripe refuses for good or nothing is held.
 */
export async function capturePayment(parts: PaymentParts, payment: Payment, amount: number | null, idempotencyKey: string): Promise<void> {
  const { state, intentId } = payment;
  if (state === 'captured') return;
  if (state === 'opening' || state === 'open' || state === 'charging') throw new Error(`payment ${payment.id} is still to be made`);
  const facts = state === 'held' && intentId ? await takeHold(parts, intentId, amount, idempotencyKey) : null;
  if (facts?.status === 'succeeded') return recordCaptured(parts, payment, facts);
  parts.context.log.warn({ payment: payment.id, status: facts?.status ?? state }, 'capture refused');
  await once(parts, idempotencyKey, async (session) => {
    // What is still held can be captured another time, or released.
    if (facts?.status !== 'requires_capture') await parts.payments.change(payment.id, ['held', 'lapsed'], { state: 'failed', checkAt: null }, session);
    await tell(parts, { type: 'payments.capture-failed', data: { ...about(payment), reason: facts ? 'refused' : 'not_held' } }, session);
  });
}
