import type Stripe from 'stripe';
import { hourMs, plusMs } from '@passerelle/shared/time';
import { about, tell, type PaymentParts } from './parts';
import type { Payment } from './payment';
import type { DisputeRecord } from './stripe-log-repository';

const checkEveryMs = hourMs;
const openStatuses: readonly Stripe.Dispute.Status[] = ['warning_needs_response', 'warning_under_review', 'needs_response', 'under_review'];

const feeOf = ({ balance_transactions: entries }: Pick<Stripe.Dispute, 'balance_transactions'>): number => entries.reduce((sum, { fee }) => sum + fee, 0);

/** Says that a dispute was opened, that it was closed, and what Stripe took for it; each once, however often it is looked at. */
async function recordDispute(parts: PaymentParts, payment: Payment, dispute: Stripe.Dispute): Promise<void> {
  const { context, stripeLog } = parts;
  const known = await stripeLog.dispute(dispute.id);
  const open = openStatuses.includes(dispute.status);
  const { id: disputeId, amount } = dispute;
  const fee = feeOf(dispute);
  const now: DisputeRecord = { id: disputeId, paymentId: payment.id, amount, fee, open, checkAt: open ? plusMs(context.clock.now(), checkEveryMs) : null };
  await context.transaction(async (session) => {
    if (!(await stripeLog.keepDispute(now, known, session))) return;
    const data = { ...about(payment), disputeId, amount };
    const newFee = fee - (known?.fee ?? 0);
    if (!known) await tell(parts, { type: 'payments.dispute-opened', data }, session);
    if (!open && (known?.open ?? true)) await tell(parts, { type: 'payments.dispute-closed', data: { ...data, won: dispute.status !== 'lost' } }, session);
    if (newFee !== 0) await tell(parts, { type: 'payments.stripe-fee', data: { ...data, amount: newFee } }, session);
  });
}

/** Asks Stripe how the disputes of a payment stand. An early inquiry of a bank counts as one, since it may become one. */
export async function checkDisputes(parts: PaymentParts, payment: Payment): Promise<void> {
  if (!payment.intentId) throw new Error(`payment ${payment.id} is disputed and still to be made`);
  for await (const dispute of parts.stripe.disputes.list({ payment_intent: payment.intentId, limit: 100 })) await recordDispute(parts, payment, dispute);
}

/** Looks again at a dispute whose next message may have been lost. */
export async function checkDispute(parts: PaymentParts, disputeId: string): Promise<void> {
  const known = await parts.stripeLog.dispute(disputeId);
  const payment = known && (await parts.payments.byId(known.paymentId));
  if (payment) await checkDisputes(parts, payment);
}
