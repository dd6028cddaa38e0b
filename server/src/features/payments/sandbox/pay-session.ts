import { chargeCard, failChallenge, type Outcome } from './charge-card';
import type { PaymentIntent, Session } from './documents';
import { makeCustomer } from './endpoints/customers';
import { makePaymentMethod } from './endpoints/payment-methods';
import { makeIntent } from './make-intent';
import { publishEvent } from './publish-event';
import type { Change } from './store';
import type { TestCard } from './test-cards';

export function successUrl(session: Session): string {
  return session.success_url.replaceAll('{CHECKOUT_SESSION_ID}', session.id);
}

/** Stripe makes the intent at the first try, and keeps it for the next ones. */
function intentOf(change: Change, session: Session): { intent: PaymentIntent; session: Session } {
  const kept = session.payment_intent === null ? undefined : change.get('paymentIntents', session.payment_intent);
  if (kept) return { intent: kept, session };
  const needsCustomer = session.customer_creation === 'always' || session.sandbox.intent.setup_future_usage !== null;
  const customer = session.customer ?? (needsCustomer ? makeCustomer(change, { email: session.customer_email }).id : null);
  const intent = makeIntent(change, {
    ...session.sandbox.intent, amount: session.amount_total, currency: session.currency, customer, sandbox: { session: session.id, offSession: false },
  });
  return { intent, session: change.put('sessions', { ...session, customer, payment_intent: intent.id }) };
}

function complete(change: Change, session: Session, intent: PaymentIntent): void {
  const email = session.customer_email ?? (session.customer === null ? null : (change.get('customers', session.customer)?.email ?? null));
  const done = change.put('sessions', {
    ...session,
    status: 'complete',
    url: null,
    // A hold is not yet payment: the session becomes paid when it is captured.
    payment_status: intent.status === 'succeeded' ? 'paid' : 'unpaid',
    customer_details: { email, name: null, phone: null, address: null, tax_exempt: 'none', tax_ids: [] },
  });
  change.remove('deadlines', session.id);
  publishEvent(change, 'checkout.session.completed', done);
}

/** One try at an open session with a card. The deadline of the hold, if any, is that of the intent and stays. */
export function paySession(change: Change, open: Session, card: TestCard, publicUrl: string): Outcome {
  const { intent, session } = intentOf(change, open);
  const customer = session.customer === null ? undefined : change.get('customers', session.customer);
  const method = makePaymentMethod(change, card, session.customer_email ?? customer?.email ?? null);
  const outcome = chargeCard(change, intent, method, { authenticated: false, offSession: false }, `${publicUrl}/sandbox/challenge/${intent.id}`, successUrl(session));
  if (outcome.kind === 'done') complete(change, session, outcome.intent);
  return outcome;
}

/** The cardholder's answer to their bank. Null when nothing was asked (any more). Returns where to go next. */
export function answerChallenge(change: Change, intentId: string, isApproved: boolean, publicUrl: string): { intent: PaymentIntent; next: string } | null {
  const intent = change.get('paymentIntents', intentId);
  const method = intent?.payment_method ? change.get('paymentMethods', intent.payment_method) : undefined;
  if (intent?.status !== 'requires_action' || !method) return null;
  const session = intent.sandbox.session === null ? undefined : change.get('sessions', intent.sandbox.session);
  const returnUrl = intent.next_action?.redirect_to_url.return_url ?? publicUrl;
  if (!isApproved) {
    return { intent: failChallenge(change, intent, method), next: session ? `${publicUrl}/sandbox/pay/${session.id}?problem=challenge` : returnUrl };
  }
  const outcome = chargeCard(change, intent, method, { authenticated: true, offSession: false }, '', null);
  if (session && outcome.kind === 'done') complete(change, session, outcome.intent);
  return { intent: outcome.intent, next: returnUrl };
}
