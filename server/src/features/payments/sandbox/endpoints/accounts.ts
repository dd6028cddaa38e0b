import { z } from 'zod';
import { noSuch } from '../api-error';
import { endpoint, type Endpoint } from '../endpoint';
import { listEndpoint, retrieveEndpoint } from '../listing';
import { newId } from '../new-id';
import { currency, flag, metadata, text, url } from '../params';
import type { Account } from '../payout-documents';
import { publishEvent } from '../publish-event';
import type { Change } from '../store';

const LINK_SECONDS = 5 * 60;
const asked = z.strictObject({ requested: flag });
const controller = z.strictObject({
  fees: z.strictObject({ payer: z.enum(['account', 'application']) }).optional(),
  losses: z.strictObject({ payments: z.enum(['stripe', 'application']) }).optional(),
  requirement_collection: z.enum(['stripe', 'application']).optional(),
  stripe_dashboard: z.strictObject({ type: z.enum(['express', 'full', 'none']) }).optional(),
});
const fields = {
  email: text(512).optional(),
  business_type: z.enum(['individual', 'company', 'non_profit', 'government_entity']).optional(),
  business_profile: z.record(z.string(), text()).optional(),
  capabilities: z.strictObject({ transfers: asked.optional(), card_payments: asked.optional() }).optional(),
  metadata: metadata.optional(),
  settings: z.strictObject({ payouts: z.strictObject({ schedule: z.record(z.string(), text()) }) }).optional(),
};
const created = z.strictObject({
  ...fields,
  type: z.enum(['express', 'standard', 'custom']).optional(),
  controller: controller.optional(),
  country: z.string().regex(/^[A-Z]{2}$/).optional(),
  default_currency: currency.optional(),
});

const wanting = ['individual.first_name', 'individual.dob.day', 'external_account', 'tos_acceptance.date'];

function requested(capabilities: z.infer<typeof created>['capabilities']): Account['capabilities'] {
  return Object.fromEntries(Object.entries(capabilities ?? {}).filter(([, ask]) => ask?.requested).map(([name]) => [name, 'inactive']));
}

function makeAccount(change: Change, input: z.infer<typeof created>): Account {
  return change.put('accounts', {
    id: newId('acct').replace('acct_', 'acct_1'),
    object: 'account',
    created: change.now,
    livemode: false,
    metadata: input.metadata ?? {},
    type: input.type ?? (input.controller?.stripe_dashboard?.type === 'express' ? 'express' : 'none'),
    country: input.country ?? 'FR',
    default_currency: input.default_currency ?? 'eur',
    email: input.email ?? null,
    business_type: input.business_type ?? null,
    business_profile: input.business_profile ?? {},
    capabilities: requested(input.capabilities),
    charges_enabled: false,
    payouts_enabled: false,
    details_submitted: false,
    controller: { type: 'application', is_controller: true, ...input.controller },
    requirements: { currently_due: wanting, eventually_due: wanting, past_due: [], pending_verification: [], disabled_reason: 'requirements.past_due', current_deadline: null },
    settings: input.settings ?? {},
    sandbox: { keepsNothing: false },
  });
}

function find(change: Change, id: string, param = 'id'): Account {
  const account = change.get('accounts', id);
  if (!account) throw noSuch('account', id, param);
  return account;
}

/** What is no longer asked for ends at once. */
function withdrawn(capabilities: z.infer<typeof created>['capabilities']): Account['capabilities'] {
  return Object.fromEntries(Object.entries(capabilities ?? {}).filter(([, ask]) => ask?.requested === false).map(([name]) => [name, 'inactive']));
}

/** The owner finished the hosted page: everything asked for is granted. */
export function completeOnboarding(change: Change, account: Account, keepsNothing = false): Account {
  const ready = change.put('accounts', {
    ...account,
    capabilities: Object.fromEntries(Object.keys(account.capabilities).map((name) => [name, 'active'])),
    charges_enabled: 'card_payments' in account.capabilities,
    payouts_enabled: true,
    details_submitted: true,
    requirements: { currently_due: [], eventually_due: [], past_due: [], pending_verification: [], disabled_reason: null, current_deadline: null },
    sandbox: { keepsNothing },
  });
  publishEvent(change, 'account.updated', ready, ready.id);
  return ready;
}

export const accountEndpoints: readonly Endpoint[] = [
  endpoint('POST', '/v1/accounts', created, ({ change, input }) => ({ body: makeAccount(change, input) })),
  listEndpoint('/v1/accounts', 'accounts', []),
  retrieveEndpoint('/v1/accounts/:id', 'accounts', 'account'),
  endpoint('POST', '/v1/accounts/:id', z.strictObject(fields), ({ change, id, input }) => {
    const account = find(change, id);
    const updated = change.put('accounts', {
      ...account,
      email: input.email ?? account.email,
      business_type: input.business_type ?? account.business_type,
      business_profile: { ...account.business_profile, ...input.business_profile },
      capabilities: { ...requested(input.capabilities), ...account.capabilities, ...withdrawn(input.capabilities) },
      metadata: { ...account.metadata, ...input.metadata },
      settings: { ...account.settings, ...input.settings },
    });
    publishEvent(change, 'account.updated', updated, id);
    return { body: updated };
  }),
  endpoint('POST', '/v1/account_links', z.strictObject({ account: text(), type: z.enum(['account_onboarding', 'account_update']), return_url: url, refresh_url: url, collection_options: z.strictObject({ fields: z.enum(['currently_due', 'eventually_due']) }).optional() }), ({ change, input, publicUrl }) => {
    const account = find(change, input.account, 'account');
    const link = change.put('accountLinks', {
      id: newId('al'), account: account.id, expires_at: change.now + LINK_SECONDS, return_url: input.return_url, refresh_url: input.refresh_url, used: false,
    });
    return { body: { object: 'account_link', created: change.now, expires_at: link.expires_at, url: `${publicUrl}/sandbox/onboarding/${link.id}` } };
  }),
];
