import Stripe from 'stripe';
import { readIntent } from './check-payment';
import { chargeableCard } from './customers';
import { intentExpansion, intentFacts, isPaid } from './intent-facts';
import type { ChargeFailure } from './outcomes';
import { about, tell, type PaymentParts } from './parts';
import type { Payment } from './payment';
import { recordPaid } from './record-payment';
import { isFinalRefusal } from './stripe-client';

/** The card was refused: says `payments.charge-failed`, once; the payment may still be made by a link. */
async function recordRefused(parts: PaymentParts, payment: Payment, reason: ChargeFailure): Promise<void> {
  await parts.context.transaction(async (session) => {
    if (!(await parts.payments.change(payment.id, ['charging'], { state: 'refused', checkAt: null }, session))) return;
    await tell(parts, { type: 'payments.charge-failed', data: { ...about(payment), amount: payment.amount.amount, reason } }, session);
  });
}

function failureOf(error: unknown): ChargeFailure {
  if (!(error instanceof Stripe.errors.StripeError)) return 'declined';
  if (error.code === 'authentication_required' || error.decline_code === 'authentication_required') return 'authentication_required';
  // A card that its owner took away at Stripe.
  return error.code === 'resource_missing' && error.param === 'payment_method' ? 'no_method' : 'declined';
}

/** The intent of a refused charge stays open at Stripe; nobody shall pay it beside the link that follows. */
async function cancelRefused({ stripe }: PaymentParts, error: unknown, idempotencyKey: string): Promise<void> {
  const intent = error instanceof Stripe.errors.StripeError ? error.payment_intent : undefined;
  if (!intent) return;
  await stripe.paymentIntents.cancel(intent.id, {}, { idempotencyKey: `${idempotencyKey}:cancel` }).catch((refusal: unknown) => {
    if (!isFinalRefusal(refusal)) throw refusal;
  });
}

const cardFor = (parts: PaymentParts, { payerId, customerId, methodId }: Payment) =>
  payerId !== null ? chargeableCard(parts, payerId) : Promise.resolve(customerId !== null && methodId !== null ? { customerId, methodId } : null);

/** Charges the payer's saved card without them. Says `payments.paid`, or `payments.charge-failed` with the reason. */
export async function chargeSaved(parts: PaymentParts, payment: Payment, idempotencyKey: string): Promise<void> {
  if (payment.state !== 'charging') return;
  const card = await cardFor(parts, payment);
  if (!card) return recordRefused(parts, payment, 'no_method');
  try {
    const intent = await parts.stripe.paymentIntents.create(
      {
        amount: payment.amount.amount,
        currency: payment.amount.currency.toLowerCase(),
        customer: card.customerId,
        payment_method: card.methodId,
        allowed_payment_method_types: ['card'],
        capture_method: payment.capture,
        confirm: true,
        off_session: true,
        description: payment.description,
        transfer_group: payment.bookingId,
        metadata: { bookingId: payment.bookingId, paymentId: payment.id },
        expand: intentExpansion,
      },
      { idempotencyKey },
    );
    // Said again for the same key, the reply may be an old one.
    const facts = isPaid(intentFacts(intent)) ? intentFacts(intent) : await readIntent(parts, intent.id);
    if (!isPaid(facts)) throw new Error(`charge of ${payment.id} is ${facts.status}`);
    await recordPaid(parts, payment, facts);
  } catch (error) {
    if (!isFinalRefusal(error)) throw error;
    await cancelRefused(parts, error, idempotencyKey);
    parts.context.log.info({ payment: payment.id, purpose: payment.purpose, reason: failureOf(error) }, 'saved card refused');
    await recordRefused(parts, payment, failureOf(error));
  }
}
