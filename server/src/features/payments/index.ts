import type { Money } from '@passerelle/shared/money';
import { plusMs } from '@passerelle/shared/time';
import type { Context } from '../../core/context';
import type { Session } from '../../core/database/connect';
import type { Feature } from '../../core/feature';
import { closePayment } from './check-payment';
import { paymentCommands, type LinkOptions, type NewCharge, type NewPayment } from './commands';
import { savedMethod } from './customers';
import { paymentDeadlines } from './deadlines';
import { openCheckoutListener, paymentListeners } from './listeners';
import type { PaymentParts } from './parts';
import { addPayout, type NewPayout } from './pay-out';
import { createPayerRepository } from './payer-repository';
import type { Payment, SavedMethod } from './payment';
import { createPaymentRepository } from './payment-repository';
import type { Payout } from './payout';
import { createPayoutRepository } from './payout-repository';
import { reconcile, type Difference, type LedgerSums } from './reconcile';
import { paymentRoutes } from './routes';
import { sandboxProxy } from './sandbox-proxy';
import { sandboxKey, startSandbox } from './start-sandbox';
import { createStripe } from './stripe-client';
import { createStripeLogRepository } from './stripe-log-repository';
import { sweepEveryMs } from './sweep-messages';

export { paymentOutcomes, readOutcome, type PaymentOutcome } from './outcomes';
export type { LinkOptions, NewCharge, NewPayment } from './commands';
export type { NewPayout } from './pay-out';
export type { Payment, SavedMethod } from './payment';
export type { Payout } from './payout';
export type { Difference, LedgerSums, MoneySums } from './reconcile';

/**
 * Everything named `…Later` is written in the caller's transaction and done by an effect after the commit; what comes of it is told
 * by one of `paymentOutcomes`, to be read with `readOutcome`. Amounts there are minor units.
 */
export interface PaymentsFeature extends Feature {
  /** Writes a payment to be; its page is made by the effect of the event, or at once by `openNow`. Ends in `payments.paid` or `payments.closed`. */
  open(payment: NewPayment, session: Session): Promise<{ paymentId: string; eventId: string }>;
  /** Waits for the payment page to be made. Throws when Stripe cannot be reached; it will be made later all the same. */
  openNow(eventId: string): Promise<void>;
  /** A page, good for a day, for a payment that was refused, closed, lapsed or not captured; then as `open`. Null when it stands otherwise. */
  openLink(paymentId: string, link: LinkOptions, session: Session): Promise<{ eventId: string } | null>;
  /** Charges or holds on a saved card, without its owner. Ends in `payments.paid` or `payments.charge-failed`. */
  chargeLater(charge: NewCharge, session: Session): Promise<{ paymentId: string }>;
  /** A new hold of the same amount on the same card; once it is `payments.paid` the old one is released by itself. */
  renewLater(paymentId: string, session: Session): Promise<{ paymentId: string }>;
  byId(paymentId: string): Promise<Payment | null>;
  ofBooking(bookingId: string): Promise<Payment[]>;
  /** The card that this account paid with last and left with us. */
  savedMethod(accountId: string): Promise<SavedMethod | null>;
  /** Asks Stripe to close the page; `paid` when it was paid at the last moment. */
  close(paymentId: string): Promise<'paid' | 'closed'>;
  closeLater(paymentId: string, session: Session): Promise<void>;
  /** Takes what is held, or a part; the rest goes back by itself. Ends in `payments.captured` or `payments.capture-failed`. */
  captureLater(paymentId: string, session: Session, amount?: Money): Promise<void>;
  /**
   * Releases the hold, or refunds so much of what was captured; `whole` is all that is there, whatever was asked for. Ends in
   * `payments.returned` or `payments.return-failed` with this `returnId`.
   */
  returnLater(paymentId: string, amount: Money | 'whole', session: Session): Promise<{ returnId: string }>;
  /**
   * Sends an owner's share out of one charge; a booking of several charges has several payouts. Ends in `payments.paid-out`, after
   * `payments.payout-waiting` for as long as it must. Throws when the charge does not hold so much.
   */
  payOutLater(payout: NewPayout, session: Session): Promise<{ payoutId: string }>;
  /** Takes back part of a payout. Ends in `payments.payout-reversed` or `payments.reversal-failed` with this `reversalId`. */
  reverseLater(reversal: { readonly payoutId: string; readonly amount: Money }, session: Session): Promise<{ reversalId: string }>;
  payoutsOf(bookingId: string): Promise<Payout[]>;
  /** Where Stripe's balance and the ledger do not agree, by booking. */
  reconcile(since: Date, ledgerSums: LedgerSums): Promise<Difference[]>;
  /** Where Stripe's API is reached: of the sandbox, so that a second process can share it. */
  apiBase(): string | undefined;
}

/** Payments by Stripe, or by the sandbox that stands in for it; the code does not know which. */
export async function createPayments(context: Context): Promise<PaymentsFeature> {
  const { config, secrets, clock, database } = context;
  const webhookSecret = config.stripe?.webhookSecret ?? secrets.stripeWebhook;
  const sandbox = config.stripe ? undefined : await startSandbox(context, webhookSecret);
  const apiBase = sandbox?.origin ?? config.stripe?.apiBase;
  const parts: PaymentParts = {
    context,
    stripe: createStripe(config.stripe?.secretKey ?? sandboxKey, apiBase),
    payments: createPaymentRepository(database),
    payers: createPayerRepository(database),
    payouts: createPayoutRepository(database),
    stripeLog: createStripeLogRepository(database),
  };
  const { payments, payers, payouts, stripeLog } = parts;

  return {
    name: 'payments',
    indexes: [payments, payers, payouts, stripeLog].flatMap(({ indexes }) => indexes),
    contracts: [paymentRoutes(parts, webhookSecret)],
    listeners: paymentListeners(parts),
    deadlines: paymentDeadlines(parts),
    start: () => stripeLog.startSweeping(clock.now(), plusMs(clock.now(), sweepEveryMs)),
    ...(sandbox ? { pages: sandboxProxy(sandbox.origin), stop: () => sandbox.close() } : {}),

    ...paymentCommands(parts),
    openNow: (eventId) => context.effects.runNow(eventId, openCheckoutListener),
    byId: (paymentId) => payments.byId(paymentId),
    ofBooking: payments.ofBooking,
    savedMethod: (accountId) => savedMethod(parts, accountId),
    async close(paymentId) {
      const payment = await payments.byId(paymentId);
      return payment ? closePayment(parts, payment) : 'closed';
    },
    payOutLater: (payout, session) => addPayout(parts, payout, session),
    payoutsOf: payouts.ofBooking,
    reconcile: (since, ledgerSums) => reconcile(parts, since, ledgerSums),
    apiBase: () => apiBase,
  };
}
