import { paymentsContract } from '@passerelle/shared/payments/contract';
import { problem } from '@passerelle/shared/problem';
import { serve, type MountedContract } from '../../core/http/route';
import type { PaymentParts } from './parts';
import { unreversed, type Payout } from './payout';
import { checkAccount, onboardingLink } from './payout-account';
import { isUnreachable } from './stripe-client';
import { takeNotification } from './take-notification';

const retryAfterSeconds = 5;

/** Who asks for an address that only Stripe can make is told when it cannot. */
function unavailable(error: unknown): never {
  throw isUnreachable(error) ? problem('payments.unavailable', { retryAfter: retryAfterSeconds }) : error;
}

const presentPayout = ({ id, bookingId, amount, state, reason, at, ...payout }: Payout) => ({
  id,
  bookingId,
  amount: { ...amount, amount: state === 'reversed' ? amount.amount : unreversed({ amount, ...payout }) },
  state,
  ...(reason ? { reason } : {}),
  at: at.toISOString(),
});

export function paymentRoutes(parts: PaymentParts, webhookSecret: string): MountedContract {
  const { payouts, context } = parts;
  return serve(paymentsContract, {
    async webhook({ rawBody, header }) {
      await takeNotification(parts, webhookSecret, rawBody, header('stripe-signature'));
      return { received: true as const };
    },
    onboard: async ({ viewer }) => ({ url: await onboardingLink(parts, viewer.accountId).catch(unavailable) }),
    async payouts({ viewer }) {
      const known = await payouts.account(viewer.accountId);
      // Who comes back from Stripe's page wants to see that it worked; the message may still be on its way.
      if (known && !known.ready) await checkAccount(parts, viewer.accountId).catch((error: unknown) => context.log.warn({ err: error, account: viewer.accountId }, 'account not checked'));
      const account = known && (await payouts.account(viewer.accountId));
      const items = (await payouts.ofOwner(viewer.accountId)).map(presentPayout);
      return { standing: account ? (account.ready ? ('ready' as const) : ('incomplete' as const)) : ('none' as const), requirements: [...(account?.requirements ?? [])], items };
    },
  });
}
