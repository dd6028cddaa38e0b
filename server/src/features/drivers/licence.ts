import type { Licence, LicenceSaid } from '@passerelle/shared/drivers/contract';
import { problem } from '@passerelle/shared/problem';
import type { LicenceRecord } from './repository';

const youngest = 18;

/** Whose licence it is: an account, or a booking whose driver was only named. */
export interface Holder {
  readonly id: string;
  /** As they were named, where there is no account to ask. */
  readonly name: string | null;
}

export const dayOf = (instant: Date): string => instant.toISOString().slice(0, 10);

/** The day on which somebody who was born then has lived so many years. */
const birthday = (bornOn: string, years: number): string => `${Number(bornOn.slice(0, 4)) + years}${bornOn.slice(4)}`;

const field = (path: string) => problem('request.invalid', { errors: [{ path, code: 'invalid' }] });

/** Throws `request.invalid` for a licence that has run out, and for somebody who is too young. */
export function checkSaid({ validUntil, bornOn }: LicenceSaid, now: Date): void {
  if (validUntil < dayOf(now)) throw field('validUntil');
  if (birthday(bornOn, youngest) > dayOf(now)) throw field('bornOn');
}

/** As its holder may see it. */
export function presentLicence(licence: LicenceRecord | null): Licence {
  if (!licence) return { state: 'none' };
  const { state, category, validUntil, decidedAt, reason } = licence;
  return { state, category, validUntil, ...(decidedAt ? { decidedOn: dayOf(decidedAt) } : {}), ...(reason === null ? {} : { reason }) };
}

export const isGoodUntil = (licence: LicenceRecord | null, instant: Date): boolean => licence?.state === 'approved' && licence.validUntil >= dayOf(instant);
