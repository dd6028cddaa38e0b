import type Stripe from 'stripe';
import { customerOf } from './customers';
import { intentExpansion, intentFacts, type IntentFacts } from './intent-facts';
import type { PaymentParts } from './parts';
import type { Payment } from './payment';

/** Whose card it will be: of the account's customer, of one that Stripe makes, or of nobody who could be charged again. */
async function payerOf(parts: PaymentParts, { payerId, saveMethod }: Payment): Promise<Pick<Stripe.Checkout.SessionCreateParams, 'customer' | 'customer_creation'>> {
  if (payerId !== null) return { customer: await customerOf(parts, payerId) };
  return { customer_creation: saveMethod ? 'always' : 'if_required' };
}

/** Opens Stripe's hosted page for a payment. Called again with the same key it gives the same page. */
export async function openCheckout(parts: PaymentParts, payment: Payment, idempotencyKey: string): Promise<{ sessionId: string; url: string }> {
  const metadata = { bookingId: payment.bookingId, paymentId: payment.id };
  const session = await parts.stripe.checkout.sessions.create(
    {
      mode: 'payment',
      ...(await payerOf(parts, payment)),
      allowed_payment_method_types: ['card'],
      line_items: [{ quantity: 1, price_data: { currency: payment.amount.currency.toLowerCase(), unit_amount: payment.amount.amount, product_data: { name: payment.description } } }],
      payment_intent_data: {
        capture_method: payment.capture,
        ...(payment.saveMethod ? { setup_future_usage: 'off_session' } : {}),
        transfer_group: payment.bookingId,
        metadata,
      },
      client_reference_id: payment.bookingId,
      metadata,
      locale: payment.locale,
      success_url: payment.returnUrl,
      cancel_url: `${payment.returnUrl}?payment=given-up`,
      expires_at: Math.floor(payment.expiresAt.getTime() / 1000),
    },
    { idempotencyKey },
  );
  if (!session.url) throw new Error(`Stripe gave no page for payment ${payment.id}`);
  return { sessionId: session.id, url: session.url };
}

export interface CheckoutFacts {
  readonly status: 'open' | 'complete' | 'expired';
  readonly intent: IntentFacts | null;
}

const sessionStatus = (status: string | null): CheckoutFacts['status'] => (status === 'complete' || status === 'expired' ? status : 'open');

/** What Stripe itself says of the page now; its messages are only a reason to ask. */
export async function readCheckout({ stripe }: Pick<PaymentParts, 'stripe'>, sessionId: string): Promise<CheckoutFacts> {
  const session = await stripe.checkout.sessions.retrieve(sessionId, { expand: intentExpansion.map((path) => `payment_intent.${path}`) });
  const intent = session.payment_intent;
  return {
    status: sessionStatus(session.status),
    intent: intent && typeof intent !== 'string' ? intentFacts(intent) : null,
  };
}
