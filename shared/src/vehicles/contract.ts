import { z } from 'zod';
import { defineRoutes } from '../contract';
import { accessibilityInputSchema, accessibilitySchema, wheelchairsSchema } from '../fit/model';
import { fitResultSchema } from '../fit/result';
import { latLonSchema } from '../geo/contract';
import { moneySchema } from '../money';
import { manyLines, oneLine, pathId, personSchema } from '../person';
import { instantSchema, periodSchema } from '../time';
import { extraCodes, optionCodes } from './extras';

export const bodyTypeSchema = z.enum(['small_mpv', 'van', 'estate']);
export type BodyType = z.infer<typeof bodyTypeSchema>;
export const colourSchema = z.enum(['white', 'grey', 'blue', 'red', 'green', 'sand']);
export type Colour = z.infer<typeof colourSchema>;
export const cancellationPolicySchema = z.enum(['flexible', 'moderate', 'strict']);

/** Euro cents, with their currency or without. */
const priceBetween = (least: number, most: number, code: string) =>
  z.union([moneySchema, z.number().int().transform((amount) => ({ amount, currency: 'EUR' as const }))]).pipe(
    moneySchema.refine(({ amount }) => amount >= least && amount <= most, { error: `between ${least / 100} and ${most / 100} euros`, params: { code } }),
  );

/** 5 to 500 euros, so that a price typed in the wrong unit is asked again. */
const perDaySchema = priceBetween(500, 50_000, 'vehicles.price_out_of_range');

const pricingInputSchema = z.object({
  perDay: perDaySchema,
  weekDiscountPercent: z.number().int().min(0).max(60).default(0),
  monthDiscountPercent: z.number().int().min(0).max(80).default(0),
  kmPerDay: z.number().int().min(50).max(1000).default(150),
});

export const pricingSchema = z.object({
  perDay: moneySchema,
  weekDiscountPercent: z.number(),
  monthDiscountPercent: z.number(),
  kmPerDay: z.number(),
});
export type Pricing = z.infer<typeof pricingSchema>;

/** The owner brings the car and fetches it, up to so far from where it stands, for so much a kilometre of that distance. */
const deliverySchema = z.object({ maxKm: z.number(), perKm: moneySchema });
export type Delivery = z.infer<typeof deliverySchema>;
const deliveryInputSchema = z.object({
  maxKm: z.number().int().min(1).max(200),
  perKm: priceBetween(0, 1_000, 'vehicles.price_per_km_out_of_range'),
});

export const extraCodeSchema = z.enum(extraCodes);
export const optionCodeSchema = z.enum(optionCodes);
/** The price of each extra that is offered: for a day or for the whole rental, as extras.ts says. */
const extrasSchema = z.partialRecord(extraCodeSchema, moneySchema);
export type Extras = z.infer<typeof extrasSchema>;
const extrasInputSchema = z.partialRecord(extraCodeSchema, priceBetween(0, 20_000, 'vehicles.extra_price_out_of_range'));

export const placeNameSchema = z.object({ town: z.string(), department: z.string() });

const listingFields = {
  title: oneLine(80),
  description: manyLines(3000).optional(),
  address: oneLine(200),
  location: latLonSchema,
  body: bodyTypeSchema.default('small_mpv'),
  colour: colourSchema.default('blue'),
  accessibility: accessibilityInputSchema,
  pricing: pricingInputSchema,
  cancellationPolicy: cancellationPolicySchema.default('moderate'),
  instant: z.boolean().default(false),
  /** Null: not offered. */
  delivery: deliveryInputSchema.nullish(),
  extras: extrasInputSchema.optional(),
  /** Absent: the owner has not said. */
  serviceDog: z.boolean().optional(),
  childSeat: z.boolean().optional(),
};

const publicFields = {
  id: z.string(),
  title: z.string(),
  description: z.string().optional(),
  place: placeNameSchema,
  /** Moved from the real position: 500 m in towns, 1.5 km in the country. */
  location: latLonSchema,
  body: bodyTypeSchema,
  colour: colourSchema,
  accessibility: accessibilitySchema,
  pricing: pricingSchema,
  cancellationPolicy: cancellationPolicySchema,
  deposit: moneySchema,
  instant: z.boolean(),
  delivery: deliverySchema.nullish(),
  extras: extrasSchema.optional(),
  serviceDog: z.boolean().optional(),
  childSeat: z.boolean().optional(),
  timeZone: z.string(),
  checked: z.boolean(),
  owner: personSchema.extend({ memberSince: z.string() }),
};

export const vehicleSchema = z.object(publicFields);
export type Vehicle = z.infer<typeof vehicleSchema>;

export const vehicleStatusSchema = z.enum(['draft', 'in_review', 'published', 'hidden']);

export const ownVehicleSchema = z.object({
  ...publicFields,
  version: z.number(),
  status: vehicleStatusSchema,
  address: z.string(),
  exactLocation: latLonSchema,
});
export type OwnVehicle = z.infer<typeof ownVehicleSchema>;

