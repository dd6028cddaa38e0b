import { minuteMs, plusMs } from '@passerelle/shared/time';
import type { PaymentParts } from './parts';
import { messageTypes, readListed, takeMessage, type StripeMessage } from './take-notification';

export const sweepEveryMs = 5 * minuteMs;
/** Messages show up in the list a little after their time, so so much is read twice. */
const rereadMs = 5 * minuteMs;
/** Stripe forgets its messages after 30 days, and an outage is shorter. */
const pageSize = 100;

async function listedSince({ stripe }: PaymentParts, from: Date): Promise<StripeMessage[]> {
  const found: StripeMessage[] = [];
  const created = { gte: Math.floor(from.getTime() / 1000) };
  for await (const listed of stripe.events.list({ created, types: [...messageTypes], limit: pageSize })) {
    const message = readListed(listed);
    if (message) found.push(message);
  }
  return found.reverse();
}

/**
 * The safety net under the webhooks: reads Stripe's own list of messages since the last time, and takes those that never came.
 * One process does it; when it dies half-way, the next sweep begins where the last whole one ended.
 */
export async function sweepMessages(parts: PaymentParts): Promise<void> {
  const { context, stripeLog } = parts;
  const now = context.clock.now();
  const readTo = await stripeLog.claimSweep(now, plusMs(now, sweepEveryMs));
  if (!readTo) return;
  const listed = await listedSince(parts, plusMs(readTo, -rereadMs));
  const taken = await stripeLog.takenOf(listed.map(({ id }) => id));
  for (const message of listed) if (!taken.has(message.id)) await takeMessage(parts, message);
  await stripeLog.sweptTo(now);
}
