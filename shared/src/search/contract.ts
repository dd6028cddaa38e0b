import { z } from 'zod';
import { defineRoutes } from '../contract';
import { drivingControls, modes, sides, wheelchairsSchema } from '../fit/model';
import { dimensionKeySchema, remedyKinds, verdictSchema } from '../fit/result';
import { latLonSchema } from '../geo/contract';
import { moneySchema } from '../money';
import { periodSchema } from '../time';
import { bodyTypeSchema, colourSchema, placeNameSchema } from '../vehicles/contract';

const latitude = z.number().min(-90).max(90);
const longitude = z.number().min(-180).max(180);

const rectangle = z.object({ north: latitude, south: latitude, east: longitude, west: longitude });
/** A view of the map as it is asked for, at least a point, as that of a cluster in one place; `west > east` crosses the 180th meridian. */
export const boundsSchema = rectangle.refine((bounds) => bounds.north >= bounds.south, { error: 'north must not lie below south', params: { code: 'search.bounds_reversed' } });
export type Bounds = z.infer<typeof boundsSchema>;

export const accessTypeSchema = z.enum(['ramp', 'lift']);

/** Filters that are also facets: a reply counts their values, whatever is chosen in them. */
const facetFilters = {
  access: accessTypeSchema.optional(),
  side: z.enum(sides).optional(),
  powered: z.boolean().optional(),
  winch: z.boolean().optional(),
  transferSeat: z.enum(['swivel', 'swivel_lowering', 'lifting']).optional(),
  gearbox: z.enum(['manual', 'automatic']).optional(),
  mode: z.enum(modes).optional(),
  instant: z.boolean().optional(),
  /** The owner brings the car as far as the place that is searched around. */
  delivery: z.boolean().optional(),
  serviceDog: z.boolean().optional(),
  childSeat: z.boolean().optional(),
  /** Somebody other than the owner has confirmed every measure that is given of the car: see fit/confirmed.ts. */
  confirmed: z.boolean().optional(),
};

/** Controls of the car, each of which must be there. */
const controlsSchema = z.array(z.enum(drivingControls)).max(drivingControls.length);

export const searchFiltersSchema = z.object({
  ...facetFilters,
  controls: controlsSchema.optional(),
  /** Seats for others, with the wheelchairs that were asked about on board. */
  seatsLeft: z.number().int().min(1).max(9).optional(),
  /** Minor units a day, before discounts. */
  maxPerDay: z.number().int().min(0).max(1_000_000).optional(),
  /** Kilometres a day that the price holds. */
  minKmPerDay: z.number().int().min(0).max(2_000).optional(),
  includeDoesNotFit: z.boolean().optional(),
});
export type SearchFilters = z.infer<typeof searchFiltersSchema>;

export const searchSortSchema = z.enum(['fit', 'distance', 'price', 'rating']);

/** What a driver needs of the car. Health data, like the wheelchairs: never in an address, a log or a mail. */
export const driverNeedsSchema = z.object({
  licenceCodes: z.array(z.string().regex(/^\d{2,3}(\.\d{2})?$/)).max(20).default([]),
  controls: controlsSchema.optional(),
});
export type DriverNeeds = z.infer<typeof driverNeedsSchema>;

/** A radius that was given never grows; without one it grows to 200 km. */
const radius = z.number().refine((km) => km >= 1 && km <= 500, { error: 'from 1 to 500 km', params: { code: 'search.radius_out_of_range' } }).meta({ description: 'km, 1 to 500' });

const askedFields = {
  near: latLonSchema.extend({ radiusKm: radius.optional() }).optional(),
  bounds: boundsSchema.optional(),
  period: periodSchema.optional(),
  wheelchairs: wheelchairsSchema.optional(),
  driver: driverNeedsSchema.optional(),
  filters: searchFiltersSchema.default({}),
};
const nearOrBounds = { path: ['near'], error: 'give near or bounds', params: { code: 'search.near_or_bounds' } };
const hasOnePlace = ({ near, bounds }: { near?: unknown; bounds?: unknown }) => (near === undefined) !== (bounds === undefined);

/** What is looked for, without how the answer is shown: what an alert keeps. */
export const searchAskedSchema = z.object(askedFields).refine(hasOnePlace, nearOrBounds);
export type SearchAsked = z.infer<typeof searchAskedSchema>;

