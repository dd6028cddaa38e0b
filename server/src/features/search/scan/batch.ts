/** So many rows are looked at together: their numbers stay in the processor's cache from one question to the next. */
export const batchRows = 1_024;

/** Rows that are still in question, and what is known of them; one short loop for each question keeps those that pass. */
export class Batch {
  count = 0;
  readonly rows = new Int32Array(batchRows);
  /** 1 where the calendar has to be looked at. */
  readonly doubtful = new Uint8Array(batchRows);
  /** The square of the straight line to the middle, on the unit sphere. */
  readonly chords = new Float64Array(batchRows);
  /** Bits of the row, with what depends on the place. */
  readonly bits = new Int32Array(batchRows);
  /** Bits that were asked for and are not there, all of one facet. */
  readonly missing = new Int32Array(batchRows);
  /** Rank of the verdict: 0 fits, 1 tight, 2 unknown, 3 does not fit. */
  readonly verdicts = new Uint8Array(batchRows);
  /** The dimensions that do not fit, a bit each: see fit-bits.ts. */
  readonly failing = new Int32Array(batchRows);
}
