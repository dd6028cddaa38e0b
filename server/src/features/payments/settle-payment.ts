import { isFinalRefusal } from './stripe-client';
import type { PaymentParts } from './check-payment';
import type { Payment } from './payment';

type Data = Readonly<Record<string, string | number | boolean | null>>;

async function commit({ context, repository }: PaymentParts, payment: Payment, from: readonly Payment['state'][], change: Parameters<typeof repository.change>[2], type: string, data: Data = {}): Promise<void> {
  await context.transaction(async (session) => {
    if (!(await repository.change(payment.id, from, change, session))) return;
    await context.events.append(
      { type, by: 'system', subject: { kind: 'payment', id: payment.id }, data: { paymentId: payment.id, bookingId: payment.bookingId, ...data } },
      session,
    );
  });
}

/** Takes the money that is held. Says `payments.captured`, or `payments.capture-failed` when Stripe refuses for good. */
export async function capturePayment(parts: PaymentParts, payment: Payment, idempotencyKey: string): Promise<void> {
  if (payment.state !== 'held' || !payment.intentId) return;
  try {
    await parts.stripe.paymentIntents.capture(payment.intentId, {}, { idempotencyKey });
  } catch (error) {
    if (!isFinalRefusal(error)) throw error;
    // A capture that went through before a crash is refused the second time.
    const { status } = await parts.stripe.paymentIntents.retrieve(payment.intentId);
    if (status !== 'succeeded') {
      parts.context.log.warn({ payment: payment.id, status }, 'capture refused');
      await commit(parts, payment, ['held'], { state: 'failed' }, 'payments.capture-failed');
      return;
    }
  }
  await commit(parts, payment, ['held'], { state: 'captured' }, 'payments.captured');
}

const returnable: readonly Payment['state'][] = ['held', 'captured', 'failed'];

/**
 * Gives back so many minor units, or all there is where `amount` is null: releases a hold whole, or refunds what was captured. Says `payments.returned`,
 * or `payments.return-failed` when Stripe refuses for good.
 */
export async function returnPayment(parts: PaymentParts, payment: Payment, amount: number | null, idempotencyKey: string): Promise<void> {
  const { stripe } = parts;
  if (!payment.intentId || !returnable.includes(payment.state)) return;
  const { status, amount_received: received } = await stripe.paymentIntents.retrieve(payment.intentId);
  // Part of a hold cannot be given back: what is kept must be captured first, so this waits for that effect.
  if (status === 'requires_capture' && amount !== null && amount < payment.amount.amount) throw new Error(`capture of ${payment.id} is still to come`);
  const back = amount ?? received;
  const released = status === 'requires_capture' || status === 'canceled';
  try {
    if (status === 'requires_capture') await stripe.paymentIntents.cancel(payment.intentId, {}, { idempotencyKey });
    if (status === 'succeeded' && back > 0) await stripe.refunds.create({ payment_intent: payment.intentId, amount: back }, { idempotencyKey });
  } catch (error) {
    if (!isFinalRefusal(error)) throw error;
    parts.context.log.error({ payment: payment.id }, 'return refused');
    // Not held any more as far as the booking goes, or its unpaid hold would never end.
    await commit(parts, payment, returnable, { state: 'failed' }, 'payments.return-failed', { amount: back });
    return;
  }
  const returned = released ? payment.amount.amount : payment.returned + back;
  const state = amount === null || returned >= payment.amount.amount ? 'returned' : payment.state;
  await commit(parts, payment, returnable, { state, returned }, 'payments.returned', { amount: released ? 0 : back, released });
}
