import { z } from 'zod';
import { bookingSchema, bookingStateSchema, bookingSummarySchema } from '../bookings/contract';
import { defineRoutes, listOf } from '../contract';
import { moneySchema } from '../money';
import { pathId } from '../person';
import { ownVehicleSchema } from '../vehicles/contract';

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
  vehiclesInReview: {
    method: 'GET', path: '/api/admin/vehicles',
    summary: 'Cars that wait for staff before anybody sees them, oldest number first.',
    query: z.object({ cursor: z.string().max(64).optional() }),
    reply: listOf(ownVehicleSchema),
    auth: 'support', rateLimit: 'read', audit: true,
  },
  approveVehicle: {
    method: 'POST', path: '/api/admin/vehicles/:vehicleId/approve',
    summary: 'Publishes a car whose numbers staff have compared with the car.',
    params: z.object({ vehicleId: pathId }),
    body: z.object({ version: z.number().int().min(0) }),
    reply: ownVehicleSchema,
    auth: 'support', rateLimit: 'write', audit: true,
  },
});
