import { z } from 'zod';
import { drivingControls, wheelchairsSchema } from '@passerelle/shared/fit/model';
import { driverNeedsSchema, type SearchAsked } from '@passerelle/shared/search/contract';
import { seal, unseal, type SealFor } from '../../core/crypto/seal';

const needsSchema = z.object({
  wheelchairs: wheelchairsSchema.optional(),
  driver: driverNeedsSchema.optional(),
  controls: z.array(z.enum(drivingControls)).optional(),
});

/** What a search says about a body: wheelchairs, and what somebody needs to drive. */
export type Needs = z.infer<typeof needsSchema>;

const some = <T>(list: readonly T[] | undefined): boolean => list !== undefined && list.length > 0;

/** A search in two parts: what may be kept in clear, and the health data; null where there are none. */
export function splitAsked({ wheelchairs, driver, filters: { controls, ...filters }, ...asked }: SearchAsked): { plain: SearchAsked; needs: Needs | null } {
  const isHealth = some(wheelchairs) || some(controls) || some(driver?.licenceCodes) || some(driver?.controls);
  return { plain: { ...asked, filters }, needs: isHealth ? { wheelchairs, driver, controls } : null };
}

export function joinAsked(plain: SearchAsked, { wheelchairs, driver, controls }: Needs): SearchAsked {
  return { ...plain, ...(wheelchairs && { wheelchairs }), ...(driver && { driver }), filters: { ...plain.filters, ...(controls && { controls }) } };
}

const boundTo = (key: string, owner: string): SealFor => ({ key, purpose: 'alerts.needs', owner });

/** As the database keeps them: they open only for the same alert. */
export const sealNeeds = (fieldKey: string, alertId: string, needs: Needs): string => seal(boundTo(fieldKey, alertId), JSON.stringify(needs));

/** Throws when the key, the alert or the text is not the one it was sealed with, or when it holds something else. */
export const openNeeds = (fieldKey: string, alertId: string, sealed: string): Needs => needsSchema.parse(JSON.parse(unseal(boundTo(fieldKey, alertId), sealed)));
