import type { Batch } from './batch';
import { doesNotFit, unknownFit } from './fit-bits';
import type { Need } from './chair-plan';
import { unknown } from '../store/columns';

/**
 * The rule for a length (`lengthVerdict` of shared/fit) without a branch: each of three sign bits makes the verdict one worse. All in
 * whole mm.
 */
export const lengthRank = (slack: number, off: number, { offUp, offDown }: Need, comfort: number): number =>
  (slack >>> 31) + ((slack - off - offUp - comfort) >>> 31) + ((slack + off + offDown) >>> 31);

/** Asks one length of every row of the batch: the worst verdict so far, and whether this dimension fails. */
export function rankLengths(values: Uint16Array, offs: Uint8Array, need: Need, comfort: number, failBit: number, batch: Batch): void {
  const { rows, verdicts, failing } = batch;
  const { mm } = need;
  for (let index = 0; index < batch.count; index += 1) {
    const row = rows[index] ?? 0;
    const value = values[row] ?? unknown;
    const rank = mm < 0 || value === unknown ? unknownFit : lengthRank(value - mm, offs[row] ?? 0, need, comfort);
    if (rank > (verdicts[index] ?? 0)) verdicts[index] = rank;
    if (rank === doesNotFit) failing[index] = (failing[index] ?? 0) | failBit;
  }
}
