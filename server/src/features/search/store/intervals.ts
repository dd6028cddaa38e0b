import type { SearchableVehicle } from '../../vehicles';
import { closedToRentals } from '../../vehicles';
import { daySeconds } from './occupancy';

const quarterSeconds = 900;
/** Quarters of an hour are counted from so many days before the first one that has a bitmap: 682 days fit 16 bits. */
const daysBack = 60;
const mostQuarters = 0xffff;

/** In the code of a run: its times are in seconds, not in quarters. */
const inSeconds = 0x8000;
const countIn = (code: number): number => code & ~inSeconds;
/** How many words of 16 bits a run takes. */
export const wordsIn = (code: number): number => countIn(code) * (code >= inSeconds ? 4 : 2);

/** What is asked of calendars, in the units that they are kept in. */
export interface Span {
  /** In seconds since 1970. */
  readonly from: number;
  readonly to: number;
  readonly fromQuarter: number;
  readonly toQuarter: number;
}

/**
 * When cars are taken: closed to rentals with the buffer, in order, what touches made one. Given and asked in pairs of seconds since
 * 1970, rounded outwards to whole seconds, as what is asked is; so the answer is that of `isFree` wherever one of the two is in whole
 * seconds. Almost all begin and end at a quarter of an hour of the next months, and are kept as such, in half the space. A car's run is
 * known by where it begins and by its code: how many, in which unit.
 */
export class Intervals {
  words: Uint16Array;
  used = 0;
  readonly #origin: number;

  /** `firstDay`: see occupancy.ts. */
  constructor(capacity: number, firstDay: number) {
    this.words = new Uint16Array(capacity);
    this.#origin = (firstDay - daysBack) * daySeconds;
  }

  codeOf(taken: Uint32Array): number {
    const inQuarters = taken.every((seconds) => {
      const quarter = (seconds - this.#origin) / quarterSeconds;
      return Number.isInteger(quarter) && quarter >= 0 && quarter <= mostQuarters;
    });
    return (taken.length / 2) | (inQuarters ? 0 : inSeconds);
  }

  append(taken: Uint32Array, code: number): number {
    const at = this.used;
    this.#reserve(wordsIn(code));
    this.write(at, taken, code);
    this.used += wordsIn(code);
    return at;
  }

  write(at: number, taken: Uint32Array, code: number): void {
    taken.forEach((seconds, index) => {
      if (code < inSeconds) {
        this.words[at + index] = (seconds - this.#origin) / quarterSeconds;
        return;
      }
      this.words[at + 2 * index] = seconds >>> 16;
      this.words[at + 2 * index + 1] = seconds & 0xffff;
    });
  }

  of(at: number, code: number): Uint32Array {
    return Uint32Array.from({ length: 2 * countIn(code) }, (_, index) =>
      code < inSeconds ? this.#origin + (this.words[at + index] ?? 0) * quarterSeconds : this.#secondsAt(at + 2 * index),
    );
  }

  /** From and to in seconds. */
  spanOf(from: number, to: number): Span {
    const quarters = (seconds: number) => (seconds - this.#origin) / quarterSeconds;
    return { from, to, fromQuarter: Math.floor(quarters(from)), toQuarter: Math.ceil(quarters(to)) };
  }

  /** Whether none of these intervals shares an instant with the span. */
  isFree(at: number, code: number, span: Span): boolean {
    if (code >= inSeconds) return this.#isFreeInSeconds(at, code, span);
    const { words } = this;
    const { fromQuarter, toQuarter } = span;
    for (let word = at, end = at + 2 * code; word < end; word += 2) {
      if ((words[word + 1] ?? 0) > fromQuarter) return (words[word] ?? 0) >= toQuarter;
    }
    return true;
  }

  #isFreeInSeconds(at: number, code: number, { from, to }: Span): boolean {
    for (let word = at, end = at + wordsIn(code); word < end; word += 4) {
      if (this.#secondsAt(word + 2) > from) return this.#secondsAt(word) >= to;
    }
    return true;
  }

  #secondsAt(word: number): number {
    return (this.words[word] ?? 0) * 0x10000 + (this.words[word + 1] ?? 0);
  }

  #reserve(more: number): void {
    if (this.used + more <= this.words.length) return;
    const bigger = new Uint16Array(Math.max(this.used + more, Math.ceil(this.words.length * 1.5)));
    bigger.set(this.words.subarray(0, this.used));
    this.words = bigger;
  }
}

const latest = 0xffff_ffff;
const second = (ms: number): number => Math.min(latest, Math.max(0, ms));
export const secondsDown = (instant: Date): number => second(Math.floor(instant.getTime() / 1000));
export const secondsUp = (instant: Date): number => second(Math.ceil(instant.getTime() / 1000));

/** A car's calendar as pairs of seconds. */
export function takenSeconds(entries: SearchableVehicle['entries']): Uint32Array {
  const closed = entries.map(closedToRentals).map(({ from, to }) => [secondsDown(from), secondsUp(to)] as const);
  closed.sort(([a], [b]) => a - b);
  const merged: number[] = [];
  for (const [from, to] of closed) {
    const end = merged.at(-1);
    if (end !== undefined && from <= end) merged[merged.length - 1] = Math.max(end, to);
    else merged.push(from, to);
  }
  return Uint32Array.from(merged);
}
