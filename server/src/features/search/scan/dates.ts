import type { SearchQuery } from '@passerelle/shared/search/contract';
import { periodFromWire } from '@passerelle/shared/time';
import type { CarStore } from '../store/car-store';
import { secondsDown, secondsUp, type Span } from '../store/intervals';
import { placeOf } from '../store/facet-bits';
import { slotOf, slotSeconds } from '../store/occupancy';
import type { Batch } from './batch';

/** What a period asks of the bitmaps. */
export interface Dates {
  readonly span: Span;
  /** Where the words of the half days begin that lie wholly inside: a car that is taken in one of them is not free. */
  readonly whole: Int32Array;
  /** The same of half days that only begin or end inside: a car that is taken there has to be looked at. */
  readonly partly: Int32Array;
  /** Some half day has no bitmap: every car has to be looked at. */
  readonly beyond: boolean;
}

export function datesOf({ occupancy, intervals }: CarStore, period: SearchQuery['period']): Dates | null {
  if (!period) return null;
  const { from: start, to: end } = periodFromWire(period);
  const [from, to] = [secondsDown(start), secondsUp(end)];
  const whole: number[] = [];
  const partly: number[] = [];
  let beyond = false;
  for (let slot = slotOf(from); slot <= slotOf(to - 1); slot += 1) {
    if (!occupancy.covers(slot)) beyond = true;
    else if (slot * slotSeconds >= from && (slot + 1) * slotSeconds <= to) whole.push(occupancy.at(slot));
    else partly.push(occupancy.at(slot));
  }
  return { span: intervals.spanOf(from, to), whole: Int32Array.from(whole), partly: Int32Array.from(partly), beyond };
}

const nothing = new Int32Array(0);

/** The bits of the rows `from` to `until` in the word that holds row `32 * word`. */
function bitsWithin(word: number, from: number, until: number): number {
  const start = word << 5;
  const above = from > start ? -1 << (from - start) : -1;
  return until < start + 32 ? above & ~(-1 << (until - start)) : above;
}

const nowhere = { from: 0, to: 0, fromQuarter: 0, toQuarter: 0 };

/**
 * Adds to the batch the living rows `from` to `until` whose calendar is free: 32 rows at once where whole half days tell, and only those in
 * doubt one by one.
 */
export function openRows({ alive, columns: { takenAt, takenCode }, intervals, occupancy: { words } }: CarStore, dates: Dates | null, from: number, until: number, batch: Batch): void {
  const { rows } = batch;
  const { span, whole, partly } = dates ?? { span: nowhere, whole: nothing, partly: nothing };
  const lookAtAll = dates?.beyond ? -1 : 0;
  let { count } = batch;
  for (let word = from >> 5, last = (until - 1) >> 5; word <= last; word += 1) {
    let open = (alive[word] ?? 0) & bitsWithin(word, from, until);
    for (let slot = 0; slot < whole.length && open !== 0; slot += 1) open &= ~(words[(whole[slot] ?? 0) + word] ?? 0);
    let doubtful = lookAtAll;
    for (let slot = 0; slot < partly.length; slot += 1) doubtful |= words[(partly[slot] ?? 0) + word] ?? 0;
    const first = word << 5;
    for (doubtful &= open; doubtful !== 0; doubtful &= doubtful - 1) {
      const bit = doubtful & -doubtful;
      const row = first + placeOf(bit);
      if (!intervals.isFree(takenAt[row] ?? 0, takenCode[row] ?? 0, span)) open ^= bit;
    }
    for (; open !== 0; open &= open - 1) {
      rows[count] = first + placeOf(open & -open);
      count += 1;
    }
  }
  batch.count = count;
}
