import { z } from 'zod';
import { defineRoutes } from '../contract';
import { wheelchairsSchema } from '../fit/model';
import { dimensionKeySchema, verdictSchema } from '../fit/result';
import { latLonSchema } from '../geo/contract';
import { moneySchema } from '../money';
import { periodSchema } from '../time';
import { bodyTypeSchema, colourSchema, placeNameSchema } from '../vehicles/contract';

const latitude = z.number().min(-90).max(90);
const longitude = z.number().min(-180).max(180);

export const boundsSchema = z
  .object({ north: latitude, south: latitude, east: longitude, west: longitude })
  .refine((bounds) => bounds.north > bounds.south, { error: 'north must lie above south', params: { code: 'search.bounds_reversed' } });
export type Bounds = z.infer<typeof boundsSchema>;

export const accessTypeSchema = z.enum(['ramp', 'lift']);

export const searchFiltersSchema = z.object({
  instant: z.boolean().optional(),
  access: accessTypeSchema.optional(),
  side: z.enum(['rear', 'left', 'right']).optional(),
  powered: z.boolean().optional(),
  winch: z.boolean().optional(),
  gearbox: z.enum(['manual', 'automatic']).optional(),
  mode: z.enum(['passenger_in_wheelchair', 'drive_from_wheelchair', 'transfer', 'adapted_driving']).optional(),
  maxPerDay: z.number().int().min(0).max(1_000_000).optional(),
  includeDoesNotFit: z.boolean().optional(),
});
export type SearchFilters = z.infer<typeof searchFiltersSchema>;

export const searchSortSchema = z.enum(['fit', 'distance', 'price', 'rating']);

export const searchQuerySchema = z
  .object({
    near: latLonSchema.extend({ radiusKm: z.number().min(1).max(500).optional() }).optional(),
    bounds: boundsSchema.optional(),
    period: periodSchema.optional(),
    wheelchairs: wheelchairsSchema.optional(),
    driver: z.object({ licenceCodes: z.array(z.string().regex(/^\d{2,3}(\.\d{2})?$/)).max(20) }).optional(),
    filters: searchFiltersSchema.default({}),
    sort: searchSortSchema.default('fit'),
    limit: z.number().int().min(1).max(50).default(20),
    cursor: z.string().max(200).optional(),
  })
  .refine((query) => (query.near === undefined) !== (query.bounds === undefined), {
    path: ['near'],
    error: 'give near or bounds',
    params: { code: 'search.near_or_bounds' },
  });
export type SearchQuery = z.infer<typeof searchQuerySchema>;

export const searchItemSchema = z.object({
  vehicleId: z.string(),
  title: z.string(),
  place: placeNameSchema,
  body: bodyTypeSchema,
  colour: colourSchema,
  access: z.object({ type: accessTypeSchema, side: z.enum(['rear', 'left', 'right']) }).optional(),
  verdict: verdictSchema.nullable(),
  /** The one sentence that explains the verdict, in centimetres. */
  reason: z.string().optional(),
  distanceKm: z.number().optional(),
  price: z.object({ total: moneySchema.optional(), perDay: moneySchema }),
  location: latLonSchema,
  instant: z.boolean(),
  checked: z.boolean(),
  rating: z.object({ mean: z.number(), count: z.number() }).optional(),
});
export type SearchItem = z.infer<typeof searchItemSchema>;

const facet = z.array(z.object({ value: z.string(), count: z.number() }));

export const searchReplySchema = z.object({
  total: z.number(),
  doesNotFit: z.object({ total: z.number(), byDimension: z.array(z.object({ key: dimensionKeySchema, count: z.number() })) }),
  radiusKm: z.number().optional(),
  items: z.array(searchItemSchema),
  facets: z.object({ access: facet, side: facet, gearbox: facet, mode: facet, instant: facet }),
  clusters: z.array(z.object({ location: latLonSchema, count: z.number(), bounds: z.object({ north: latitude, south: latitude, east: longitude, west: longitude }) })),
  nextCursor: z.string().optional(),
});
export type SearchReply = z.infer<typeof searchReplySchema>;

export const searchContract = defineRoutes('search', {
  query: {
    method: 'POST', path: '/api/search',
    summary: 'Cars near a place or in a map view, with the verdict for these wheelchairs. Nothing about a chair is logged or kept.',
    body: searchQuerySchema,
    reply: searchReplySchema,
    auth: 'optional', rateLimit: 'search', audit: false,
  },
});
