import { dimensionKeys, type DimensionKey } from '@passerelle/shared/fit/result';
import { rankOf } from '@passerelle/shared/fit/verdict';

/** One bit for each dimension that can fail: twelve. */
export const failBit = Object.fromEntries(dimensionKeys.map((key, index) => [key, 1 << index])) as Readonly<Record<DimensionKey, number>>;
export const failMasks = 1 << dimensionKeys.length;

export const keysIn = (mask: number): DimensionKey[] => dimensionKeys.filter((key) => (mask & failBit[key]) !== 0);

export const fits = rankOf('fits');
export const tight = rankOf('tight');
export const unknownFit = rankOf('unknown');
export const doesNotFit = rankOf('does_not_fit');
