import { z } from 'zod';
import { defineRoutes, listOf } from '../contract';
import { oneLine, pathId } from '../person';
import { instantSchema } from '../time';

/** `waiting`: support has to compare the picture with what was said. */
export const licenceStates = ['none', 'waiting', 'approved', 'refused'] as const;
/** As far as one trip is concerned; `short`: it runs out before the end. */
export const tripLicenceStates = [...licenceStates, 'short'] as const;
/** The cars that are offered are all driven with the licence for cars; with a heavy trailer in it or not. B1 is for quadricycles. */
const categorySchema = z.enum(['B', 'BE']);

const licenceSchema = z.object({
  state: z.enum(licenceStates),
  category: categorySchema.optional(),
  validUntil: z.iso.date().optional(),
  decidedOn: z.iso.date().optional(),
  /** What the holder is told where it was refused. */
  reason: z.string().optional(),
});
export type Licence = z.infer<typeof licenceSchema>;

/** What its holder says of it, for support to compare. */
const saidSchema = z.object({ category: categorySchema, validUntil: z.iso.date(), bornOn: z.iso.date() });
export type LicenceSaid = z.infer<typeof saidSchema>;

/** Of an account, or of a booking whose driver was only named. */
const holderId = pathId;
const waitingSchema = saidSchema.extend({ holderId, displayName: z.string(), sentAt: z.iso.datetime() });
const params = z.object({ holderId });
const linkParams = z.object({ token: z.string().min(1).max(200) });
const picture = { query: saidSchema, body: { bytes: ['image/*'] }, maxBody: 15 * 1024 * 1024, tooLarge: 'photos.too_large' } as const;

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
    ...picture,
    reply: licenceSchema, status: 201,
    auth: 'user', rateLimit: 'upload', audit: true,
  },
  asked: {
    method: 'GET', path: '/api/drive/:token',
    summary: 'For somebody who was named as the driver of a booking and has no account: which trip, and how far the check of their licence is.',
    params: linkParams,
    reply: z.object({
      driver: z.string(),
      vehicle: z.object({ title: z.string(), town: z.string() }),
      period: z.object({ from: instantSchema, to: instantSchema }),
      timeZone: z.string(),
      licence: licenceSchema,
    }),
    auth: 'public', rateLimit: 'read', audit: false,
  },
  sendByLink: {
    method: 'POST', path: '/api/drive/:token',
    summary: 'The picture of the licence of somebody who was named as the driver of a booking.',
    params: linkParams, ...picture,
    reply: licenceSchema, status: 201,
    // A line of the audit log would hold the token, which opens the link. The licence itself says when it was sent.
    auth: 'public', rateLimit: 'upload', audit: false,
  },
  waiting: {
    method: 'GET', path: '/api/admin/drivers',
    summary: 'Licences that wait to be looked at, the oldest first.',
    reply: listOf(waitingSchema),
    auth: 'support', rateLimit: 'read', audit: true,
  },
  picture: {
    method: 'GET', path: '/api/admin/drivers/:holderId/picture',
    summary: 'The picture of a licence that waits; nobody keeps a copy.',
    params, reply: { bytes: ['image/webp'] },
    auth: 'support', rateLimit: 'read', audit: true,
  },
  decide: {
    method: 'POST', path: '/api/admin/drivers/:holderId/decision',
    summary: 'The licence is the one that was described and its holder may drive, or not. The picture is deleted.',
    params, body: z.object({ approved: z.boolean(), reason: oneLine(200).optional() }),
    reply: licenceSchema,
    auth: 'support', rateLimit: 'write', audit: true,
  },
});
