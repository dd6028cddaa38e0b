import { z } from 'zod';
import { invalidRequest, noSuch } from '../api-error';
import type { PaymentMethod } from '../documents';
import { endpoint, type Endpoint } from '../endpoint';
import { pageOf, pageParams, retrieveEndpoint } from '../listing';
import { newId } from '../new-id';
import { text } from '../params';
import { publishEvent } from '../publish-event';
import type { Change } from '../store';
import { cardByToken, type TestCard } from '../test-cards';
import { findCustomer } from './customers';

const YEARS_VALID = 3;

function validity({ expiresSoon }: TestCard, now: Date): { exp_month: number; exp_year: number } {
  return expiresSoon ? { exp_month: now.getUTCMonth() + 1, exp_year: now.getUTCFullYear() } : { exp_month: 12, exp_year: now.getUTCFullYear() + YEARS_VALID };
}

/** Keeps a card as a payment method: its last four digits and which test card it is, never the number. */
export function makePaymentMethod(change: Change, card: TestCard, email: string | null): PaymentMethod {
  return change.put('paymentMethods', {
    id: newId('pm'),
    object: 'payment_method',
    created: change.now,
    livemode: false,
    metadata: {},
    type: 'card',
    customer: null,
    billing_details: { email, name: null, phone: null, address: null },
    allow_redisplay: 'limited',
    card: {
      brand: card.brand,
      display_brand: card.brand,
      last4: card.number.slice(-4),
      ...validity(card, new Date(change.now * 1000)),
      country: 'FR',
      funding: 'credit',
      fingerprint: `sandbox${card.id.replaceAll('-', '')}`,
      networks: { available: [card.brand], preferred: null },
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
    sandbox: { card: card.id, authenticated: false, spent: false },
  });
}

/** Finds a method by id; Stripe's ready-made test tokens make a new one. */
export function findPaymentMethod(change: Change, id: string, param = 'id'): PaymentMethod {
  const method = change.get('paymentMethods', id);
  if (method) return method;
  const card = cardByToken(id);
  if (card) return makePaymentMethod(change, card, null);
  throw noSuch('PaymentMethod', id, param);
}

export const paymentMethodEndpoints: readonly Endpoint[] = [
  endpoint('GET', '/v1/payment_methods', z.strictObject({ ...pageParams, customer: text().optional(), type: z.literal('card').optional() }), ({ change, input }) => {
    const customer = input.customer === undefined ? null : findCustomer(change, input.customer, 'customer').id;
    const methods = customer === null ? [] : change.all('paymentMethods').filter((method) => method.customer === customer);
    return { body: pageOf(methods, '/v1/payment_methods', input) };
  }),
  retrieveEndpoint('/v1/payment_methods/:id', 'paymentMethods', 'PaymentMethod'),
  endpoint('POST', '/v1/payment_methods/:id/attach', z.strictObject({ customer: text() }), ({ change, id, input }) => {
    const customer = findCustomer(change, input.customer, 'customer');
    const method = findPaymentMethod(change, id);
    if (method.customer === customer.id) return { body: method };
    if (method.customer !== null) throw invalidRequest('The payment method you provided has already been attached to a customer.', { code: 'resource_already_exists', param: 'payment_method' });
    if (method.sandbox.spent) throw invalidRequest('This PaymentMethod was previously used without being attached to a Customer or was detached from a Customer, and may not be used again.', { param: 'payment_method' });
    const attached = change.put('paymentMethods', { ...method, customer: customer.id });
    publishEvent(change, 'payment_method.attached', attached);
    return { body: attached };
  }),
  endpoint('POST', '/v1/payment_methods/:id/detach', z.strictObject({}), ({ change, id }) => {
    const method = findPaymentMethod(change, id);
    if (method.customer === null) throw invalidRequest('The payment method you provided is not attached to a customer so detachment is impossible.', { param: 'payment_method' });
    const detached = change.put('paymentMethods', { ...method, customer: null, sandbox: { ...method.sandbox, spent: true } });
    publishEvent(change, 'payment_method.detached', detached);
    return { body: detached };
  }),
];