export const searchQuerySchema = z
  .object({
    ...askedFields,
    sort: searchSortSchema.default('fit'),
    limit: z.number().int().min(1).max(50).default(20),
    cursor: z.string().max(300).optional(),
  })
  .refine(hasOnePlace, nearOrBounds);
export type SearchQuery = z.infer<typeof searchQuerySchema>;

export const searchItemSchema = z.object({
  vehicleId: z.string(),
  title: z.string(),
  place: placeNameSchema,
  body: bodyTypeSchema,
  colour: colourSchema,
  access: z.object({ type: accessTypeSchema, side: z.enum(sides) }).optional(),
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

/** Everything that can exclude a car, place apart. */
export const searchNeeds = ['period', 'wheelchairs', 'driver', ...(Object.keys(facetFilters) as (keyof typeof facetFilters)[]), 'controls', 'seatsLeft', 'maxPerDay', 'minKmPerDay'] as const;
export const searchNeedSchema = z.enum(searchNeeds);
export type SearchNeed = z.infer<typeof searchNeedSchema>;

export const facetNames = [...(Object.keys(facetFilters) as (keyof typeof facetFilters)[]), 'controls'] as const;
export type FacetName = (typeof facetNames)[number];

const facet = z.array(z.object({ value: z.string(), count: z.number() }));
const facetsSchema = z.object(Object.fromEntries(facetNames.map((name) => [name, facet])) as Record<FacetName, typeof facet>);

export const searchReplySchema = z.object({
  /** Cars that are not "does not fit". */
  total: z.number(),
  /** A car counts once in each dimension that fails. */
  doesNotFit: z.object({ total: z.number(), byDimension: z.array(z.object({ key: dimensionKeySchema, count: z.number() })) }),
  radiusKm: z.number().optional(),
  /**
   * Where the first radius holds nothing (the one that was given, or 20 km): how far the nearest car is that would do, to the half
   * kilometre. Absent where there is none within 200 km.
   */
  beyond: z.object({ radiusKm: z.number(), nearestKm: z.number().optional() }).optional(),
  items: z.array(searchItemSchema),
  /** How many cars there would be for each value, whatever is chosen in that facet now. Yes-or-no facets count "true". */
  facets: facetsSchema,
  /** The shown cars of the whole answer by place, those of further pages too; the largest first. */
  clusters: z.array(z.object({ location: latLonSchema, count: z.number(), bounds: rectangle })),
  /** Only where `total` is 0: for each need, how many cars there would be without it alone. The one that excludes most comes first. */
  without: z.array(z.object({ need: searchNeedSchema, count: z.number() })).optional(),
  /** Only where `total` is 0: how many of the cars that fail by fit alone would do with this change. */
  remedies: z.array(z.object({ kind: z.enum(remedyKinds), count: z.number(), message: z.string() })).optional(),
  /**
   * The area holds more cars than one search looks at: only those up to so many km from its middle were. Counts and items are of
   * those; clusters count every published car of the area.
   */
  examinedKm: z.number().optional(),
  nextCursor: z.string().optional(),
});
export type SearchReply = z.infer<typeof searchReplySchema>;

export const unmetDemandSchema = z.object({
  /** `YYYY-MM`, in Europe/Paris. */
  month: z.string(),
  department: z.string(),
  searches: z.number(),
  /** How often each need was the one that excluded most; none of a person is kept. */
  byNeed: z.array(z.object({ need: searchNeedSchema, count: z.number() })),
});
export type UnmetDemand = z.infer<typeof unmetDemandSchema>;

export const searchContract = defineRoutes('search', {
  query: {
    method: 'POST', path: '/api/search',
    summary: 'Cars near a place or in a map view, with the verdict for these wheelchairs. Nothing about a chair is logged or kept.',
    body: searchQuerySchema,
    reply: searchReplySchema,
    auth: 'optional', rateLimit: 'search', audit: false,
  },
  demand: {
    method: 'GET', path: '/api/admin/demand',
    summary: 'Searches that found nothing, counted by month and département, the newest month first. No person is attached.',
    query: z.object({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/).optional() }),
    reply: z.object({ items: z.array(unmetDemandSchema) }),
    auth: 'support', rateLimit: 'read', audit: true,
  },
  rebuild: {
    method: 'POST', path: '/api/admin/search/rebuild',
    summary: 'Reads every published car again, behind the index that answers; every server process does.',
    reply: null,
    auth: 'support', rateLimit: 'write', audit: true,
  },
});
