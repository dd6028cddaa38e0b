import type { PaymentIntent, Session } from './documents';
import { failRefund } from './fail-refund';
import { publishEvent } from './publish-event';
import type { Change } from './store';

const KEEP_REPLIES_SECONDS = 24 * 60 * 60;
const KEEP_EVENTS = 5000;

/** Ends an intent; money on hold goes back to the card, which Stripe shows as a refunded charge that was never captured. */
export function cancelIntent(change: Change, intent: PaymentIntent, reason: string | null): PaymentIntent {
  const charge = intent.status === 'requires_capture' && intent.latest_charge ? change.get('charges', intent.latest_charge) : undefined;
  if (charge) {
    const released = change.put('charges', { ...charge, refunded: true, amount_refunded: charge.amount });
    publishEvent(change, reason === 'automatic' ? 'charge.expired' : 'charge.refunded', released);
  }
  const after = change.put('paymentIntents', {
    ...intent, status: 'canceled', amount_capturable: 0, next_action: null, canceled_at: change.now, cancellation_reason: reason,
  });
  change.remove('deadlines', intent.id);
  publishEvent(change, 'payment_intent.canceled', after);
  return after;
}

/** Closes an open session: its page takes no money any more, and an attempt left half-way is cancelled. */
export function expireSession(change: Change, session: Session): Session {
  const expired = change.put('sessions', { ...session, status: 'expired', url: null });
  change.remove('deadlines', session.id);
  const intent = session.payment_intent ? change.get('paymentIntents', session.payment_intent) : undefined;
  if (intent && intent.status !== 'canceled') cancelIntent(change, intent, 'automatic');
  publishEvent(change, 'checkout.session.expired', expired);
  return expired;
}

/** Does what time alone does: sessions expire, holds lapse, refunds come back, old replies and delivered events are forgotten. Idempotent. */
export function settleDue(change: Change): void {
  for (const { id, at } of change.all('deadlines')) {
    if (at > change.now) continue;
    const session = change.get('sessions', id);
    const intent = change.get('paymentIntents', id);
    const refund = change.get('refunds', id);
    if (session?.status === 'open') expireSession(change, session);
    else if (intent?.status === 'requires_capture') cancelIntent(change, intent, 'automatic');
    else if (refund?.status === 'succeeded') failRefund(change, refund);
    else change.remove('deadlines', id);
  }
}

export function forgetOld(change: Change): void {
  for (const reply of change.all('keptReplies')) {
    if (reply.created + KEEP_REPLIES_SECONDS > change.now) break;
    change.remove('keptReplies', reply.id);
  }
  const events = change.all('events');
  for (const event of events.slice(0, Math.max(0, events.length - KEEP_EVENTS))) {
    if (event.pending_webhooks === 0) change.remove('events', event.id);
  }
}
