import Stripe from 'stripe';
import { dayMs, hourMs, plusMs } from '@passerelle/shared/time';
import type { Session } from '../../core/database/connect';
import type { PayoutWait } from './outcomes';
import { about, tell, want, type PaymentParts } from './parts';
import { payable } from './payment';
import { unreversed, type Payout } from './payout';
import { checkAccount } from './payout-account';
import { isFinalRefusal } from './stripe-client';

export interface NewPayout {
  readonly bookingId: string;
  /** The charge that the money comes from. */
  readonly paymentId: string;
  readonly ownerId: string;
  readonly amount: Payout['amount'];
}

const retryMs: Readonly<Record<PayoutWait, number>> = { account: dayMs, balance: hourMs, refused: dayMs };

/** What every outcome says of its payout; the amount is what is left after reversals. */
export function aboutPayout(payout: Payout) {
  const { id: payoutId, bookingId, paymentId, purpose, ownerId } = payout;
  return { ...about({ id: paymentId, bookingId, purpose }), payoutId, ownerId, amount: unreversed(payout) };
}

/**
 * Writes a payout to be, of one charge. Throws when the charge does not hold so much any more, so that the caller's
 * transaction ends: that is a fault of the one who reckoned.
 */
export async function addPayout(parts: PaymentParts, { paymentId, amount, ...payout }: NewPayout, session: Session): Promise<{ payoutId: string }> {
  const { context, payments, payouts } = parts;
  const payment = await payments.byId(paymentId, session);
  if (payment?.bookingId !== payout.bookingId) throw new Error(`${paymentId} is not of ${payout.bookingId}`);
  if (amount.amount <= 0 || amount.amount > payable(payment)) throw new RangeError(`${paymentId} holds ${payable(payment)}, not ${amount.amount}`);
  if (!(await payments.changeVersion(payment, { paidOut: payment.paidOut + amount.amount }, session))) throw new Error(`${paymentId} changed while a payout was made`);
  const id = context.newId('out');
  const { purpose } = payment;
  await payouts.add({ id, version: 0, state: 'due', reason: null, paymentId, purpose, amount, ...payout, transferId: null, reversals: [], at: context.clock.now(), checkAt: null }, session);
  await want(parts, 'payments.payout-wanted', paymentId, { payoutId: id }, session);
  return { payoutId: id };
}

/** It is tried again by itself, so the event comes only when the reason is another one. */
async function recordWaiting(parts: PaymentParts, payout: Payout, reason: PayoutWait): Promise<void> {
  const { context, payouts } = parts;
  await context.transaction(async (session) => {
    if (!(await payouts.change(payout, { state: 'waiting', reason, checkAt: plusMs(context.clock.now(), retryMs[reason]) }, session))) return;
    if (payout.reason !== reason) await tell(parts, { type: 'payments.payout-waiting', data: { ...aboutPayout(payout), reason } }, session);
  });
}

async function recordPaidOut(parts: PaymentParts, payout: Payout, transferId: string): Promise<void> {
  const { context, payouts } = parts;
  await context.transaction(async (session) => {
    if (!(await payouts.change(payout, { state: 'paid', reason: null, transferId, at: context.clock.now(), checkAt: null }, session))) return;
    await tell(parts, { type: 'payments.paid-out', data: { ...aboutPayout(payout), transferId } }, session);
  });
}

function waitFor(error: unknown): PayoutWait {
  const code = error instanceof Stripe.errors.StripeError ? error.code : undefined;
  if (code === 'balance_insufficient') return 'balance';
  return code === 'insufficient_capabilities_for_transfer' || code === 'account_invalid' ? 'account' : 'refused';
}

/** Sends an owner's share out of its charge. Says `payments.paid-out`, or `payments.payout-waiting` with the reason. */
export async function payOut(parts: PaymentParts, payoutId: string, idempotencyKey: string): Promise<void> {
  const { stripe, payments, payouts } = parts;
  const payout = await payouts.byId(payoutId);
  if (payout?.state !== 'due') return;
  const { bookingId, ownerId } = payout;
  const account = await payouts.account(ownerId);
  if (!account?.ready) return recordWaiting(parts, payout, 'account');
  const payment = await payments.byId(payout.paymentId);
  if (!payment?.chargeId) throw new Error(`no charge to pay ${payoutId} from`);
  try {
    const { id } = await stripe.transfers.create(
      {
        amount: unreversed(payout),
        currency: payout.amount.currency.toLowerCase(),
        destination: account.stripeId,
        source_transaction: payment.chargeId,
        transfer_group: bookingId,
        metadata: { bookingId, payoutId },
      },
      { idempotencyKey },
    );
    await recordPaidOut(parts, payout, id);
  } catch (error) {
    if (!isFinalRefusal(error)) throw error;
    const reason = waitFor(error);
    parts.context.log.warn({ payout: payoutId, reason }, 'payout refused');
    if (reason === 'account') await checkAccount(parts, ownerId);
    await recordWaiting(parts, payout, reason);
  }
}

/** Tries a payout again that waited; a new event is a new key, because Stripe repeats what it said to the old one. */
export async function retryPayout(parts: PaymentParts, payoutId: string): Promise<void> {
  const { context, payouts } = parts;
  const payout = await payouts.byId(payoutId);
  if (payout?.state !== 'waiting') return;
  await context.transaction(async (session) => {
    if (await payouts.change(payout, { state: 'due', checkAt: null }, session)) await want(parts, 'payments.payout-wanted', payout.paymentId, { payoutId }, session);
  });
}

/** The owner's account became ready: what waited for it goes on. */
export async function payWaiting(parts: PaymentParts, ownerId: string): Promise<void> {
  for (const payoutId of await parts.payouts.waitingFor(ownerId)) await retryPayout(parts, payoutId);
}
