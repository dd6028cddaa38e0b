import { z } from 'zod';
import { defineRoutes } from '../contract';
import { instantSchema } from '../time';

export const feedsContract = defineRoutes('feeds', {
  get: {
    method: 'GET', path: '/api/my/feed',
    summary: 'Whether the account has an address for its calendar. The address itself was shown when it was made, and is not known here.',
    reply: z.object({ active: z.boolean(), createdAt: instantSchema.optional() }),
    auth: 'user', rateLimit: 'read', audit: false,
  },
  create: {
    method: 'POST', path: '/api/my/feed',
    summary: 'Makes a secret address for a calendar program; an earlier one stops working.',
    reply: z.object({ url: z.string(), createdAt: instantSchema }), status: 201,
    auth: 'user', rateLimit: 'write', audit: true,
  },
  revoke: {
    method: 'DELETE', path: '/api/my/feed',
    summary: 'Withdraws the address, at once.',
    reply: null,
    auth: 'user', rateLimit: 'write', audit: true,
  },
  read: {
    method: 'GET', path: '/api/feeds/:token.ics',
    summary: 'The bookings of the person whose secret address this is, as iCalendar (RFC 5545).',
    params: z.object({ token: z.string().max(64) }),
    reply: { bytes: ['text/calendar'] },
    auth: 'public', rateLimit: 'read', audit: false,
  },
});
