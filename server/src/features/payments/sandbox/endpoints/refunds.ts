import { z } from 'zod';
import { invalidRequest, noSuch } from '../api-error';
import { enterBalance } from '../balance';
import type { Charge, Refund } from '../documents';
import { endpoint, type Endpoint } from '../endpoint';
import { failLaterIfAsked } from '../fail-refund';
import { listEndpoint, retrieveEndpoint } from '../listing';
import { newId } from '../new-id';
import { metadata, positive, text } from '../params';
import { publishEvent } from '../publish-event';
import type { Change } from '../store';

const created = z.strictObject({
  charge: text().optional(),
  payment_intent: text().optional(),
  amount: positive.optional(),
  reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
  metadata: metadata.optional(),
});
type Input = z.infer<typeof created>;

function chargeOf(change: Change, input: Input): Charge {
  if (input.charge !== undefined) {
    const charge = change.get('charges', input.charge);
    if (!charge) throw noSuch('charge', input.charge, 'charge');
    if (input.payment_intent !== undefined && charge.payment_intent !== input.payment_intent) throw invalidRequest('The charge does not belong to the PaymentIntent.', { param: 'payment_intent' });
    return charge;
  }
  if (input.payment_intent === undefined) throw invalidRequest('One of the following params should be provided for this request: payment_intent or charge.', { code: 'parameter_missing', param: 'charge' });
  const intent = change.get('paymentIntents', input.payment_intent);
  if (!intent) throw noSuch('payment_intent', input.payment_intent, 'payment_intent');
  const charge = intent.latest_charge === null ? undefined : change.get('charges', intent.latest_charge);
  if (!charge) throw invalidRequest('This PaymentIntent does not have a successful charge to refund.', { code: 'payment_intent_unexpected_state', param: 'payment_intent' });
  return charge;
}

function refundable(charge: Charge): number {
  if (charge.status === 'failed') throw invalidRequest(`Charge ${charge.id} has not been paid.`, { param: 'charge' });
  if (charge.refunded) throw invalidRequest(`Charge ${charge.id} has already been refunded.`, { code: 'charge_already_refunded' });
  if (!charge.captured) throw invalidRequest(`This uncaptured Charge was created by a PaymentIntent (${charge.payment_intent}). You must cancel the PaymentIntent to reverse the authorization instead of refunding the Charge directly.`, { param: 'charge' });
  if (charge.disputed) throw invalidRequest(`Charge ${charge.id} has been charged back; cannot issue a refund.`, { code: 'charge_disputed', param: 'charge' });
  return charge.amount - charge.amount_refunded;
}

function makeRefund(change: Change, input: Input): Refund {
  const charge = chargeOf(change, input);
  const left = refundable(charge);
  const amount = input.amount ?? left;
  if (amount > left) throw invalidRequest(`Refund amount (${amount}) is greater than unrefunded amount on charge (${left}).`, { param: 'amount' });
  const id = newId('re');
  const entry = enterBalance(change, { amount: -amount, currency: charge.currency, source: id, type: 'refund' });
  const refund = change.put('refunds', {
    id,
    object: 'refund',
    created: change.now,
    livemode: false,
    metadata: input.metadata ?? {},
    amount,
    balance_transaction: entry.id,
    charge: charge.id,
    currency: charge.currency,
    payment_intent: charge.payment_intent,
    reason: input.reason ?? null,
    status: 'succeeded',
    destination_details: { type: 'card', card: { type: 'refund', reference_status: 'pending' } },
  });
  const back = change.put('charges', { ...charge, amount_refunded: charge.amount_refunded + amount, refunded: amount === left });
  failLaterIfAsked(change, refund, charge);
  publishEvent(change, 'refund.created', refund);
  publishEvent(change, 'charge.refunded', back);
  return refund;
}

export const refundEndpoints: readonly Endpoint[] = [
  endpoint('POST', '/v1/refunds', created, ({ change, input }) => ({ body: makeRefund(change, input) })),
  listEndpoint('/v1/refunds', 'refunds', ['charge', 'payment_intent']),
  retrieveEndpoint('/v1/refunds/:id', 'refunds', 'refund'),
];
