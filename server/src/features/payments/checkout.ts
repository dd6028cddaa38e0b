import type Stripe from 'stripe';
import type { CheckoutFacts, Payment } from './payment';
import type { PaymentRepository } from './repository';

interface CheckoutParts {
  readonly stripe: Stripe;
  readonly repository: PaymentRepository;
}

/** The account's customer at Stripe, made at its first payment; holds no name and no address. */
async function customerOf({ stripe, repository }: CheckoutParts, accountId: string): Promise<string> {
  const known = await repository.customerOf(accountId);
  if (known) return known;
  const { id } = await stripe.customers.create({ metadata: { accountId } }, { idempotencyKey: `customer:${accountId}` });
  await repository.keepCustomer(accountId, id);
  return id;
}

/** Opens Stripe's hosted page for a payment. Called again with the same key it gives the same page. */
export async function openCheckout(parts: CheckoutParts, payment: Payment, idempotencyKey: string): Promise<{ sessionId: string; url: string }> {
  const customer = await customerOf(parts, payment.payerId);
  const metadata = { bookingId: payment.bookingId, paymentId: payment.id };
  const session = await parts.stripe.checkout.sessions.create(
    {
      mode: 'payment',
      customer,
      allowed_payment_method_types: ['card'],
      line_items: [{ quantity: 1, price_data: { currency: payment.amount.currency.toLowerCase(), unit_amount: payment.amount.amount, product_data: { name: payment.description } } }],
      payment_intent_data: { capture_method: payment.capture === 'manual' ? 'manual' : 'automatic', setup_future_usage: 'off_session', transfer_group: payment.bookingId, metadata },
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

function captureBeforeOf(intent: Stripe.PaymentIntent): Date | null {
  const charge = intent.latest_charge;
  if (!charge || typeof charge === 'string') return null;
  const seconds = charge.payment_method_details?.card?.capture_before;
  return seconds === undefined || seconds === null ? null : new Date(seconds * 1000);
}

const sessionStatus = (status: string | null): CheckoutFacts['status'] => (status === 'complete' || status === 'expired' ? status : 'open');

/** What Stripe itself says of the page now; its messages are only a reason to ask. */
export async function readCheckout(stripe: Stripe, sessionId: string): Promise<CheckoutFacts> {
  const session = await stripe.checkout.sessions.retrieve(sessionId, { expand: ['payment_intent.latest_charge'] });
  const status = sessionStatus(session.status);
  const intent = session.payment_intent;
  if (!intent || typeof intent === 'string') return { status, intent: null };
  const { id, amount, currency, metadata } = intent;
  return {
    status,
    intent: { id, status: intent.status, amount, currency, bookingId: metadata.bookingId ?? null, captureBefore: captureBeforeOf(intent) },
  };
}
