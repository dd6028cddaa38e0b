import { z } from 'zod';
import { noSuch } from '../api-error';
import type { Customer } from '../documents';
import { endpoint, type Endpoint } from '../endpoint';
import { listEndpoint, pageOf, pageParams, retrieveEndpoint } from '../listing';
import { newId } from '../new-id';
import { metadata, text } from '../params';
import { publishEvent } from '../publish-event';
import type { Change } from '../store';

const fields = {
  email: text(512).optional(),
  name: text(256).optional(),
  phone: text(40).optional(),
  description: text().optional(),
  preferred_locales: z.array(text(10)).optional(),
  metadata: metadata.optional(),
  invoice_settings: z.strictObject({ default_payment_method: text().optional() }).optional(),
};

export function makeCustomer(change: Change, given: Partial<Pick<Customer, 'email' | 'name' | 'phone' | 'description' | 'preferred_locales' | 'metadata'>>): Customer {
  const customer = change.put('customers', {
    id: newId('cus'),
    object: 'customer',
    created: change.now,
    livemode: false,
    metadata: given.metadata ?? {},
    email: given.email ?? null,
    name: given.name ?? null,
    phone: given.phone ?? null,
    description: given.description ?? null,
    preferred_locales: given.preferred_locales ?? [],
    balance: 0,
    currency: null,
    default_source: null,
    delinquent: false,
    invoice_settings: { default_payment_method: null },
  });
  publishEvent(change, 'customer.created', customer);
  return customer;
}

/** `param` names where the id came from, for the refusal. */
export function findCustomer(change: Change, id: string, param = 'id'): Customer {
  const customer = change.get('customers', id);
  if (!customer) throw noSuch('customer', id, param);
  return customer;
}

export const customerEndpoints: readonly Endpoint[] = [
  endpoint('POST', '/v1/customers', z.strictObject(fields), ({ change, input }) => ({ body: makeCustomer(change, input) })),
  listEndpoint('/v1/customers', 'customers', ['email']),
  retrieveEndpoint('/v1/customers/:id', 'customers', 'customer'),
  endpoint('POST', '/v1/customers/:id', z.strictObject(fields), ({ change, id, input }) => {
    const customer = findCustomer(change, id);
    const { invoice_settings: invoices, metadata: added, ...rest } = input;
    const updated = change.put('customers', {
      ...customer,
      ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
      metadata: { ...customer.metadata, ...added },
      invoice_settings: { default_payment_method: invoices?.default_payment_method ?? customer.invoice_settings.default_payment_method },
    });
    publishEvent(change, 'customer.updated', updated);
    return { body: updated };
  }),
  endpoint('GET', '/v1/customers/:id/payment_methods', z.strictObject({ ...pageParams, type: z.literal('card').optional(), allow_redisplay: text().optional() }), ({ change, id, input }) => {
    findCustomer(change, id);
    return { body: pageOf(change.all('paymentMethods').filter((method) => method.customer === id), `/v1/customers/${id}/payment_methods`, input) };
  }),
  endpoint('GET', '/v1/customers/:id/payment_methods/:id', z.strictObject({}), ({ change, id, childId }) => {
    const method = change.get('paymentMethods', childId);
    if (method?.customer !== findCustomer(change, id).id) throw noSuch('payment_method', childId);
    return { body: method };
  }),
];
