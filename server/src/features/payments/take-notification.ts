import { problem } from '@passerelle/shared/problem';
import { z } from 'zod';
import type { PaymentParts } from './parts';
import type { Payment } from './payment';
import { isFinalRefusal } from './stripe-client';

/** The little that is read of a message: which thing it is about. */
const messageSchema = z.object({
  id: z.string(),
  type: z.string(),
  livemode: z.boolean(),
  data: z.object({ object: z.object({ id: z.string().optional(), payment_intent: z.string().nullish().catch(null) }) }),
});
export type StripeMessage = z.infer<typeof messageSchema>;

const ofSession = ['checkout.session.completed', 'checkout.session.expired', 'checkout.session.async_payment_succeeded'];
const ofIntent = ['payment_intent.succeeded', 'payment_intent.canceled', 'payment_intent.amount_capturable_updated'];
export const refundMessages: readonly string[] = ['refund.failed', 'refund.updated'];
export const disputeMessages: readonly string[] = ['charge.dispute.created', 'charge.dispute.updated', 'charge.dispute.closed', 'charge.dispute.funds_withdrawn', 'charge.dispute.funds_reinstated'];
const ofCharge = [...refundMessages, ...disputeMessages, 'charge.updated'];
const ofAccount = ['account.updated', 'account.application.deauthorized'];

/** What we ask Stripe to send, and what we read again in case it was lost. */
export const messageTypes: readonly string[] = [...ofSession, ...ofIntent, ...ofCharge, ...ofAccount];

type Subject = { readonly kind: 'payment' | 'account'; readonly id: string; readonly bookingId?: string };

/** A message can come before we know the intent that Stripe made for a page, so Stripe is asked whose it is. */
async function paymentOfIntent({ payments, stripe }: PaymentParts, intentId: string): Promise<Payment | null> {
  const known = await payments.byIntent(intentId);
  if (known) return known;
  try {
    const { paymentId } = (await stripe.paymentIntents.retrieve(intentId)).metadata;
    return paymentId === undefined ? null : await payments.byId(paymentId);
  } catch (error) {
    if (!isFinalRefusal(error)) throw error;
    return null;
  }
}

async function paymentOf(parts: PaymentParts, { type, data: { object } }: StripeMessage): Promise<Payment | null> {
  const { id, payment_intent: intentId } = object;
  if (ofSession.includes(type)) return id === undefined ? null : parts.payments.bySession(id);
  if (ofIntent.includes(type)) return id === undefined ? null : paymentOfIntent(parts, id);
  return ofCharge.includes(type) && intentId ? paymentOfIntent(parts, intentId) : null;
}

async function subjectOf(parts: PaymentParts, message: StripeMessage): Promise<Subject | null> {
  if (ofAccount.includes(message.type)) {
    const account = await parts.payouts.accountByStripe(message.data.object.id ?? '');
    return account && { kind: 'account', id: account.id };
  }
  const payment = await paymentOf(parts, message);
  return payment && { kind: 'payment', id: payment.id, bookingId: payment.bookingId };
}

/**
 * Keeps a message, once, and what is to be looked at because of it. Nothing in it is believed but which thing to ask Stripe
 * about, so messages may come in any order. What is not ours leaves no trace.
 */
export async function takeMessage(parts: PaymentParts, message: StripeMessage): Promise<void> {
  const { context, stripeLog } = parts;
  const expectsLive = context.config.stripe?.secretKey.startsWith('sk_live_') ?? false;
  if (message.livemode !== expectsLive || (await stripeLog.takenOf([message.id])).size > 0) return;
  const subject = await subjectOf(parts, message);
  if (!subject) return;
  const { kind, id, bookingId } = subject;
  await context.transaction(async (session) => {
    if (!(await stripeLog.take(message.id, message.type, context.clock.now(), session))) return;
    const data = { notification: message.type, ...(bookingId ? { paymentId: id, bookingId } : { accountId: id }) };
    await context.events.append({ type: kind === 'payment' ? 'payments.notified' : 'payments.account-notified', by: 'system', subject: { kind, id }, data }, session);
  });
}

function verified({ stripe }: PaymentParts, secrets: string, body: Buffer, signature: string | undefined): unknown {
  // Connected accounts have an endpoint of their own at Stripe, with a secret of its own.
  for (const secret of secrets.split(',')) {
    try {
      return stripe.webhooks.constructEvent(body, signature ?? '', secret.trim());
    } catch {
      continue;
    }
  }
  throw problem('payments.bad_signature');
}

/** Takes a message that Stripe signed with one of the secrets (separated by commas). Throws `payments.bad_signature`, or `request.malformed`. */
export async function takeNotification(parts: PaymentParts, secrets: string, body: Buffer, signature: string | undefined): Promise<void> {
  const message = messageSchema.safeParse(verified(parts, secrets, body, signature));
  if (!message.success) throw problem('request.malformed');
  await takeMessage(parts, message.data);
}

/** A message as Stripe lists it; null when it is of no shape that we read. */
export const readListed = (listed: unknown): StripeMessage | null => messageSchema.safeParse(listed).data ?? null;
