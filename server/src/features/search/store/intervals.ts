import type { SearchableVehicle } from '../../vehicles';
import { closedToRentals } from '../../vehicles';

/**
 * When cars are taken, as pairs of seconds since 1970: closed to rentals with the buffer, in order, what touches made one. Rounded
 * outwards to whole seconds, as what is asked is; so the answer is that of `isFree` wherever one of the two is in whole seconds.
 */
export class Intervals {
  pairs: Uint32Array;
  used = 0;

  constructor(capacity: number) {
    this.pairs = new Uint32Array(2 * capacity);
  }

  append(taken: Uint32Array): number {
    this.#reserve(taken.length);
    const start = this.used;
    this.pairs.set(taken, 2 * start);
    this.used += taken.length / 2;
    return start;
  }

  of(at: number, count: number): Uint32Array {
    return this.pairs.subarray(2 * at, 2 * (at + count));
  }

  /** Whether none of these intervals shares an instant with `from` to `to`, in seconds. */
  isFree(at: number, count: number, from: number, to: number): boolean {
    const { pairs } = this;
    for (let pair = 2 * at, end = 2 * (at + count); pair < end; pair += 2) {
      if ((pairs[pair] ?? 0) >= to) return true;
      if ((pairs[pair + 1] ?? 0) > from) return false;
    }
    return true;
  }

  #reserve(more: number): void {
    if (2 * this.used + more <= this.pairs.length) return;
    const bigger = new Uint32Array(Math.max(2 * this.used + more, Math.ceil(this.pairs.length * 1.5)));
    bigger.set(this.pairs.subarray(0, 2 * this.used));
    this.pairs = bigger;
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
