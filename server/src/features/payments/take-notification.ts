import type Stripe from 'stripe';
import { problem } from '@passerelle/shared/problem';
import type { PaymentParts } from './check-payment';
import type { Payment } from './payment';

function sessionOrIntent(event: Stripe.Event): { sessionId?: string; intentId?: string } {
  switch (event.type) {
    case 'checkout.session.completed':
    case 'checkout.session.expired':
    case 'checkout.session.async_payment_succeeded':
      return { sessionId: event.data.object.id };
    case 'payment_intent.succeeded':
    case 'payment_intent.canceled':
    case 'payment_intent.amount_capturable_updated':
      return { intentId: event.data.object.id };
    default:
      return {};
  }
}

async function paymentOf({ repository }: PaymentParts, event: Stripe.Event): Promise<Payment | null> {
  const { sessionId, intentId } = sessionOrIntent(event);
  if (sessionId) return repository.bySession(sessionId);
  return intentId ? repository.byIntent(intentId) : null;
}

/**
 * Takes a signed message of Stripe's, once. Nothing in it is believed but which payment to ask about, so messages may come
 * in any order. Throws `payments.bad_signature`.
 */
export async function takeNotification(parts: PaymentParts, webhookSecret: string, body: Buffer, signature: string | undefined): Promise<void> {
  const { context, stripe, repository } = parts;
  let event: Stripe.Event;
  try {
    event = stripe.webhooks.constructEvent(body, signature ?? '', webhookSecret);
  } catch {
    throw problem('payments.bad_signature');
  }
  const expectsLive = context.config.stripe?.secretKey.startsWith('sk_live_') ?? false;
  if (event.livemode !== expectsLive || (await repository.wasTaken(event.id))) return;
  const payment = await paymentOf(parts, event);
  await context.transaction(async (session) => {
    if (!(await repository.takeNotification(event.id, event.type, context.clock.now(), session)) || !payment) return;
    await context.events.append(
      { type: 'payments.notified', by: 'system', subject: { kind: 'payment', id: payment.id }, data: { paymentId: payment.id, bookingId: payment.bookingId, notification: event.type } },
      session,
    );
  });
}