export const calendarEntrySchema = z.object({
  id: z.string(),
  kind: z.enum(['booking', 'hold', 'block']),
  from: instantSchema,
  to: instantSchema,
  bookingId: z.string().optional(),
  reason: z.string().optional(),
});
export const calendarSchema = z.object({ vehicleId: z.string(), timeZone: z.string(), entries: z.array(calendarEntrySchema) });
export type Calendar = z.infer<typeof calendarSchema>;

const params = z.object({ vehicleId: pathId });
const versionBody = z.object({ version: z.number().int().min(0) });

export const vehiclesContract = defineRoutes('vehicles', {
  create: {
    method: 'POST', path: '/api/vehicles',
    summary: 'Lists a car, as a draft that only its owner sees.',
    body: z.object(listingFields),
    reply: ownVehicleSchema, status: 201,
    auth: 'user', rateLimit: 'write', audit: true, idempotent: true,
  },
  update: {
    method: 'PATCH', path: '/api/vehicles/:vehicleId',
    summary: 'Changes what is given of a listing; the version guards against two people at once.',
    params,
    body: z.object({
      ...versionBody.shape,
      title: listingFields.title.optional(),
      description: manyLines(3000).nullable().optional(),
      address: listingFields.address.optional(),
      location: latLonSchema.optional(),
      body: bodyTypeSchema.optional(),
      colour: colourSchema.optional(),
      accessibility: accessibilityInputSchema.optional(),
      pricing: pricingInputSchema.optional(),
      cancellationPolicy: cancellationPolicySchema.optional(),
      instant: z.boolean().optional(),
      delivery: deliveryInputSchema.nullish(),
      /** All of them: one that is left out is offered no more. */
      extras: extrasInputSchema.optional(),
      serviceDog: z.boolean().optional(),
      childSeat: z.boolean().optional(),
    }),
    reply: ownVehicleSchema,
    auth: 'user', rateLimit: 'write', audit: true,
  },
  publish: {
    method: 'POST', path: '/api/vehicles/:vehicleId/publish',
    summary: 'Shows the car to everybody, or sends it to review where the installation asks for one.',
    params, body: versionBody, reply: ownVehicleSchema,
    auth: 'user', rateLimit: 'write', audit: true,
  },
  hide: {
    method: 'POST', path: '/api/vehicles/:vehicleId/hide',
    summary: 'Takes the car out of search; bookings that stand are kept.',
    params, body: versionBody, reply: ownVehicleSchema,
    auth: 'user', rateLimit: 'write', audit: true,
  },
  mine: {
    method: 'GET', path: '/api/my/vehicles',
    summary: 'The cars of the account, as their owner sees them.',
    reply: z.object({ items: z.array(ownVehicleSchema) }),
    auth: 'user', rateLimit: 'read', audit: false,
  },
  getOwn: {
    method: 'GET', path: '/api/my/vehicles/:vehicleId',
    summary: 'One car of the account, with its address and version.',
    params, reply: ownVehicleSchema,
    auth: 'user', rateLimit: 'read', audit: false,
  },
  get: {
    method: 'GET', path: '/api/vehicles/:vehicleId',
    summary: 'What everybody may see of a published car.',
    params, reply: vehicleSchema,
    auth: 'optional', rateLimit: 'read', audit: false,
  },
  fit: {
    method: 'POST', path: '/api/vehicles/:vehicleId/fit',
    summary: 'Whether these wheelchairs travel in this car, dimension by dimension. Nothing of it is kept.',
    params, body: z.object({ wheelchairs: wheelchairsSchema }), reply: fitResultSchema,
    auth: 'optional', rateLimit: 'search', audit: false,
  },
  availability: {
    method: 'GET', path: '/api/vehicles/:vehicleId/availability',
    summary: 'The free intervals between two instants, at most 400 days apart.',
    params, query: z.object({ from: instantSchema, to: instantSchema }),
    reply: z.object({ timeZone: z.string(), items: z.array(z.object({ from: instantSchema, to: instantSchema })) }),
    auth: 'optional', rateLimit: 'read', audit: false,
  },
  calendar: {
    method: 'GET', path: '/api/my/vehicles/:vehicleId/calendar',
    summary: 'The bookings and blocked days of a car, for its owner.',
    params, reply: calendarSchema,
    auth: 'user', rateLimit: 'read', audit: false,
  },
  block: {
    method: 'POST', path: '/api/vehicles/:vehicleId/blocks',
    summary: 'Keeps a period for the owner.',
    params, body: z.object({ period: periodSchema, reason: oneLine(120).optional() }), reply: calendarSchema, status: 201,
    auth: 'user', rateLimit: 'write', audit: true, idempotent: true,
  },
  unblock: {
    method: 'DELETE', path: '/api/vehicles/:vehicleId/blocks/:blockId',
    summary: 'Gives a blocked period back.',
    params: params.extend({ blockId: pathId }), reply: calendarSchema,
    auth: 'user', rateLimit: 'write', audit: true,
  },
});
