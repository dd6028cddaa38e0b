import { z } from 'zod';
import { driverNeedsSchema } from '@passerelle/shared/search/contract';
import { namedWheelchairSchema } from '@passerelle/shared/wheelchairs/contract';
import { seal, unseal, type SealFor } from '../../core/crypto/seal';

const measuresSchema = z.object({ items: z.array(namedWheelchairSchema), driver: driverNeedsSchema.optional() });

/** What a person asked to keep. Health data. */
export type KeptMeasures = z.infer<typeof measuresSchema>;

const boundTo = (key: string, owner: string): SealFor => ({ key, purpose: 'wheelchairs.measures', owner });

/** As the database keeps it: it opens only for the same account. */
export const sealMeasures = (fieldKey: string, accountId: string, measures: KeptMeasures): string => seal(boundTo(fieldKey, accountId), JSON.stringify(measures));

/** Throws when the key, the account or the text is not the one it was sealed with, or when it holds something else. */
export const openMeasures = (fieldKey: string, accountId: string, sealed: string): KeptMeasures =>
  measuresSchema.parse(JSON.parse(unseal(boundTo(fieldKey, accountId), sealed)));
