import { paymentsContract } from '@passerelle/shared/payments/contract';
import type { Money } from '@passerelle/shared/money';
import { hourMs, plusMs } from '@passerelle/shared/time';
import type { Context } from '../../core/context';
import type { Session } from '../../core/database/connect';
import type { Feature } from '../../core/feature';
import { serve } from '../../core/http/route';
import { checkPayment, closePayment } from './check-payment';
import { openCheckoutListener, paymentListeners } from './listeners';
import type { Payment } from './payment';
import { createPaymentRepository } from './repository';
import { sandboxProxy } from './sandbox-proxy';
import { sandboxKey, startSandbox } from './start-sandbox';
import { createStripe } from './stripe-client';
import { takeNotification } from './take-notification';

export type { Payment } from './payment';

/** Longer than a hold with its extensions; the booking closes the page earlier, by asking Stripe. */
const pageLifeMs = 2 * hourMs;

export interface NewPayment {
  readonly bookingId: string;
  readonly payerId: string;
  readonly amount: Money;
  readonly capture: 'manual' | 'automatic';
  readonly description: string;
  readonly locale: 'fr' | 'en';
  readonly returnUrl: string;
}

export interface PaymentsFeature extends Feature {
  /** Writes a payment to be; its page is made by the effect of the event, or at once by `openNow`. */
  open(payment: NewPayment, session: Session): Promise<{ paymentId: string; eventId: string }>;
  /** Waits for the payment page to be made. Throws when Stripe cannot be reached; it will be made later all the same. */
  openNow(eventId: string): Promise<void>;
  byId(paymentId: string): Promise<Payment | null>;
  /** Asks Stripe to close the page; `paid` when it was paid at the last moment. */
  close(paymentId: string): Promise<'paid' | 'closed'>;
  closeLater(paymentId: string, session: Session): Promise<void>;
  captureLater(paymentId: string, session: Session): Promise<void>;
  /** Releases the hold, or refunds so much of what was captured; `whole` is all that is there, whatever was asked for. */
  returnLater(paymentId: string, amount: Money | 'whole', session: Session): Promise<void>;
  /** Where Stripe's API is reached: of the sandbox, so that a second process can share it. */
  apiBase(): string | undefined;
}

/** Payments by Stripe, or by the sandbox that stands in for it; the code does not know which. */
export async function createPayments(context: Context): Promise<PaymentsFeature> {
  const { config, secrets, clock } = context;
  const webhookSecret = config.stripe?.webhookSecret ?? secrets.stripeWebhook;
  const sandbox = config.stripe ? undefined : await startSandbox(context, webhookSecret);
  const apiBase = sandbox?.origin ?? config.stripe?.apiBase;
  const stripe = createStripe(config.stripe?.secretKey ?? sandboxKey, apiBase);
  const repository = createPaymentRepository(context.database);
  const parts = { context, stripe, repository };

  const want = async (type: string, paymentId: string, session: Session, data: Record<string, number | null> = {}): Promise<void> => {
    await context.events.append({ type, by: 'system', subject: { kind: 'payment', id: paymentId }, data: { paymentId, ...data } }, session);
  };

  return {
    name: 'payments',
    indexes: repository.indexes,
    contracts: [
      serve(paymentsContract, {
        async webhook({ rawBody, header }) {
          await takeNotification(parts, webhookSecret, rawBody, header('stripe-signature'));
          return { received: true as const };
        },
      }),
    ],
    listeners: paymentListeners(parts),
    deadlines: [{ name: 'payments.check', due: repository.dueChecks, run: async (id) => void (await checkPayment(parts, id)) }],
    ...(sandbox ? { pages: sandboxProxy(sandbox.origin), stop: () => sandbox.close() } : {}),

    async open(payment, session) {
      const id = context.newId('pay');
      const expiresAt = plusMs(clock.now(), pageLifeMs);
      const blank = { sessionId: null, url: null, intentId: null, captureBefore: null, returned: 0, checkAt: null };
      await repository.add({ id, version: 0, state: 'opening', ...payment, expiresAt, ...blank }, session);
      const event = await context.events.append(
        { type: 'payments.opened', by: 'system', subject: { kind: 'payment', id }, data: { paymentId: id, bookingId: payment.bookingId, amount: payment.amount.amount } },
        session,
      );
      return { paymentId: id, eventId: event.id };
    },
    openNow: (eventId) => context.effects.runNow(eventId, openCheckoutListener),
    byId: repository.byId,
    async close(paymentId) {
      const payment = await repository.byId(paymentId);
      return payment ? closePayment(parts, payment) : 'closed';
    },
    closeLater: (paymentId, session) => want('payments.close-wanted', paymentId, session),
    captureLater: (paymentId, session) => want('payments.capture-wanted', paymentId, session),
    returnLater: (paymentId, amount, session) => want('payments.return-wanted', paymentId, session, { amount: amount === 'whole' ? null : amount.amount }),
    apiBase: () => apiBase,
  };
}
