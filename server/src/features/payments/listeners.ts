import { plusMs } from '@passerelle/shared/time';
import type { DomainEvent, EffectListener } from '../../core/events/event';
import { checkEveryMs, checkPayment, closePayment, type PaymentParts } from './check-payment';
import { openCheckout } from './checkout';
import type { Payment } from './payment';
import { capturePayment, returnPayment } from './settle-payment';

export const openCheckoutListener = 'payments.open-checkout';

/** What payments do outside, each as the effect of a committed event and with a key made from its id. */
export function paymentListeners(parts: PaymentParts): EffectListener[] {
  const { context, repository } = parts;

  const withPayment = (run: (payment: Payment, event: DomainEvent) => Promise<unknown>) => async (event: DomainEvent) => {
    const payment = await repository.byId(event.subject.id);
    if (payment) await run(payment, event);
  };

  return [
    {
      name: openCheckoutListener,
      on: ['payments.opened'],
      run: withPayment(async (payment, event) => {
        if (payment.state !== 'opening') return;
        const { sessionId, url } = await openCheckout(parts, payment, event.id);
        const checkAt = plusMs(context.clock.now(), checkEveryMs);
        if (await repository.change(payment.id, ['opening'], { state: 'open', sessionId, url, checkAt })) return;
        // The dates were given up while the page was being made.
        await parts.stripe.checkout.sessions.expire(sessionId);
      }),
    },
    { name: 'payments.check', on: ['payments.notified'], run: withPayment((payment) => checkPayment(parts, payment.id)) },
    { name: 'payments.close-checkout', on: ['payments.close-wanted'], run: withPayment((payment) => closePayment(parts, payment)) },
    { name: 'payments.capture', on: ['payments.capture-wanted'], run: withPayment((payment, event) => capturePayment(parts, payment, event.id)) },
    {
      name: 'payments.return',
      on: ['payments.return-wanted'],
      run: withPayment((payment, event) => returnPayment(parts, payment, typeof event.data.amount === 'number' ? event.data.amount : null, event.id)),
    },
  ];
}
