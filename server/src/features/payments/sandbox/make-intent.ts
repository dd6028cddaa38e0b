import type { PaymentIntent } from './documents';
import { newId } from './new-id';
import { publishEvent } from './publish-event';
import type { Change } from './store';

type Given = Pick<PaymentIntent, 'amount' | 'currency' | 'capture_method' | 'customer'> &
  Partial<Pick<PaymentIntent, 'description' | 'metadata' | 'receipt_email' | 'setup_future_usage' | 'statement_descriptor' | 'statement_descriptor_suffix' | 'transfer_group'>> &
  { sandbox: PaymentIntent['sandbox'] };

/** A new intent that nobody has tried to pay yet. */
export function makeIntent(change: Change, given: Given): PaymentIntent {
  const id = newId('pi');
  const intent = change.put('paymentIntents', {
    id,
    object: 'payment_intent',
    created: change.now,
    livemode: false,
    metadata: given.metadata ?? {},
    amount: given.amount,
    amount_capturable: 0,
    amount_received: 0,
    currency: given.currency,
    status: 'requires_payment_method',
    capture_method: given.capture_method,
    confirmation_method: 'automatic',
    client_secret: newId(`${id}_secret`),
    customer: given.customer,
    description: given.description ?? null,
    payment_method: null,
    payment_method_types: ['card'],
    latest_charge: null,
    last_payment_error: null,
    next_action: null,
    canceled_at: null,
    cancellation_reason: null,
    setup_future_usage: given.setup_future_usage ?? null,
    receipt_email: given.receipt_email ?? null,
    statement_descriptor: given.statement_descriptor ?? null,
    statement_descriptor_suffix: given.statement_descriptor_suffix ?? null,
    transfer_group: given.transfer_group ?? null,
    sandbox: given.sandbox,
  });
  publishEvent(change, 'payment_intent.created', intent);
  return intent;
}
