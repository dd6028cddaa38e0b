import { dimensionKeys, type DimensionKey, type Verdict } from '@passerelle/shared/fit/result';

// A finding is a handful of bits. Each verdict has those of all that are better, so that the worse of two findings is their OR, and a
// greater number is a worse verdict. Above them stands one bit for each dimension that fails.
export const fits = 0;
export const tight = 1;
export const unknownFit = 3;
export const doesNotFit = 7;
export const verdictMask = 7;
/** Set where the verdict is "does not fit", in no other. */
export const misfitBit = 4;

const failShift = 3;
/** The finding that a dimension does not fit: twelve; 15 bits with those of the verdict. */
export const fails = Object.fromEntries(dimensionKeys.map((key, index) => [key, doesNotFit | (1 << (failShift + index))])) as Readonly<Record<DimensionKey, number>>;

/** A verdict of the rule as a finding, no dimension named. */
export const verdictFinding: Readonly<Record<Verdict, number>> = { fits, tight, unknown: unknownFit, does_not_fit: doesNotFit };
/** The same of one dimension. */
export const findingOf = (key: DimensionKey, verdict: Verdict): number => (verdict === 'does_not_fit' ? fails[key] : verdictFinding[verdict]);

/** The failing dimensions of a finding as a small number, and how many such numbers there are. */
export const failingIn = (finding: number): number => finding >> failShift;
export const failSets = 1 << dimensionKeys.length;
export const keysIn = (failing: number): DimensionKey[] => dimensionKeys.filter((_, index) => (failing & (1 << index)) !== 0);
