import type { Measured } from '@passerelle/shared/fit/measured';

/** A length of a car is one number of 16 bits: whole mm in the lower 12, in the upper 4 which of these precisions, in mm, it is good to. */
const precisions = [0, 1, 2, 3, 5, 10, 15, 20, 25, 30, 40, 50, 60, 75, 100, 200] as const;
const valueBits = 12;
/** Lengths in one block, which is all with the same precision. */
export const blockSize = 1 << valueBits;
export const unknownLength = blockSize - 1;

const precisionAt = (length: number): number => precisions[length >> valueBits] ?? 0;
const codeOf = (precision = 0): number => precisions.findIndex((each) => each === precision);

/** Whether it is such a number; all others are left to the rule itself. */
export const isPlainLength = (measure: Measured | undefined): boolean =>
  !measure || (Number.isInteger(measure.value) && measure.value >= 0 && measure.value < unknownLength && codeOf(measure.precision) >= 0);

/** As it is kept; of one that is not plain, nobody asks. */
export const packLength = (measure: Measured | undefined): number =>
  measure ? (codeOf(measure.precision) << valueBits) | (measure.value & unknownLength) : unknownLength;

export function unpackLength(length = unknownLength): Measured | undefined {
  if (length === unknownLength) return undefined;
  const value = length & unknownLength;
  const precision = precisionAt(length);
  return precision > 0 ? { value, unit: 'mm', precision, source: 'owner' } : { value, unit: 'mm', source: 'owner' };
}

/** The blocks that some length of an index lies in, so that tables of all lengths stay small. */
export class LengthBlocks {
  #inUse = 1;
  /** How many lengths a table has room for. */
  size = blockSize;

  note(length: number): void {
    this.#inUse |= 1 << (length >> valueBits);
    this.size = Math.max(this.size, ((length >> valueBits) + 1) * blockSize);
  }

  /** The first length of each block in use, and its precision in mm. */
  each(visit: (start: number, precision: number) => void): void {
    for (let start = 0; start < this.size; start += blockSize) if ((this.#inUse & (1 << (start >> valueBits))) !== 0) visit(start, precisionAt(start));
  }
}
