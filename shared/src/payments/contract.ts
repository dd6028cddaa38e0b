import { z } from 'zod';
import { defineRoutes } from '../contract';
import { moneySchema } from '../money';
import { instantSchema } from '../time';

/** `waiting` says for what: the owner's account at Stripe, our balance there, or support. */
const payoutSchema = z.object({
  id: z.string(),
  bookingId: z.string(),
  amount: moneySchema,
  state: z.enum(['due', 'waiting', 'paid', 'reversed']),
  reason: z.enum(['account', 'balance', 'refused']).optional(),
  at: instantSchema,
});
export type Payout = z.infer<typeof payoutSchema>;

/** `requirements` are Stripe's own codes of what it still asks for, as `external_account`. */
const payoutsSchema = z.object({ standing: z.enum(['none', 'incomplete', 'ready']), requirements: z.array(z.string()), items: z.array(payoutSchema) });
export type Payouts = z.infer<typeof payoutsSchema>;

export const paymentsContract = defineRoutes('payments', {
  webhook: {
    method: 'POST',
    path: '/api/stripe/webhook',
    summary: 'Where Stripe tells what happened, signed.',
    reply: z.object({ received: z.literal(true) }),
    auth: 'system',
    rateLimit: 'none',
    audit: false,
    maxBody: 1_000_000,
  },
  onboard: {
    method: 'POST',
    path: '/api/my/payouts/onboarding',
    summary: 'Where Stripe asks an owner for what it must know before it pays them; the address is good once, for minutes.',
    reply: z.object({ url: z.string() }),
    auth: 'user',
    rateLimit: 'write',
    audit: true,
  },
  payouts: {
    method: 'GET',
    path: '/api/my/payouts',
    summary: "An owner's payouts, newest first, and whether their account can take them.",
    reply: payoutsSchema,
    auth: 'user',
    rateLimit: 'read',
    audit: false,
  },
});
