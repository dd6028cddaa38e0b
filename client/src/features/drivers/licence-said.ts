import type { LicenceSaid } from '@passerelle/shared/drivers/contract';

/** What the form holds: the text of its fields, and the picture once there is one. */
export interface LicenceFields {
  category: LicenceSaid['category'];
  validUntil: string;
  bornOn: string;
  picture: Blob | undefined;
}

export const categories = ['B', 'BE'] as const satisfies readonly LicenceSaid['category'][];

const youngest = 18;

/** The day that it is in this time zone, as fields of a date write it. */
export const dayOf = (now: Date): string => [now.getFullYear(), String(now.getMonth() + 1).padStart(2, '0'), String(now.getDate()).padStart(2, '0')].join('-');

/** The server has the last word: it asks the same, by its own clock. */
export const hasRunOut = (validUntil: string, now: Date): boolean => validUntil < dayOf(now);
export const isTooYoung = (bornOn: string, now: Date): boolean => `${String(Number(bornOn.slice(0, 4)) + youngest)}${bornOn.slice(4)}` > dayOf(now);
