import { z } from 'zod';
import { invalidRequest, noSuch } from '../api-error';
import { chargeCard, disputeIfAsked, takeCapture } from '../charge-card';
import type { IntentStatus, PaymentIntent } from '../documents';
import { endpoint, type Answer, type Call, type Endpoint } from '../endpoint';
import { listEndpoint, retrieveEndpoint } from '../listing';
import { makeIntent } from '../make-intent';
import { checkChargeable, currency, flag, metadata, positive, text, url } from '../params';
import { present } from '../present';
import { publishEvent } from '../publish-event';
import { cancelIntent } from '../release';
import type { Change } from '../store';
import { findCustomer } from './customers';
import { findPaymentMethod } from './payment-methods';

const described = {
  description: text(1000).optional(),
  metadata: metadata.optional(),
  receipt_email: text(512).optional(),
  statement_descriptor: text(22).optional(),
  statement_descriptor_suffix: text(22).optional(),
  transfer_group: text(255).optional(),
};
const confirmation = { off_session: flag.optional(), payment_method: text().optional(), return_url: url.optional(), error_on_requires_action: flag.optional() };
const created = z.strictObject({
  ...described,
  ...confirmation,
  amount: positive,
  currency,
  customer: text().optional(),
  confirm: flag.optional(),
  capture_method: z.enum(['automatic', 'automatic_async', 'manual']).optional(),
  setup_future_usage: z.enum(['off_session', 'on_session']).optional(),
  allowed_payment_method_types: z.tuple([z.literal('card')]).optional(),
  automatic_payment_methods: z.strictObject({ enabled: flag, allow_redirects: z.enum(['always', 'never']).optional() }).optional(),
});

function find(change: Change, id: string): PaymentIntent {
  const intent = change.get('paymentIntents', id);
  if (!intent) throw noSuch('payment_intent', id);
  return intent;
}

function unexpectedState(intent: PaymentIntent, verb: string, wanted: readonly IntentStatus[]): Error {
  const message = `This PaymentIntent could not be ${verb} because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be ${verb}: ${wanted.join(', ')}.`;
  return invalidRequest(message, { code: 'payment_intent_unexpected_state', payment_intent: present(intent) });
}

function confirm({ change, publicUrl }: Pick<Call<unknown>, 'change' | 'publicUrl'>, intent: PaymentIntent, input: z.infer<z.ZodObject<typeof confirmation>>): Answer {
  const wanted: IntentStatus[] = ['requires_payment_method', 'requires_confirmation', 'requires_action'];
  if (!wanted.includes(intent.status)) throw unexpectedState(intent, 'confirmed', wanted);
  const id = input.payment_method ?? intent.payment_method;
  if (id === null) throw invalidRequest("You cannot confirm this PaymentIntent because it's missing a payment method.", { code: 'payment_intent_unexpected_state' });
  const method = findPaymentMethod(change, id, 'payment_method');
  if (method.customer !== null && method.customer !== intent.customer) {
    throw invalidRequest('The provided PaymentMethod cannot be attached. To reuse a PaymentMethod, you must set the `customer` it belongs to.', { code: 'payment_method_customer_decline', param: 'payment_method' });
  }
  if (method.customer === null && method.sandbox.spent) {
    throw invalidRequest('The provided PaymentMethod was previously used with a PaymentIntent without Customer attachment, and may not be used again.', { param: 'payment_method' });
  }
  const outcome = chargeCard(change, intent, method, { offSession: input.off_session ?? false, authenticated: false }, `${publicUrl}/sandbox/challenge/${intent.id}`, input.return_url ?? null);
  return outcome.kind === 'refused' ? { refused: outcome.error } : { body: outcome.intent };
}

export const paymentIntentEndpoints: readonly Endpoint[] = [
  endpoint('POST', '/v1/payment_intents', created, (call) => {
    const { change, input } = call;
    checkChargeable(input.amount, 'amount');
    const customer = input.customer === undefined ? null : findCustomer(change, input.customer, 'customer').id;
    if (input.off_session && !input.confirm) throw invalidRequest('You cannot set `off_session` without `confirm`.', { param: 'off_session' });
    const made = makeIntent(change, {
      ...input,
      customer,
      capture_method: input.capture_method === 'manual' ? 'manual' : 'automatic',
      sandbox: { session: null, offSession: input.off_session ?? false },
    });
    if (input.confirm) return confirm(call, made, input);
    if (input.payment_method === undefined) return { body: made };
    const method = findPaymentMethod(change, input.payment_method, 'payment_method');
    return { body: change.put('paymentIntents', { ...made, payment_method: method.id, status: 'requires_confirmation' }) };
  }),
  listEndpoint('/v1/payment_intents', 'paymentIntents', ['customer']),
  retrieveEndpoint('/v1/payment_intents/:id', 'paymentIntents', 'payment_intent'),
  endpoint('POST', '/v1/payment_intents/:id', z.strictObject(described), ({ change, id, input }) => {
    const intent = find(change, id);
    const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
    return { body: change.put('paymentIntents', { ...intent, ...given, metadata: { ...intent.metadata, ...input.metadata } }) };
  }),
  endpoint('POST', '/v1/payment_intents/:id/confirm', z.strictObject(confirmation), (call) => {
    const intent = find(call.change, call.id);
    if (intent.sandbox.session !== null) throw invalidRequest('You cannot confirm a PaymentIntent that was created by Checkout.', { code: 'payment_intent_unexpected_state' });
    return confirm(call, intent, call.input);
  }),
  endpoint('POST', '/v1/payment_intents/:id/capture', z.strictObject({ amount_to_capture: positive.optional(), final_capture: flag.optional(), metadata: metadata.optional() }), ({ change, id, input }) => {
    const intent = find(change, id);
    const charge = intent.latest_charge === null ? undefined : change.get('charges', intent.latest_charge);
    if (intent.status !== 'requires_capture' || !charge) throw unexpectedState(intent, 'captured', ['requires_capture']);
    const amount = input.amount_to_capture ?? intent.amount_capturable;
    if (amount > intent.amount_capturable) {
      throw invalidRequest(`The amount to capture (${amount}) is greater than the amount capturable (${intent.amount_capturable}) of this PaymentIntent.`, { code: 'amount_too_large', param: 'amount_to_capture' });
    }
    const taken = takeCapture(change, { ...intent, metadata: { ...intent.metadata, ...input.metadata } }, charge, amount);
    const session = intent.sandbox.session === null ? undefined : change.get('sessions', intent.sandbox.session);
    if (session) change.put('sessions', { ...session, payment_status: 'paid' });
    publishEvent(change, 'charge.captured', taken.charge);
    publishEvent(change, 'payment_intent.succeeded', taken.intent);
    disputeIfAsked(change, taken.charge);
    return { body: taken.intent };
  }),
  endpoint('POST', '/v1/payment_intents/:id/cancel', z.strictObject({ cancellation_reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer', 'abandoned']).optional() }), ({ change, id, input }) => {
    const intent = find(change, id);
    const wanted: IntentStatus[] = ['requires_payment_method', 'requires_capture', 'requires_confirmation', 'requires_action'];
    if (!wanted.includes(intent.status)) throw unexpectedState(intent, 'canceled', wanted);
    if (intent.sandbox.session !== null && intent.status !== 'requires_capture') {
      throw invalidRequest('You cannot cancel the PaymentIntent of an open Checkout Session. Expire the Checkout Session instead.', { code: 'payment_intent_unexpected_state' });
    }
    return { body: cancelIntent(change, intent, input.cancellation_reason ?? null) };
  }),
];
