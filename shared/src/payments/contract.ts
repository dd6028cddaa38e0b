import { z } from 'zod';
import { defineRoutes } from '../contract';

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
});
