import { randomBytes } from 'node:crypto';
import { makeId, type IdPrefix } from '@passerelle/shared/id';

export type NewId = (prefix: IdPrefix) => string;

/** A new random id: `bkg_…`. */
export const newId: NewId = (prefix) => makeId(prefix, randomBytes(16));
