import { minuteMs, plusMs } from '@passerelle/shared/time';
import { readCheckout } from './checkout';
import { intentExpansion, intentFacts, isPaid, type IntentFacts } from './intent-facts';
import type { PaymentParts } from './parts';
import type { Payment } from './payment';
import { nextHoldCheck, recordCaptured, recordClosed, recordFee, recordLapsed, recordPaid } from './record-payment';

/** How long after the last look Stripe is asked again, in case its message was lost. */
export const checkEveryMs = minuteMs / 2;

type Standing = 'paid' | 'open' | 'closed';

export async function readIntent({ stripe }: Pick<PaymentParts, 'stripe'>, intentId: string): Promise<IntentFacts> {
  return intentFacts(await stripe.paymentIntents.retrieve(intentId, { expand: intentExpansion }));
}

async function checkPage(parts: PaymentParts, payment: Payment, sessionId: string): Promise<Standing> {
  const { status, intent } = await readCheckout(parts, sessionId);
  if (intent && isPaid(intent)) {
    await recordPaid(parts, payment, intent);
    return 'paid';
  }
  if (status === 'open') {
    await parts.payments.change(payment.id, ['open'], { checkAt: plusMs(parts.context.clock.now(), checkEveryMs) });
    return 'open';
  }
  await recordClosed(parts, payment, 'open');
  return 'closed';
}

async function checkHold(parts: PaymentParts, payment: Payment, intentId: string): Promise<void> {
  const facts = await readIntent(parts, intentId);
  if (facts.status === 'canceled') return recordLapsed(parts, payment);
  if (facts.status === 'succeeded') return recordCaptured(parts, payment, facts);
  await parts.payments.change(payment.id, ['held'], { checkAt: nextHoldCheck(facts.captureBefore, parts.context.clock.now()) });
}

/** Asks Stripe how a payment stands, commits what is new, and says so by an event. */
export async function checkPayment(parts: PaymentParts, paymentId: string): Promise<Standing> {
  const payment = await parts.payments.byId(paymentId);
  switch (payment?.state) {
    case undefined:
    case 'opening':
    case 'charging':
      return 'open';
    // Money can still arrive on a page that we closed, so those are asked about too.
    case 'open':
    case 'closed':
      return payment.sessionId ? checkPage(parts, payment, payment.sessionId) : 'closed';
    case 'held':
      if (payment.intentId) await checkHold(parts, payment, payment.intentId);
      return 'paid';
    case 'captured':
      if (payment.fee === null && payment.intentId) await recordFee(parts, payment, await readIntent(parts, payment.intentId));
      return 'paid';
    case 'refused':
    case 'lapsed':
    case 'returned':
    case 'failed':
      return 'closed';
  }
}

/** Closes the payment page for good, unless it was paid at the last moment. */
export async function closePayment(parts: PaymentParts, payment: Payment): Promise<'paid' | 'closed'> {
  const { stripe, payments } = parts;
  if (payment.state === 'opening') {
    // There is no page yet, and there shall be none.
    if (await recordClosed(parts, payment, 'opening')) return 'closed';
    const opened = await payments.byId(payment.id);
    if (!opened?.sessionId) return 'closed';
    return closePayment(parts, opened);
  }
  if (payment.state === 'open' && payment.sessionId) {
    const { status } = await readCheckout(parts, payment.sessionId);
    // Refused when it was paid or has run out since we asked; the check that follows tells which.
    if (status === 'open') {
      await stripe.checkout.sessions.expire(payment.sessionId).catch((error: unknown) => parts.context.log.info({ err: error, payment: payment.id }, 'page was closed already'));
    }
  }
  const standing = await checkPayment(parts, payment.id);
  if (standing === 'open') throw new Error(`payment ${payment.id} could not be closed`);
  return standing;
}
