import { z } from 'zod';
import { defineRoutes } from '../contract';
import { wheelchairSchema } from '../fit/model';
import { oneLine } from '../person';
import { driverNeedsSchema } from '../search/contract';
import { instantSchema } from '../time';

/** A wheelchair under a name of the person's own: "Papa", "the travel chair". */
export const namedWheelchairSchema = z.object({ name: oneLine(40), wheelchair: wheelchairSchema });
export type NamedWheelchair = z.infer<typeof namedWheelchairSchema>;

/** Named and kept at most; three of them travel in one search. */
export const mostKeptWheelchairs = 8;

const measures = {
  items: z.array(namedWheelchairSchema).max(mostKeptWheelchairs),
  driver: driverNeedsSchema.optional(),
};

/**
 * Measures that a person asked to keep in the account. Health data: kept only with consent, encrypted, read by nobody else, deleted
 * with one call.
 */
export const wheelchairsContract = defineRoutes('wheelchairs', {
  get: {
    method: 'GET', path: '/api/my/wheelchairs',
    summary: 'The wheelchairs that the account keeps; version 0 and no consent where it keeps none.',
    reply: z.object({ version: z.number(), consentAt: instantSchema.optional(), ...measures }),
    auth: 'user', rateLimit: 'read', audit: false,
  },
  keep: {
    method: 'PUT', path: '/api/my/wheelchairs',
    summary: 'Keeps these wheelchairs, encrypted, in place of those before. Refused without consent.',
    body: z.object({
      /** Must be true: the person agreed, now, that health data are kept. */
      consent: z.literal(true, { error: 'consent is needed' }),
      version: z.number().int().min(0),
      ...measures,
    }),
    reply: z.object({ version: z.number(), consentAt: instantSchema }),
    auth: 'user', rateLimit: 'write', audit: false,
  },
  forget: {
    method: 'DELETE', path: '/api/my/wheelchairs',
    summary: 'Deletes what is kept, and with it the consent.',
    reply: null,
    auth: 'user', rateLimit: 'write', audit: false,
  },
});
