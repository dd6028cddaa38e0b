import { z } from 'zod';
import { defineRoutes, queryNumber } from '../contract';

export const latLonSchema = z.object({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) });
export type LatLon = z.infer<typeof latLonSchema>;

export const placeSchema = z.object({
  id: z.string(),
  name: z.string(),
  postcodes: z.array(z.string()),
  department: z.string(),
  location: latLonSchema,
  precisionKm: z.number(),
});
export type Place = z.infer<typeof placeSchema>;

const edge = (most: number) => queryNumber.pipe(z.number().min(-most).max(most));
export const townNameSchema = z.object({ name: z.string(), location: latLonSchema });
export type TownName = z.infer<typeof townNameSchema>;

export const geoContract = defineRoutes('geo', {
  places: {
    method: 'GET',
    path: '/api/places',
    summary: 'Towns whose name or postcode begins with the text; accents, case and one wrong letter are forgiven.',
    query: z.object({ q: z.string().max(100), limit: queryNumber.pipe(z.number().int().min(1).max(20)).default(8) }),
    reply: z.object({ items: z.array(placeSchema) }),
    auth: 'public',
    rateLimit: 'search',
    audit: false,
  },
  towns: {
    method: 'GET',
    path: '/api/towns',
    summary: 'The largest towns of a view, for the names on a map without tiles. A view whose west lies east of its east crosses the 180th meridian.',
    query: z.object({ north: edge(90), south: edge(90), east: edge(180), west: edge(180) }),
    reply: z.object({ items: z.array(townNameSchema) }),
    auth: 'public',
    rateLimit: 'read',
    audit: false,
  },
});
