import { z } from 'zod';
import { defineRoutes } from '../contract';

export const settingsSchema = z.object({
  testMoney: z.boolean(),
  demo: z.boolean(),
  publishReview: z.boolean(),
  tileUrl: z.string().optional(),
  mailOutbox: z.boolean(),
});
export type Settings = z.infer<typeof settingsSchema>;

export const healthContract = defineRoutes('health', {
  live: {
    method: 'GET',
    path: '/api/health/live',
    summary: 'The process runs.',
    reply: z.object({ status: z.literal('live') }),
    auth: 'public',
    rateLimit: 'none',
    audit: false,
  },
  ready: {
    method: 'GET',
    path: '/api/health/ready',
    summary: 'The process can serve: database reached, search index built, event log followed.',
    reply: z.object({ status: z.literal('ready') }),
    auth: 'public',
    rateLimit: 'none',
    audit: false,
  },
  settings: {
    method: 'GET',
    path: '/api/settings',
    summary: 'What the pages must know about this installation.',
    reply: settingsSchema,
    auth: 'public',
    rateLimit: 'read',
    audit: false,
  },
});
