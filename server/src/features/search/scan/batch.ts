/** So many rows are looked at together: their numbers stay in the processor's cache from one question to the next. */
export const batchRows = 1_024;
/** So many are opened at once: a part of a batch, so that the next ones still have room in it. */
export const openedRows = 256;

/** Rows that are still in question, and what is known of them; one short loop for each question keeps those that pass. */
export class Batch {
  count = 0;
  readonly rows = new Int32Array(batchRows);
  /** The square of the straight line to the middle, on the unit sphere. */
  readonly chords = new Float64Array(batchRows);
  /** Bits of the row, with what depends on the place. */
  readonly bits = new Int32Array(batchRows);
  /** Bits that were asked for and are not there, all of one facet. */
  readonly missing = new Int32Array(batchRows);
  /** Verdict and failing dimensions: see fit-bits.ts. */
  readonly fits = new Int32Array(batchRows);
}
