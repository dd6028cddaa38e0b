import { z } from 'zod';
import { defineRoutes } from '../contract';
import { pathId } from '../person';
import { instantSchema } from '../time';

/** What a photo is to show; it decides who looks for it where. */
export const photoPurposes = ['check_in', 'check_out', 'problem', 'refusal', 'no_show', 'claim'] as const;
export const photoPurposeSchema = z.enum(photoPurposes);
export type PhotoPurpose = z.infer<typeof photoPurposeSchema>;

/** The longest edge of each size that is kept, in pixels. */
export const photoEdges = { large: 1600, medium: 800, small: 240 } as const;
export type PhotoSize = keyof typeof photoEdges;

/** Of what is sent; bytes and pixels. */
export const mostPhotoBytes = 15 * 1024 * 1024;
export const mostPhotoPixels = 50_000_000;
export const mostPhotosOfSubject = 40;

export const photoSchema = z.object({
  id: z.string(),
  purpose: photoPurposeSchema,
  /** True for who sent it. */
  mine: z.boolean(),
  sentAt: instantSchema,
  /** By the clock of the phone. */
  takenAt: instantSchema.optional(),
});

const bookingParams = z.object({ bookingId: pathId });

export const photosContract = defineRoutes('photos', {
  add: {
    method: 'POST', path: '/api/bookings/:bookingId/photos',
    summary: 'Adds a photo, sent as it is: JPEG, PNG or WebP. What it says of place and device is thrown away. The same clientId again is the same photo.',
    params: bookingParams,
    query: z.object({ purpose: photoPurposeSchema, clientId: z.string().min(8).max(100), takenAt: instantSchema.optional() }),
    body: { bytes: ['image/*'] }, maxBody: mostPhotoBytes, tooLarge: 'photos.too_large',
    reply: z.object({ id: z.string() }), status: 201,
    auth: 'user', rateLimit: 'upload', audit: false,
  },
  list: {
    method: 'GET', path: '/api/bookings/:bookingId/photos',
    summary: 'The photos of a booking, oldest first.',
    params: bookingParams,
    reply: z.object({ items: z.array(photoSchema) }),
    auth: 'user', rateLimit: 'read', audit: false,
  },
  read: {
    method: 'GET', path: '/api/photos/:photoId',
    summary: 'The photo itself, upright, with its longest edge at most 1600, 800 or 240 pixels long.',
    params: z.object({ photoId: pathId }),
    query: z.object({ size: z.enum(['large', 'medium', 'small']).default('medium') }),
    reply: { bytes: ['image/webp'] },
    auth: 'user', rateLimit: 'read', audit: false,
  },
});
