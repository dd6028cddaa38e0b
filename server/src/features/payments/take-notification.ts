import { problem } from '@passerelle/shared/problem';
import { z } from 'zod';
import type { PaymentParts } from './check-payment';
import type { Payment } from './payment';

/** The little that is read of a message. */
const messageSchema = z.object({ id: z.string(), type: z.string(), livemode: z.boolean(), data: z.object({ object: z.object({ id: z.string().optional() }) }) });
type Message = z.infer<typeof messageSchema>;

const ofSession = ['checkout.session.completed', 'checkout.session.expired', 'checkout.session.async_payment_succeeded'];
const ofIntent = ['payment_intent.succeeded', 'payment_intent.canceled', 'payment_intent.amount_capturable_updated'];

async function paymentOf({ repository }: PaymentParts, { type, data }: Message): Promise<Payment | null> {
  const { id } = data.object;
  if (id === undefined) return null;
  if (ofSession.includes(type)) return repository.bySession(id);
  return ofIntent.includes(type) ? repository.byIntent(id) : null;
}

function readMessage({ stripe }: PaymentParts, secret: string, body: Buffer, signature: string | undefined): Message {
  let event: unknown;
  try {
    event = stripe.webhooks.constructEvent(body, signature ?? '', secret);
  } catch {
    throw problem('payments.bad_signature');
  }
  const message = messageSchema.safeParse(event);
  if (!message.success) throw problem('request.malformed');
  return message.data;
}

/**
 * Takes a signed message of Stripe's, once. Nothing in it is believed but which payment to ask about, so messages may come
 * in any order. Throws `payments.bad_signature`, or `request.malformed`.
 */
export async function takeNotification(parts: PaymentParts, webhookSecret: string, body: Buffer, signature: string | undefined): Promise<void> {
  const { context, repository } = parts;
  const event = readMessage(parts, webhookSecret, body, signature);
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
