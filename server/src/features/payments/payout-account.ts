import type Stripe from 'stripe';
import { dayMs, minuteMs, plusMs } from '@passerelle/shared/time';
import type { PaymentParts } from './parts';
import type { PayoutAccount } from './payout';
import { isFinalRefusal } from './stripe-client';

/** The messages of connected accounts come on a way of their own, so accounts are asked about as well. */
const unreadyCheckMs = 5 * minuteMs;
const readyCheckMs = dayMs;

/** The owner's account at Stripe, made at the first need: Stripe asks them who they are, the platform bears the fees. */
async function accountOf({ stripe, payouts, context }: PaymentParts, ownerId: string): Promise<string> {
  const known = await payouts.account(ownerId);
  if (known) return known.stripeId;
  const { id: stripeId } = await stripe.accounts.create(
    {
      country: 'FR',
      controller: { fees: { payer: 'application' }, losses: { payments: 'application' }, stripe_dashboard: { type: 'express' } },
      capabilities: { transfers: { requested: true } },
      metadata: { accountId: ownerId },
    },
    { idempotencyKey: `account:${ownerId}` },
  );
  await payouts.keepAccount({ id: ownerId, stripeId, ready: false, requirements: [], checkAt: plusMs(context.clock.now(), unreadyCheckMs) });
  return stripeId;
}

/** The address where Stripe asks an owner for what it must know; good once, for minutes. */
export async function onboardingLink(parts: PaymentParts, ownerId: string): Promise<string> {
  const account = await accountOf(parts, ownerId);
  const back = `${parts.context.publicUrl}/my/payouts`;
  const { url } = await parts.stripe.accountLinks.create({ account, type: 'account_onboarding', return_url: `${back}?onboarding=back`, refresh_url: `${back}?onboarding=again` });
  return url;
}

type AccountFacts = Pick<PayoutAccount, 'ready' | 'requirements'>;

function accountFacts({ capabilities, requirements }: Stripe.Account): AccountFacts {
  const due = [...(requirements?.past_due ?? []), ...(requirements?.currently_due ?? [])];
  return { ready: capabilities?.transfers === 'active', requirements: [...new Set(due)] };
}

async function readAccount({ stripe }: PaymentParts, stripeId: string): Promise<AccountFacts> {
  try {
    return accountFacts(await stripe.accounts.retrieve(stripeId));
  } catch (error) {
    if (!isFinalRefusal(error)) throw error;
    // It was closed, or taken away from us.
    return { ready: false, requirements: [] };
  }
}

/** Asks Stripe how an owner's account stands. Says `payments.payout-account-changed` when it became or stopped being ready. */
export async function checkAccount(parts: PaymentParts, ownerId: string): Promise<boolean> {
  const { context, payouts } = parts;
  const known = await payouts.account(ownerId);
  if (!known) return false;
  const facts = await readAccount(parts, known.stripeId);
  const checkAt = plusMs(context.clock.now(), facts.ready ? readyCheckMs : unreadyCheckMs);
  await context.transaction(async (session) => {
    if (!(await payouts.changeAccount(ownerId, { ...facts, checkAt }, session))) return;
    const data = { accountId: ownerId, ready: facts.ready };
    await context.events.append({ type: 'payments.payout-account-changed', by: 'system', subject: { kind: 'account', id: ownerId }, audience: [ownerId], data }, session);
  });
  return facts.ready;
}
