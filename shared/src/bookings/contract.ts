import { z } from 'zod';
import { defineRoutes, listOf } from '../contract';
import { wheelchairsSchema } from '../fit/model';
import { verdictSchema } from '../fit/result';
import { latLonSchema } from '../geo/contract';
import { moneySchema } from '../money';
import { oneLine, pathId, personSchema } from '../person';
import { instantSchema, periodSchema } from '../time';
import { bodyTypeSchema, cancellationPolicySchema, colourSchema, placeNameSchema } from '../vehicles/contract';
import { bookingStates, declineReasons, moneyStates, transitionNames } from './states';

export const lineItemSchema = z.object({
  code: z.string(),
  quantity: z.number(),
  unit: moneySchema,
  total: moneySchema,
  paidBy: z.string(),
  goesTo: z.string(),
});

export const bookingStateSchema = z.enum(bookingStates);
export const transitionNameSchema = z.enum(transitionNames);

export const quoteSchema = z.object({
  quoteId: z.string(),
  vehicleId: z.string(),
  period: z.object({ from: instantSchema, to: instantSchema }),
  verdict: verdictSchema.optional(),
  ruleVersion: z.string().optional(),
  lineItems: z.array(lineItemSchema),
  total: moneySchema,
  deposit: moneySchema,
  cancellationPolicy: cancellationPolicySchema,
  instant: z.boolean(),
  expiresAt: instantSchema,
});
export type Quote = z.infer<typeof quoteSchema>;

const paymentSchema = z.object({ url: z.string(), expiresAt: instantSchema });

export const bookingRoleSchema = z.enum(['renter', 'owner', 'support']);

const timelineEntrySchema = z.object({ at: instantSchema, name: z.string(), by: z.enum(['renter', 'owner', 'support', 'payer', 'system']), state: bookingStateSchema, reason: z.string().optional() });

const summaryFields = {
  id: z.string(),
  state: bookingStateSchema,
  money: z.enum(moneyStates),
  version: z.number(),
  viewer: bookingRoleSchema,
  vehicle: z.object({ id: z.string(), title: z.string(), place: placeNameSchema, body: bodyTypeSchema, colour: colourSchema }),
  period: z.object({ from: instantSchema, to: instantSchema }),
  timeZone: z.string(),
  renter: personSchema,
  owner: personSchema,
  total: moneySchema,
  /** What happens by itself, and when, unless somebody acts before. */
  deadline: z.object({ name: transitionNameSchema, at: instantSchema }).optional(),
};

export const bookingSummarySchema = z.object(summaryFields);
export type BookingSummary = z.infer<typeof bookingSummarySchema>;

export const bookingSchema = z.object({
  ...summaryFields,
  roles: z.object({ driver: z.string().optional(), passengers: z.array(z.string()) }),
  price: z.object({ lineItems: z.array(lineItemSchema), total: moneySchema }),
  deposit: moneySchema,
  cancellationPolicy: cancellationPolicySchema,
  /** The owner sees the verdict and what to prepare, never a measure. */
  fit: z.object({ verdict: verdictSchema, ruleVersion: z.string(), preparation: z.array(z.string()) }).optional(),
  timeline: z.array(timelineEntrySchema),
  conversationId: z.string(),
  payment: paymentSchema.optional(),
  /** The exact place of the car, once the booking is confirmed. */
  pickUp: z.object({ address: z.string(), location: latLonSchema }).optional(),
  proposal: z.object({ name: z.string(), by: bookingRoleSchema, expiresAt: instantSchema }).optional(),
  can: z.partialRecord(transitionNameSchema, z.literal(true)),
});
export type Booking = z.infer<typeof bookingSchema>;

const params = z.object({ bookingId: pathId });
const personName = z.object({ name: oneLine(60) });

export const bookingsContract = defineRoutes('bookings', {
  quote: {
    method: 'POST', path: '/api/quotes',
    summary: 'A price that holds for 30 minutes. The wheelchairs are used for the verdict and not kept.',
    body: z.object({ vehicleId: pathId, period: periodSchema, wheelchairs: wheelchairsSchema.optional() }),
    reply: quoteSchema, status: 201,
    auth: 'optional', rateLimit: 'search', audit: false,
  },
  request: {
    method: 'POST', path: '/api/bookings',
    summary: 'Asks for the car at the price of a quote; the dates are held while it is paid.',
    body: z.object({ quoteId: pathId, driver: personName.optional(), passengers: z.array(personName).max(9).optional() }),
    reply: bookingSchema, status: 201,
    auth: 'user', rateLimit: 'request', audit: true, idempotent: true,
  },
  get: {
    method: 'GET', path: '/api/bookings/:bookingId',
    summary: 'A booking, as renter, owner or support may see it.',
    params, reply: bookingSchema,
    auth: 'user', rateLimit: 'read', audit: false,
  },
  list: {
    method: 'GET', path: '/api/bookings',
    summary: 'The bookings of the account, as renter or as owner, newest first.',
    query: z.object({ role: z.enum(['renter', 'owner']).default('renter'), state: bookingStateSchema.optional(), cursor: z.string().max(200).optional() }),
    reply: listOf(bookingSummarySchema),
    auth: 'user', rateLimit: 'read', audit: false,
  },
  transition: {
    method: 'POST', path: '/api/bookings/:bookingId/transitions/:name',
    summary: 'One step of the booking process; the version guards against two people at once.',
    params: params.extend({ name: transitionNameSchema }),
    body: z.object({ version: z.number().int().min(0), reason: z.enum(declineReasons).optional() }),
    reply: bookingSchema,
    auth: 'user', rateLimit: 'write', audit: true, idempotent: true,
  },
  cancelPreview: {
    method: 'GET', path: '/api/bookings/:bookingId/cancellation',
    summary: 'What the renter gets back if they cancel now, by line, and until when.',
    params,
    reply: z.object({
      back: moneySchema,
      lines: z.array(z.object({ code: z.string(), total: moneySchema, back: moneySchema })),
      until: instantSchema.optional(),
    }),
    auth: 'user', rateLimit: 'read', audit: false,
  },
});
