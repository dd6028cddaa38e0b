import { z } from 'zod';
import { manyLines, oneLine, pathId } from '../person';
import type { FieldError } from '../problem';
import { instantSchema } from '../time';

/** What of the car a photo shows. */
export const photoViews = ['front', 'rear', 'left', 'right', 'dashboard', 'inside', 'ramp', 'damage'] as const;
export type PhotoView = (typeof photoViews)[number];

/** Where a car stands in a narrow street nobody gets around all of it: how many there are counts, and that km and energy can be read. */
export const fewestHandoverPhotos = 4;
const mostHandoverPhotos = 20;
const mostKm = 2_000_000;
const mostStraps = 8;

const equipmentSchema = z.object({
  /** The ramp or the lift, moved out and in once. */
  rampCycle: z.enum(['works', 'fault', 'none'], { error: 'handover.ramp_not_tried' }),
  straps: z
    .int({ error: 'handover.straps_not_counted' })
    .min(0, { error: 'handover.straps_not_counted' })
    .max(mostStraps, { error: 'handover.straps_too_many' }),
  belts: z.enum(['ok', 'fault', 'none'], { error: 'handover.belts_not_checked' }),
  remote: z.enum(['there', 'missing', 'none'], { error: 'handover.remote_not_checked' }),
});

const photosSchema = z
  .array(z.object({ id: pathId, view: z.enum(photoViews) }))
  .min(fewestHandoverPhotos, { error: 'handover.photos_too_few' })
  .max(mostHandoverPhotos, { error: 'handover.photos_too_many' })
  .refine((photos) => new Set(photos.map(({ id }) => id)).size === photos.length, { error: 'handover.photo_twice' })
  .refine((photos) => photos.some(({ view }) => view === 'dashboard'), { error: 'handover.dashboard_missing' });

/** What the two agree on when the car changes hands. Nothing in it is about a body: it is read by both, and printed in the agreement. */
export const handoverReportSchema = z.object({
  /** As the dashboard shows them. */
  km: z.int({ error: 'handover.km_not_whole' }).min(0, { error: 'handover.km_not_whole' }).max(mostKm, { error: 'handover.km_too_many' }),
  /** Of the tank or of the battery. */
  energyPercent: z
    .int({ error: 'handover.energy_out_of_range' })
    .min(0, { error: 'handover.energy_out_of_range' })
    .max(100, { error: 'handover.energy_out_of_range' }),
  equipment: equipmentSchema,
  /** The renter was shown how ramp, straps and belts work. */
  demonstrated: z.boolean({ error: 'handover.demonstrated_not_said' }),
  photos: photosSchema,
  note: manyLines(1_000).optional(),
  signature: z.object({ typedName: oneLine(80) }),
  /** By the clock of the phone: a report made without a network is sent later. */
  actedAt: instantSchema,
});
export type HandoverReport = z.infer<typeof handoverReportSchema>;

/** What the report at the return cannot say after the one at the start; empty when the two go together. */
export const faultsAgainstCheckIn = (checkOut: Pick<HandoverReport, 'km' | 'actedAt'>, checkIn: Pick<HandoverReport, 'km' | 'actedAt'>): FieldError[] => [
  ...(checkOut.km < checkIn.km ? [{ path: 'km', code: 'handover.km_below_check_in' }] : []),
  ...(checkOut.actedAt < checkIn.actedAt ? [{ path: 'actedAt', code: 'handover.before_check_in' }] : []),
];
