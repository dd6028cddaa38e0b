import { enterBalance, processingFee } from './balance';
import type { Charge, JsonObject, PaymentIntent, PaymentMethod } from './documents';
import { newId } from './new-id';
import { openDispute } from './dispute';
import { present } from './present';
import { publishEvent } from './publish-event';
import type { Change } from './store';
import { cardById, declined, type TestCard } from './test-cards';

const DAY = 24 * 60 * 60;
/** https://docs.stripe.com/payments/place-a-hold-on-a-payment-method#auth-capture-limitations */
const HOLD_ON_SESSION = 7 * DAY;
const HOLD_OFF_SESSION_VISA = 4 * DAY + 18 * 60 * 60;

interface Attempt {
  /** The cardholder has just passed the bank's challenge. */
  authenticated: boolean;
  offSession: boolean;
}

export type Outcome =
  | { kind: 'done' | 'challenge'; intent: PaymentIntent }
  | { kind: 'refused'; intent: PaymentIntent; error: JsonObject };

function holdSeconds(card: TestCard, offSession: boolean): number {
  if (card.holdSeconds !== undefined) return card.holdSeconds;
  return offSession && card.brand === 'visa' ? HOLD_OFF_SESSION_VISA : HOLD_ON_SESSION;
}

function needsChallenge(card: TestCard, method: PaymentMethod, attempt: Attempt): boolean {
  if (attempt.authenticated || card.challenge === 'never') return false;
  return card.challenge === 'always' || !(attempt.offSession && method.sandbox.authenticated);
}

function makeCharge(change: Change, intent: PaymentIntent, method: PaymentMethod, card: TestCard, attempt: Attempt, failure: TestCard['decline']): Charge {
  const isHeld = intent.capture_method === 'manual' && !failure;
  return {
    id: newId('ch'),
    object: 'charge',
    created: change.now,
    livemode: false,
    metadata: intent.metadata,
    amount: intent.amount,
    amount_captured: 0,
    amount_refunded: 0,
    balance_transaction: null,
    billing_details: method.billing_details,
    captured: false,
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_code: failure?.code ?? null,
    failure_message: failure?.message ?? null,
    outcome: failure
      ? { network_status: 'declined_by_network', reason: failure.declineCode, risk_level: 'normal', seller_message: 'The bank declined the payment.', type: 'issuer_declined' }
      : { network_status: 'approved_by_network', reason: null, risk_level: 'normal', seller_message: 'Payment complete.', type: 'authorized' },
    paid: !failure,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: {
      type: 'card',
      card: {
        brand: method.card.brand,
        last4: method.card.last4,
        exp_month: method.card.exp_month,
        exp_year: method.card.exp_year,
        country: method.card.country,
        funding: 'credit',
        fingerprint: method.card.fingerprint,
        network: method.card.brand,
        ...(isHeld ? { capture_before: change.now + holdSeconds(card, attempt.offSession) } : {}),
        three_d_secure: attempt.authenticated ? { result: 'authenticated' } : null,
      },
    },
    receipt_email: intent.receipt_email,
    refunded: false,
    status: failure ? 'failed' : 'succeeded',
    transfer_group: intent.transfer_group,
  };
}

function refuse(change: Change, intent: PaymentIntent, method: PaymentMethod, card: TestCard, attempt: Attempt, failure: NonNullable<TestCard['decline']>): Outcome {
  const charge = change.put('charges', makeCharge(change, intent, method, card, attempt, failure));
  const error: JsonObject = {
    type: 'card_error', code: failure.code, decline_code: failure.declineCode, message: failure.message,
    charge: charge.id, doc_url: `https://docs.stripe.com/error-codes/${failure.code.replaceAll('_', '-')}`, payment_method: present(method),
  };
  const after = change.put('paymentIntents', {
    ...intent, status: 'requires_payment_method', payment_method: null, next_action: null, latest_charge: charge.id, last_payment_error: error,
  });
  publishEvent(change, 'charge.failed', charge);
  publishEvent(change, 'payment_intent.payment_failed', after);
  return { kind: 'refused', intent: after, error: { ...error, payment_intent: present(after) } };
}

