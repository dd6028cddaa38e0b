import { minuteMs, plusMs } from '@passerelle/shared/time';
import type Stripe from 'stripe';
import type { Context } from '../../core/context';
import { readCheckout } from './checkout';
import { paidFacts, type Payment } from './payment';
import type { PaymentRepository } from './repository';

/** How long after the last look Stripe is asked again, in case its message was lost. */
export const checkEveryMs = minuteMs / 2;

export interface PaymentParts {
  readonly context: Context;
  readonly stripe: Stripe;
  readonly repository: PaymentRepository;
}

/** Asks Stripe how an open payment stands and commits what is new; says so by the event `payments.paid`. */
export async function checkPayment(parts: PaymentParts, paymentId: string): Promise<'paid' | 'open' | 'closed'> {
  const { context, stripe, repository } = parts;
  const payment = await repository.byId(paymentId);
  if (!payment || payment.state === 'opening') return 'open';
  // Money can still arrive on a page that we closed, so those are asked about too.
  if (payment.state === 'held' || payment.state === 'captured') return 'paid';
  if (!payment.sessionId || payment.state === 'returned' || payment.state === 'failed') return 'closed';
  const facts = await readCheckout(stripe, payment.sessionId);
  const paid = paidFacts(payment, facts);
  if (!paid) {
    const open = facts.status === 'open';
    await repository.change(paymentId, ['open'], open ? { checkAt: plusMs(context.clock.now(), checkEveryMs) } : { state: 'closed', checkAt: null });
    return open ? 'open' : 'closed';
  }
  const { intentId, captured, captureBefore, matches } = paid;
  await context.transaction(async (session) => {
    const change = { state: captured ? 'captured' as const : 'held' as const, intentId, captureBefore, checkAt: null };
    if (!(await repository.change(paymentId, ['open', 'closed'], change, session))) return;
    const data = { paymentId, bookingId: payment.bookingId, captured, matches, captureBefore: captureBefore?.getTime() ?? null };
    await context.events.append({ type: 'payments.paid', by: 'system', subject: { kind: 'payment', id: paymentId }, data }, session);
  });
  return 'paid';
}

/** Closes the payment page for good, unless it was paid at the last moment. */
export async function closePayment(parts: PaymentParts, payment: Payment): Promise<'paid' | 'closed'> {
  const { stripe, repository } = parts;
  if (payment.sessionId === null) {
    // There is no page yet, and there shall be none.
    if (await repository.change(payment.id, ['opening'], { state: 'closed', checkAt: null })) return 'closed';
    const opened = await repository.byId(payment.id);
    if (!opened?.sessionId) return 'closed';
    return closePayment(parts, opened);
  }
  const { status } = await readCheckout(stripe, payment.sessionId);
  if (status === 'open') {
    // Refused when it was paid or has run out since we asked; the check that follows tells which.
    await stripe.checkout.sessions.expire(payment.sessionId).catch((error: unknown) => parts.context.log.info({ err: error, payment: payment.id }, 'page was closed already'));
  }
  const standing = await checkPayment(parts, payment.id);
  if (standing === 'open') throw new Error(`payment page of ${payment.id} could not be closed`);
  return standing;
}
