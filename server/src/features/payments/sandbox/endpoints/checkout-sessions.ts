import { z } from 'zod';
import { invalidRequest, noSuch } from '../api-error';
import type { LineItem, Session } from '../documents';
import { endpoint, type Endpoint } from '../endpoint';
import { listEndpoint, pageParams, retrieveEndpoint } from '../listing';
import { newId } from '../new-id';
import { checkChargeable, currency, integer, metadata, notNegative, positive, text, url } from '../params';
import { listOf } from '../present';
import { expireSession } from '../release';
import type { Change } from '../store';
import { findCustomer } from './customers';

const DAY = 24 * 60 * 60;
const SHORTEST = 30 * 60;

const lineItem = z.strictObject({
  quantity: positive.optional(),
  price_data: z.strictObject({
    currency,
    unit_amount: notNegative,
    product_data: z.strictObject({ name: text(), description: text().optional(), metadata: metadata.optional(), images: z.array(url).optional() }),
    tax_behavior: z.enum(['exclusive', 'inclusive', 'unspecified']).optional(),
  }),
});

const created = z.strictObject({
  mode: z.literal('payment'),
  line_items: z.array(lineItem).min(1).max(100),
  success_url: url,
  cancel_url: url.optional(),
  client_reference_id: text(200).optional(),
  currency: currency.optional(),
  customer: text().optional(),
  customer_creation: z.enum(['always', 'if_required']).optional(),
  customer_email: text(512).optional(),
  expires_at: integer.optional(),
  locale: text(10).optional(),
  metadata: metadata.optional(),
  payment_intent_data: z.strictObject({
    capture_method: z.enum(['automatic', 'automatic_async', 'manual']).optional(),
    description: text(1000).optional(),
    metadata: metadata.optional(),
    receipt_email: text(512).optional(),
    setup_future_usage: z.enum(['off_session', 'on_session']).optional(),
    statement_descriptor: text(22).optional(),
    statement_descriptor_suffix: text(22).optional(),
    transfer_group: text(255).optional(),
  }).optional(),
  allowed_payment_method_types: z.tuple([z.literal('card')]).optional(),
  submit_type: z.enum(['auto', 'book', 'donate', 'pay']).optional(),
  ui_mode: z.enum(['hosted', 'hosted_page']).optional(),
});

function lineItems(input: z.infer<typeof created>): LineItem[] {
  const currencies = new Set(input.line_items.map((item) => item.price_data.currency));
  if (input.currency !== undefined) currencies.add(input.currency);
  if (currencies.size > 1) throw invalidRequest('You cannot combine currencies on a single Checkout Session.', { param: 'line_items' });
  return input.line_items.map(({ quantity = 1, price_data: price }) => ({
    id: newId('li'),
    object: 'item',
    amount_subtotal: price.unit_amount * quantity,
    amount_total: price.unit_amount * quantity,
    amount_discount: 0,
    amount_tax: 0,
    currency: price.currency,
    description: price.product_data.name,
    quantity,
  }));
}

function expiry(now: number, asked: number | undefined): number {
  if (asked === undefined) return now + DAY;
  if (asked < now + SHORTEST) throw invalidRequest('The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.', { param: 'expires_at' });
  if (asked > now + DAY) throw invalidRequest('The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.', { param: 'expires_at' });
  return asked;
}

function makeSession(change: Change, input: z.infer<typeof created>, publicUrl: string): Session {
  const items = lineItems(input);
  const total = items.reduce((sum, item) => sum + item.amount_total, 0);
  checkChargeable(total, 'line_items');
  if (input.customer !== undefined && input.customer_email !== undefined) throw invalidRequest('You may only specify one of these parameters: customer, customer_email.', { param: 'customer' });
  const id = newId('cs_test');
  const intent = input.payment_intent_data ?? {};
  const session = change.put('sessions', {
    id,
    object: 'checkout.session',
    created: change.now,
    livemode: false,
    metadata: input.metadata ?? {},
    mode: 'payment',
    status: 'open',
    payment_status: 'unpaid',
    amount_subtotal: total,
    amount_total: total,
    currency: items[0]?.currency ?? 'eur',
    cancel_url: input.cancel_url ?? null,
    success_url: input.success_url,
    client_reference_id: input.client_reference_id ?? null,
    customer: input.customer === undefined ? null : findCustomer(change, input.customer, 'customer').id,
    customer_creation: input.customer === undefined ? (input.customer_creation ?? 'if_required') : null,
    customer_email: input.customer_email ?? null,
    customer_details: null,
    expires_at: expiry(change.now, input.expires_at),
    locale: input.locale ?? null,
    payment_intent: null,
    payment_method_types: ['card'],
    payment_method_collection: 'always',
    submit_type: input.submit_type ?? null,
    ui_mode: 'hosted_page',
    url: `${publicUrl}/sandbox/pay/${id}`,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    sandbox: {
      lineItems: items,
      intent: {
        capture_method: intent.capture_method === 'manual' ? 'manual' : 'automatic',
        description: intent.description ?? null,
        metadata: intent.metadata ?? {},
        receipt_email: intent.receipt_email ?? null,
        setup_future_usage: intent.setup_future_usage ?? null,
        statement_descriptor: intent.statement_descriptor ?? null,
        statement_descriptor_suffix: intent.statement_descriptor_suffix ?? null,
        transfer_group: intent.transfer_group ?? null,
      },
    },
  });
  change.put('deadlines', { id, at: session.expires_at });
  return session;
}

export const checkoutEndpoints: readonly Endpoint[] = [
  endpoint('POST', '/v1/checkout/sessions', created, ({ change, input, publicUrl }) => ({ body: makeSession(change, input, publicUrl) })),
  listEndpoint('/v1/checkout/sessions', 'sessions', ['customer', 'payment_intent', 'status']),
  retrieveEndpoint('/v1/checkout/sessions/:id', 'sessions', 'checkout.session'),
  endpoint('GET', '/v1/checkout/sessions/:id/line_items', z.strictObject({ limit: pageParams.limit }), ({ change, id, input }) => {
    const session = change.get('sessions', id);
    if (!session) throw noSuch('checkout.session', id);
    const limit = input.limit ?? 10;
    const all = session.sandbox.lineItems;
    return { body: listOf(all.slice(0, limit), `/v1/checkout/sessions/${id}/line_items`, all.length > limit) };
  }),
  endpoint('POST', '/v1/checkout/sessions/:id/expire', z.strictObject({}), ({ change, id }) => {
    const session = change.get('sessions', id);
    if (!session) throw noSuch('checkout.session', id);
    if (session.status !== 'open') {
      throw invalidRequest(`Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${session.status}\`.`);
    }
    return { body: expireSession(change, session) };
  }),
];
