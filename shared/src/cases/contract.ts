import { z } from 'zod';
import { bookingSchema, bookingStateSchema, bookingSummarySchema } from '../bookings/contract';
import { defineRoutes, listOf } from '../contract';
import { moneySchema } from '../money';
import { pathId } from '../person';

const ledgerEntrySchema = z.object({ at: z.string(), kind: z.string(), lines: z.array(z.object({ account: z.string(), amount: moneySchema })) });
const eventSchema = z.object({ id: z.string(), at: z.string(), type: z.string(), by: z.string() });

export const supportBookingSchema = z.object({
  booking: bookingSchema,
  emails: z.object({ renter: z.string(), owner: z.string() }),
  ledger: z.array(ledgerEntrySchema),
  events: z.array(eventSchema),
});
export type SupportBooking = z.infer<typeof supportBookingSchema>;

export const casesContract = defineRoutes('cases', {
  list: {
    method: 'GET', path: '/api/admin/bookings',
    summary: 'Bookings for support: by state, or by booking id or the e-mail address of one of the two people.',
    query: z.object({ q: z.string().trim().max(254).optional(), state: bookingStateSchema.optional(), cursor: z.string().max(200).optional() }),
    reply: listOf(bookingSummarySchema),
    auth: 'support', rateLimit: 'read', audit: true,
  },
  get: {
    method: 'GET', path: '/api/admin/bookings/:bookingId',
    summary: 'A booking with its timeline, its events and its ledger.',
    params: z.object({ bookingId: pathId }),
    reply: supportBookingSchema,
    auth: 'support', rateLimit: 'read', audit: true,
  },
});
