import { isFinalRefusal } from './stripe-client';
import type { PaymentParts } from './parts';
import { isExpired, type SavedCard, type SavedMethod } from './payment';

/** The account's customer at Stripe, made at its first payment; holds no name and no address. */
export async function customerOf({ stripe, payers }: Pick<PaymentParts, 'stripe' | 'payers'>, accountId: string): Promise<string> {
  const known = await payers.byAccount(accountId);
  if (known) return known.customerId;
  const { id } = await stripe.customers.create({ metadata: { accountId } }, { idempotencyKey: `customer:${accountId}` });
  await payers.keepCustomer(accountId, id);
  return id;
}

/** The card an account left with us, if any. */
export async function savedMethod({ payers, context }: Pick<PaymentParts, 'payers' | 'context'>, accountId: string): Promise<SavedMethod | null> {
  const method = (await payers.byAccount(accountId))?.method;
  return method ? { ...method, expired: isExpired(method, context.clock.now()) } : null;
}

/** Banks send Stripe the new date of a card that was renewed; asked for only when ours has passed. */
async function renewedCard({ stripe, payers }: PaymentParts, accountId: string, known: SavedCard): Promise<SavedCard> {
  try {
    const { card } = await stripe.paymentMethods.retrieve(known.id);
    if (!card) return known;
    const method = { ...known, expMonth: card.exp_month, expYear: card.exp_year };
    await payers.keepMethod(accountId, method);
    return method;
  } catch (error) {
    if (!isFinalRefusal(error)) throw error;
    return known;
  }
}

/** The account's card, ready to be charged; null when there is none or it has expired. */
export async function chargeableCard(parts: PaymentParts, accountId: string): Promise<{ customerId: string; methodId: string } | null> {
  const known = await parts.payers.byAccount(accountId);
  if (!known?.method) return null;
  const now = parts.context.clock.now();
  const method = isExpired(known.method, now) ? await renewedCard(parts, accountId, known.method) : known.method;
  return isExpired(method, now) ? null : { customerId: known.customerId, methodId: method.id };
}
