import { z } from 'zod';
import { defineRoutes } from '../contract';
import { pathId } from '../person';

const params = z.object({ bookingId: pathId });

export const agreementsContract = defineRoutes('agreements', {
  html: {
    method: 'GET', path: '/api/bookings/:bookingId/agreement',
    summary: 'The rental agreement of a confirmed booking, as a page to read or print, in the language of the account.',
    params, reply: { bytes: ['text/html'] },
    auth: 'user', rateLimit: 'read', audit: false,
  },
  pdf: {
    method: 'GET', path: '/api/bookings/:bookingId/agreement.pdf',
    summary: 'The same as a tagged PDF (PDF/UA).',
    params, reply: { bytes: ['application/pdf'] },
    auth: 'user', rateLimit: 'write', audit: false,
  },
  style: {
    method: 'GET', path: '/api/agreements/style.css',
    summary: 'How the page looks. Apart from it, because our pages allow no style inside them.',
    reply: { bytes: ['text/css'] },
    auth: 'public', rateLimit: 'read', audit: false,
  },
});