/** Marks what was authorised as taken: all of it, or `amount`; the rest goes back to the card at once. */
export function takeCapture(change: Change, intent: PaymentIntent, charge: Charge, amount: number): { intent: PaymentIntent; charge: Charge } {
  const entry = enterBalance(change, { amount, fee: processingFee(amount), currency: charge.currency, source: charge.id, type: 'charge', description: charge.description });
  const captured = change.put('charges', { ...charge, captured: true, amount_captured: amount, amount_refunded: charge.amount - amount, balance_transaction: entry.id });
  const after = change.put('paymentIntents', { ...intent, status: 'succeeded', amount_capturable: 0, amount_received: amount });
  change.remove('deadlines', intent.id);
  return { intent: after, charge: captured };
}

/** Some test cards dispute what they paid as soon as it is taken. */
export function disputeIfAsked(change: Change, charge: Charge): void {
  const method = change.get('paymentMethods', charge.payment_method);
  const reason = method && cardById(method.sandbox.card).dispute;
  if (reason !== undefined) openDispute(change, charge, reason);
}

function succeed(change: Change, intent: PaymentIntent, method: PaymentMethod, card: TestCard, attempt: Attempt): Outcome {
  const charge = change.put('charges', makeCharge(change, intent, method, card, attempt, undefined));
  const isSaved = intent.setup_future_usage !== null && intent.customer !== null;
  const saved = change.put('paymentMethods', {
    ...method,
    customer: isSaved ? intent.customer : method.customer,
    sandbox: { ...method.sandbox, authenticated: method.sandbox.authenticated || attempt.authenticated, spent: true },
  });
  if (saved.customer !== method.customer) publishEvent(change, 'payment_method.attached', saved);
  const charged: PaymentIntent = { ...intent, payment_method: method.id, next_action: null, latest_charge: charge.id, last_payment_error: null };
  const before = charge.payment_method_details.card.capture_before;
  if (before === undefined) {
    const taken = takeCapture(change, charged, charge, charge.amount);
    publishEvent(change, 'charge.succeeded', taken.charge);
    publishEvent(change, 'payment_intent.succeeded', taken.intent);
    disputeIfAsked(change, taken.charge);
    return { kind: 'done', intent: taken.intent };
  }
  const after = change.put('paymentIntents', { ...charged, status: 'requires_capture', amount_capturable: charge.amount });
  change.put('deadlines', { id: intent.id, at: before });
  publishEvent(change, 'charge.succeeded', charge);
  publishEvent(change, 'payment_intent.amount_capturable_updated', after);
  return { kind: 'done', intent: after };
}

/** Asks the card for the intent's amount. `challengeUrl` is where the cardholder answers their bank, when it asks. */
export function chargeCard(change: Change, intent: PaymentIntent, method: PaymentMethod, attempt: Attempt, challengeUrl: string, returnUrl: string | null): Outcome {
  const card = cardById(method.sandbox.card);
  const decline = card.decline ?? (card.declinedLater && attempt.offSession ? declined('generic_decline', 'Your card was declined.') : undefined);
  if (decline) return refuse(change, intent, method, card, attempt, decline);
  if (!needsChallenge(card, method, attempt)) return succeed(change, intent, method, card, attempt);
  if (attempt.offSession) {
    const message = 'Your card was declined. This transaction requires authentication.';
    return refuse(change, intent, method, card, attempt, { code: 'authentication_required', declineCode: 'authentication_required', message });
  }
  const after = change.put('paymentIntents', {
    ...intent, status: 'requires_action', payment_method: method.id,
    next_action: { type: 'redirect_to_url', redirect_to_url: { url: challengeUrl, return_url: returnUrl } },
  });
  publishEvent(change, 'payment_intent.requires_action', after);
  return { kind: 'challenge', intent: after };
}

/** The cardholder refused their bank's challenge, or failed it. */
export function failChallenge(change: Change, intent: PaymentIntent, method: PaymentMethod): PaymentIntent {
  const error: JsonObject = {
    type: 'invalid_request_error', code: 'payment_intent_authentication_failure', payment_method: present(method),
    message: 'The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new PaymentMethod to attempt to fulfill this PaymentIntent again.',
  };
  const after = change.put('paymentIntents', { ...intent, status: 'requires_payment_method', payment_method: null, next_action: null, last_payment_error: error });
  publishEvent(change, 'payment_intent.payment_failed', after);
  return after;
}
