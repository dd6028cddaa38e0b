import type { SearchQuery } from '@passerelle/shared/search/contract';
import { periodFromWire } from '@passerelle/shared/time';
import type { CarStore } from '../store/car-store';
import { secondsDown, secondsUp } from '../store/intervals';
import { daySeconds, dayOf } from '../store/occupancy';
import type { Batch } from './batch';

/** What a period asks of the bitmaps. */
export interface Dates {
  /** In seconds. */
  readonly from: number;
  readonly to: number;
  /** Where the words of the days begin that lie wholly inside: a car that is taken on one of them is not free. */
  readonly whole: Int32Array;
  /** The same of days that only begin or end inside: a car that is taken there has to be looked at. */
  readonly partly: Int32Array;
  /** Some day has no bitmap: every car has to be looked at. */
  readonly beyond: boolean;
}

export function datesOf({ occupancy }: CarStore, period: SearchQuery['period']): Dates | null {
  if (!period) return null;
  const { from: start, to: end } = periodFromWire(period);
  const [from, to] = [secondsDown(start), secondsUp(end)];
  const whole: number[] = [];
  const partly: number[] = [];
  let beyond = false;
  for (let day = dayOf(from); day <= dayOf(to - 1); day += 1) {
    if (!occupancy.covers(day)) beyond = true;
    else if (day * daySeconds >= from && (day + 1) * daySeconds <= to) whole.push(occupancy.at(day));
    else partly.push(occupancy.at(day));
  }
  return { from, to, whole: Int32Array.from(whole), partly: Int32Array.from(partly), beyond };
}

const nothing = new Int32Array(0);

/** The bits of the rows `from` to `until` in the word that holds row `32 * word`. */
function bitsWithin(word: number, from: number, until: number): number {
  const start = word << 5;
  const above = from > start ? -1 << (from - start) : -1;
  return until < start + 32 ? above & ~(-1 << (until - start)) : above;
}

/** Fills the batch with the living rows `from` to `until` that no whole day rules out; at most 1,024 rows. */
export function openRows({ alive, occupancy: { words } }: CarStore, dates: Dates | null, from: number, until: number, batch: Batch): void {
  const { rows, doubtful } = batch;
  const whole = dates?.whole ?? nothing;
  const partly = dates?.partly ?? nothing;
  const lookAtAll = dates?.beyond ? -1 : 0;
  let count = 0;
  for (let word = from >> 5, last = (until - 1) >> 5; word <= last; word += 1) {
    let open = (alive[word] ?? 0) & bitsWithin(word, from, until);
    for (let day = 0; day < whole.length && open !== 0; day += 1) open &= ~(words[(whole[day] ?? 0) + word] ?? 0);
    let look = lookAtAll;
    for (let day = 0; day < partly.length; day += 1) look |= words[(partly[day] ?? 0) + word] ?? 0;
    while (open !== 0) {
      const bit = open & -open;
      rows[count] = (word << 5) + 31 - Math.clz32(bit);
      doubtful[count] = (look & bit) === 0 ? 0 : 1;
      count += 1;
      open ^= bit;
    }
  }
  batch.count = count;
}

/** Keeps the rows whose calendar is free, and looks only at those in doubt. */
export function keepFree({ columns: { takenAt, takenCount }, intervals }: CarStore, { from, to }: Dates, batch: Batch): void {
  const { rows, doubtful, chords } = batch;
  let kept = 0;
  for (let index = 0; index < batch.count; index += 1) {
    const row = rows[index] ?? 0;
    if (doubtful[index] === 1 && !intervals.isFree(takenAt[row] ?? 0, takenCount[row] ?? 0, from, to)) continue;
    rows[kept] = row;
    chords[kept] = chords[index] ?? 0;
    kept += 1;
  }
  batch.count = kept;
}
