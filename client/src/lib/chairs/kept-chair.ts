import type { Wheelchair } from '@passerelle/shared/fit/model';

/**
 * A wheelchair that a visitor keeps under a name of their own, on this device and nowhere else unless they ask for it on their
 * account's page.
 */
export interface KeptChair {
  /** Tells chairs of this device apart; means nothing elsewhere. */
  readonly id: string;
  /** Empty where the person gave none. */
  readonly name: string;
  /** Goes along in the next search. */
  readonly travels: boolean;
  readonly wheelchair: Wheelchair;
}

/** Together in one search; the shared contract's limit. */
export const mostTravelling = 3;
/** Kept in all; the limit of an account too. */
export const mostKept = 8;
export const longestName = 40;

/** One more than the largest in use. */
export const freeId = (chairs: readonly Pick<KeptChair, 'id'>[]): string => String(Math.max(0, ...chairs.map(({ id }) => Number(id) || 0)) + 1);
