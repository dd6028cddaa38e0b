import { hourMs, minuteMs, plusMs } from '@passerelle/shared/time';
import type { Money } from '@passerelle/shared/money';
import { smallestCharge, type PaymentPurpose } from '@passerelle/shared/payments/purpose';
import type { Session } from '../../core/database/connect';
import { about, want, type PaymentParts } from './parts';
import type { CaptureMethod } from './payment';

/** Longer than a hold with its extensions; the booking closes the page earlier, by asking Stripe. */
const pageLifeMs = 2 * hourMs;
/** Stripe's own limit is 24 hours. */
const linkLifeMs = 24 * hourMs - 5 * minuteMs;

interface Asked {
  readonly bookingId: string;
  readonly purpose: PaymentPurpose;
  /** At least `smallestCharge`; less throws, and is not worth asking for. */
  readonly amount: Money;
  readonly capture: CaptureMethod;
  /** What the payer reads on the page and on their statement; nothing about health. */
  readonly description: string;
  readonly locale: 'fr' | 'en';
}

export interface NewPayment extends Asked {
  /** Null: somebody without an account, who pays by a link. */
  readonly payerId: string | null;
  /** Whether this card may be charged again for the booking; of a payer without an account only with their tick. */
  readonly saveMethod: boolean;
  readonly returnUrl: string;
}

export interface NewCharge extends Asked {
  /** Whose saved card; null: that of the payer without an account who made the payment `cardOf`. */
  readonly accountId: string | null;
  readonly cardOf?: string;
}

export interface LinkOptions {
  readonly returnUrl: string;
  readonly locale: 'fr' | 'en';
  /** Money that was to be held may now be taken at once. */
  readonly capture?: CaptureMethod;
}

const blank = {
  version: 0, sessionId: null, url: null, intentId: null, chargeId: null, customerId: null, methodId: null, captureBefore: null,
  captured: 0, returned: 0, paidOut: 0, fee: null, replaces: null, checkAt: null,
} as const;

function checkChargeable({ amount }: Money): void {
  if (amount < smallestCharge.amount) throw new RangeError(`${amount} is less than a card can be charged`);
}

/** What the features above can ask of payments: each is written in the caller's transaction and done by an effect. */
export function paymentCommands(parts: PaymentParts) {
  const { context, payments } = parts;
  const { clock, newId } = context;

  async function charge({ accountId, cardOf, ...asked }: NewCharge, replaces: string | null, session: Session): Promise<{ paymentId: string }> {
    checkChargeable(asked.amount);
    const id = newId('pay');
    const paid = cardOf === undefined ? null : await payments.byId(cardOf, session);
    const card = paid ? { customerId: paid.customerId, methodId: paid.methodId } : {};
    await payments.add({ id, ...blank, ...asked, ...card, state: 'charging', payerId: accountId, saveMethod: false, returnUrl: '', expiresAt: clock.now(), replaces }, session);
    await want(parts, 'payments.charge-wanted', id, { ...about({ id, ...asked }), amount: asked.amount.amount }, session);
    return { paymentId: id };
  }

  return {
    async open(payment: NewPayment, session: Session) {
      checkChargeable(payment.amount);
      const id = newId('pay');
      await payments.add({ id, ...blank, ...payment, state: 'opening', expiresAt: plusMs(clock.now(), pageLifeMs) }, session);
      const eventId = await want(parts, 'payments.opened', id, { ...about({ id, ...payment }), amount: payment.amount.amount }, session);
      return { paymentId: id, eventId };
    },

    async openLink(paymentId: string, { capture, ...link }: LinkOptions, session: Session) {
      const fresh = { sessionId: null, url: null, intentId: null, chargeId: null, captureBefore: null, checkAt: null, expiresAt: plusMs(clock.now(), linkLifeMs) };
      const change = { ...fresh, ...link, ...(capture ? { capture } : {}), state: 'opening' as const };
      if (!(await payments.change(paymentId, ['refused', 'closed', 'lapsed', 'failed'], change, session))) return null;
      return { eventId: await want(parts, 'payments.link-wanted', paymentId, {}, session) };
    },

    chargeLater: (asked: NewCharge, session: Session) => charge(asked, null, session),

    async renewLater(paymentId: string, session: Session) {
      const held = await payments.byId(paymentId, session);
      if (!held) throw new Error(`no payment ${paymentId} to renew`);
      const { bookingId, purpose, amount, description, locale, payerId: accountId } = held;
      return charge({ bookingId, purpose, amount, capture: 'manual', description, locale, accountId, cardOf: paymentId }, paymentId, session);
    },

    closeLater: async (paymentId: string, session: Session) => void (await want(parts, 'payments.close-wanted', paymentId, {}, session)),
    captureLater: async (paymentId: string, session: Session, amount?: Money) => void (await want(parts, 'payments.capture-wanted', paymentId, { amount: amount?.amount ?? null }, session)),
    returnLater: async (paymentId: string, amount: Money | 'whole', session: Session) =>
      ({ returnId: await want(parts, 'payments.return-wanted', paymentId, { amount: amount === 'whole' ? null : amount.amount }, session) }),
    async reverseLater({ payoutId, amount }: { readonly payoutId: string; readonly amount: Money }, session: Session) {
      const payout = await parts.payouts.byId(payoutId, session);
      if (!payout) throw new Error(`no payout ${payoutId} to reverse`);
      return { reversalId: await want(parts, 'payments.reverse-wanted', payout.paymentId, { payoutId, amount: amount.amount }, session) };
    },
  };
}

