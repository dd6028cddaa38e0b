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
});
