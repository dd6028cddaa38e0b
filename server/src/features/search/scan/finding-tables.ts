import { blockSize, unknownLength, type LengthBlocks } from '../store/lengths';
import { fits, tight, unknownFit } from './fit-bits';

/** From which length of a car on a chair's length fits, fits tightly, or cannot be told; whole mm, each at most the next. */
export interface Steps {
  readonly perhaps: number;
  readonly tightly: number;
  readonly easily: number;
}

/** What is found of a chair, by a number of the car: a length as its column has it, an id of a dictionary. */
export type FindingTable = Uint16Array;

/** In a table by ids: the rule was not asked yet. */
export const notAsked = 0xffff;

/** Tables that are filled anew for each search, because making them costs more. */
export class FindingTables {
  readonly #tables: FindingTable[] = [];
  #used = 0;

  /** All of them are free again. */
  clear(): this {
    this.#used = 0;
    return this;
  }

  /** The rule for a length (`lengthVerdict` of shared/fit), written out for every length that a car can have. */
  ofLengths(steps: Steps | null, fails: number, blocks: LengthBlocks): FindingTable {
    const table = this.#take(blocks.size);
    blocks.each((start, precision) => {
      const rise = (until: number, from: number, finding: number): number => {
        const end = Math.min(unknownLength, Math.max(from, until));
        table.fill(finding, start + from, start + end);
        return end;
      };
      const unsure = rise(steps ? steps.perhaps - precision : 0, 0, fails);
      const hard = rise(steps ? steps.tightly : blockSize, unsure, unknownFit);
      const easy = rise(steps ? steps.easily + precision : blockSize, hard, tight);
      rise(blockSize, easy, fits);
    });
    table[unknownLength] = unknownFit;
    return table;
  }

  /** A table of so many ids of which nothing is known. */
  ofIds(size: number): FindingTable {
    return this.#take(size).fill(notAsked, 0, size);
  }

  #take(size: number): FindingTable {
    const known = this.#tables[this.#used];
    const table = known && known.length >= size ? known : new Uint16Array(size);
    this.#tables[this.#used] = table;
    this.#used += 1;
    return table;
  }
}
