/** How far ahead days have a bitmap; what is asked beyond them is looked up in the intervals. */
export const daysAhead = 400;
export const daySeconds = 86_400;

/** The UTC day of an instant in seconds since 1970, counted from there. */
export const dayOf = (seconds: number): number => Math.floor(seconds / daySeconds);

/** For each of the UTC days from `firstDay` on one bit a row: taken at some moment of that day. Day by day, so that 32 rows are one word. */
export class Occupancy {
  words: Int32Array;
  /** Words a day. */
  stride: number;
  readonly firstDay: number;
  readonly #days: number;

  constructor(rows: number, firstDay: number, days: number) {
    this.stride = Math.ceil(rows / 32);
    this.words = new Int32Array(this.stride * days);
    this.firstDay = firstDay;
    this.#days = days;
  }

  covers(day: number): boolean {
    return day >= this.firstDay && day < this.firstDay + this.#days;
  }

  /** Where the words of a day begin. */
  at(day: number): number {
    return (day - this.firstDay) * this.stride;
  }

  /** `taken`: pairs of seconds. */
  set(row: number, taken: Uint32Array): void {
    this.#each(row, taken, (word, bit) => (this.words[word] = (this.words[word] ?? 0) | bit));
  }

  clear(row: number, taken: Uint32Array): void {
    this.#each(row, taken, (word, bit) => (this.words[word] = (this.words[word] ?? 0) & ~bit));
  }

  grow(rows: number): void {
    const stride = Math.ceil(rows / 32);
    const words = new Int32Array(stride * this.#days);
    for (let day = 0; day < this.#days; day += 1) words.set(this.words.subarray(day * this.stride, (day + 1) * this.stride), day * stride);
    this.words = words;
    this.stride = stride;
  }

  #each(row: number, taken: Uint32Array, change: (word: number, bit: number) => void): void {
    const bit = 1 << (row & 31);
    for (let pair = 0; pair < taken.length; pair += 2) {
      const from = Math.max(this.firstDay, dayOf(taken[pair] ?? 0));
      const last = Math.min(this.firstDay + this.#days - 1, dayOf((taken[pair + 1] ?? 0) - 1));
      for (let day = from; day <= last; day += 1) change(this.at(day) + (row >> 5), bit);
    }
  }
}
