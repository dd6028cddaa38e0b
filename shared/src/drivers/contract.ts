import { z } from 'zod';
import { defineRoutes, listOf } from '../contract';
import { oneLine, pathId } from '../person';

/** `waiting`: support has to compare the picture with what was said. */
export const licenceStates = ['none', 'waiting', 'approved', 'refused'] as const;
/** The cars that are offered are all driven with the licence for cars. */
const categorySchema = z.enum(['B', 'B1', 'BE']);

const licenceSchema = z.object({
  state: z.enum(licenceStates),
  category: categorySchema.optional(),
  validUntil: z.iso.date().optional(),
  decidedOn: z.iso.date().optional(),
  /** What the holder is told where it was refused. */
  reason: z.string().optional(),
});
export type Licence = z.infer<typeof licenceSchema>;

const waitingSchema = z.object({ accountId: z.string(), displayName: z.string(), category: categorySchema, validUntil: z.iso.date(), bornOn: z.iso.date(), sentAt: z.iso.datetime() });
const params = z.object({ accountId: pathId });

export const driversContract = defineRoutes('drivers', {
  mine: {
    method: 'GET', path: '/api/my/licence',
    summary: 'How far the check of the own driving licence is.',
    reply: licenceSchema,
    auth: 'user', rateLimit: 'read', audit: false,
  },
  send: {
    method: 'POST', path: '/api/my/licence',
    summary: 'A picture of the licence for support to compare; it is deleted after the check.',
    query: z.object({ category: categorySchema, validUntil: z.iso.date(), bornOn: z.iso.date() }),
    body: { bytes: ['image/*'] }, maxBody: 15 * 1024 * 1024, tooLarge: 'photos.too_large',
    reply: licenceSchema, status: 201,
    auth: 'user', rateLimit: 'upload', audit: true,
  },
  waiting: {
    method: 'GET', path: '/api/admin/drivers',
    summary: 'Licences that wait to be looked at, the oldest first.',
    reply: listOf(waitingSchema),
    auth: 'support', rateLimit: 'read', audit: true,
  },
  picture: {
    method: 'GET', path: '/api/admin/drivers/:accountId/picture',
    summary: 'The picture of a licence that waits; nobody keeps a copy.',
    params, reply: { bytes: ['image/webp'] },
    auth: 'support', rateLimit: 'read', audit: true,
  },
  decide: {
    method: 'POST', path: '/api/admin/drivers/:accountId/decision',
    summary: 'The licence is the one that was described and its holder may drive, or not. The picture is deleted.',
    params, body: z.object({ approved: z.boolean(), reason: oneLine(200).optional() }),
    reply: licenceSchema,
    auth: 'support', rateLimit: 'write', audit: true,
  },
});
