import { enterBalance } from './balance';
import type { Charge, Refund } from './documents';
import { publishEvent } from './publish-event';
import type { Change } from './store';
import { cardById } from './test-cards';

/** Stripe takes days to hear from the bank; here it is a minute. */
const SECONDS_UNTIL_SENT_BACK = 60;

/** Some test cards send their refunds back after a while. */
export function failLaterIfAsked(change: Change, refund: Refund, charge: Charge): void {
  const method = change.get('paymentMethods', charge.payment_method);
  if (method && cardById(method.sandbox.card).refundFails) change.put('deadlines', { id: refund.id, at: change.now + SECONDS_UNTIL_SENT_BACK });
}

/** The payer's bank sends the money back: it is on the platform's balance again. */
export function failRefund(change: Change, refund: Refund): Refund {
  const entry = enterBalance(change, { amount: refund.amount, currency: refund.currency, source: refund.id, type: 'refund_failure' });
  const charge = change.get('charges', refund.charge);
  if (charge) change.put('charges', { ...charge, amount_refunded: charge.amount_refunded - refund.amount, refunded: false });
  const failed = change.put('refunds', { ...refund, status: 'failed', failure_reason: 'lost_or_stolen_card', failure_balance_transaction: entry.id });
  change.remove('deadlines', refund.id);
  publishEvent(change, 'refund.updated', failed);
  publishEvent(change, 'refund.failed', failed);
  return failed;
}
