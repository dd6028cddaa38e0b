import { z } from 'zod';
import { defineRoutes } from '../contract';
import { oneLine, pathId } from '../person';
import { searchAskedSchema } from '../search/contract';
import { instantSchema, periodSchema } from '../time';

export const alertSchema = z.object({
  id: z.string(),
  /** What the person called the place: "Lyon", or a view of the map. */
  placeName: z.string(),
  period: periodSchema.optional(),
  /** The search, to open it again; read by its own account alone. */
  asked: searchAskedSchema,
  createdAt: instantSchema,
  /** When its dates begin, or 90 days after it was made. */
  endsAt: instantSchema,
  /** How many cars were told about so far. */
  told: z.number(),
});
export type Alert = z.infer<typeof alertSchema>;

const token = z.string().regex(/^[\w-]{20,100}$/);

/** "Tell me when one fits": a search that is kept and asked again when a car is listed, changed or freed. */
export const alertsContract = defineRoutes('alerts', {
  create: {
    method: 'POST', path: '/api/alerts',
    summary: 'Keeps a search and writes by mail when a car does. Wheelchairs and a driver’s needs are kept encrypted, and only with consent.',
    body: z.object({
      placeName: oneLine(120),
      asked: searchAskedSchema,
      /** Needed where `asked` holds wheelchairs or a driver's needs: health data. */
      consent: z.boolean().default(false),
    }),
    reply: alertSchema, status: 201,
    auth: 'user', rateLimit: 'write', audit: false, idempotent: true,
  },
  list: {
    method: 'GET', path: '/api/my/alerts',
    summary: 'The alerts of the account that still run, the newest first.',
    reply: z.object({ items: z.array(alertSchema) }),
    auth: 'user', rateLimit: 'read', audit: false,
  },
  stop: {
    method: 'DELETE', path: '/api/alerts/:alertId',
    summary: 'Ends an alert and deletes what it kept.',
    params: z.object({ alertId: pathId }), reply: null,
    auth: 'user', rateLimit: 'write', audit: false,
  },
  stopByLink: {
    method: 'POST', path: '/api/alerts/stop/:token',
    summary: 'Ends the alert whose mail held this link; no account needed, and no harm in doing it twice.',
    params: z.object({ token }), reply: null,
    auth: 'public', rateLimit: 'write', audit: false,
  },
});
