import { plusMs } from '@passerelle/shared/time';
import type { DomainEvent, EffectListener } from '../../core/events/event';
import { capturePayment } from './capture-payment';
import { chargeSaved } from './charge-saved';
import { checkDisputes } from './check-disputes';
import { checkEveryMs, checkPayment, closePayment } from './check-payment';
import { openCheckout } from './checkout';
import type { PaymentParts } from './parts';
import { payOut, payWaiting } from './pay-out';
import type { Payment } from './payment';
import { checkAccount } from './payout-account';
import { checkReturns, returnPayment } from './return-payment';
import { reversePayout } from './reverse-payout';
import { disputeMessages, refundMessages } from './take-notification';

export const openCheckoutListener = 'payments.open-checkout';

const amountOf = ({ data }: DomainEvent): number | null => (typeof data.amount === 'number' ? data.amount : null);
const payoutOf = ({ data }: DomainEvent): string => String(data.payoutId);

async function makePage(parts: PaymentParts, payment: Payment, idempotencyKey: string): Promise<void> {
  if (payment.state !== 'opening') return;
  const { sessionId, url } = await openCheckout(parts, payment, idempotencyKey);
  const checkAt = plusMs(parts.context.clock.now(), checkEveryMs);
  if (await parts.payments.change(payment.id, ['opening'], { state: 'open', sessionId, url, checkAt })) return;
  const now = await parts.payments.byId(payment.id);
  // The dates were given up while the page was being made, or another process was faster with the same one.
  if (now?.sessionId !== sessionId) await parts.stripe.checkout.sessions.expire(sessionId);
}

/** What a message asks to look at beside the payment itself. */
function moreToCheck({ notification }: DomainEvent['data']): ((parts: PaymentParts, payment: Payment) => Promise<void>) | null {
  if (refundMessages.includes(String(notification))) return checkReturns;
  return disputeMessages.includes(String(notification)) ? checkDisputes : null;
}

/** Messages come in any order: what they are about may not be written down yet, so the payment itself is looked at first. */
async function lookAgain(parts: PaymentParts, paymentId: string, { data }: DomainEvent): Promise<void> {
  await checkPayment(parts, paymentId);
  const check = moreToCheck(data);
  const payment = check && (await parts.payments.byId(paymentId));
  if (payment) await check(parts, payment);
}

/** What payments do outside, each as the effect of a committed event and with a key made from its id. */
export function paymentListeners(parts: PaymentParts): EffectListener[] {
  const withPayment = (run: (payment: Payment, event: DomainEvent) => Promise<unknown>) => async (event: DomainEvent) => {
    const payment = await parts.payments.byId(event.subject.id);
    if (payment) await run(payment, event);
  };
  return [
    { name: openCheckoutListener, on: ['payments.opened', 'payments.link-wanted'], run: withPayment((payment, { id }) => makePage(parts, payment, id)) },
    { name: 'payments.charge', on: ['payments.charge-wanted'], run: withPayment((payment, { id }) => chargeSaved(parts, payment, id)) },
    {
      name: 'payments.check',
      on: ['payments.notified'],
      // Stripe sends several messages at once of one payment; one look at it answers all that came before.
      mergeKey: ({ subject, data }) => (moreToCheck(data) ? null : subject.id),
      run: (event) => lookAgain(parts, event.subject.id, event),
    },
    { name: 'payments.close-checkout', on: ['payments.close-wanted'], run: withPayment((payment) => closePayment(parts, payment)) },
    { name: 'payments.capture', on: ['payments.capture-wanted'], run: withPayment((payment, event) => capturePayment(parts, payment, amountOf(event), event.id)) },
    { name: 'payments.return', on: ['payments.return-wanted'], run: withPayment((payment, event) => returnPayment(parts, payment, amountOf(event), event.id)) },
    { name: 'payments.pay-out', on: ['payments.payout-wanted'], run: (event) => payOut(parts, payoutOf(event), event.id) },
    { name: 'payments.reverse', on: ['payments.reverse-wanted'], run: (event) => reversePayout(parts, payoutOf(event), amountOf(event) ?? 0, event.id) },
    { name: 'payments.check-account', on: ['payments.account-notified'], run: async ({ subject }) => void (await checkAccount(parts, subject.id)) },
    { name: 'payments.pay-waiting', on: ['payments.payout-account-changed'], run: ({ subject, data }) => (data.ready === true ? payWaiting(parts, subject.id) : Promise.resolve()) },
  ];
}
