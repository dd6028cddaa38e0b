/** How far ahead half days have a bitmap; what is asked beyond them is looked up in the intervals. */
export const daysAhead = 160;
export const daySeconds = 86_400;
export const slotSeconds = daySeconds / 2;
const slotsADay = daySeconds / slotSeconds;

/** The UTC day of an instant in seconds since 1970, counted from there. */
export const dayOf = (seconds: number): number => Math.floor(seconds / daySeconds);
/** The half day. */
export const slotOf = (seconds: number): number => Math.floor(seconds / slotSeconds);

/** For each half of the UTC days from `firstDay` on one bit a row: taken at some moment of it. Half by half, so that 32 rows are one word. */
export class Occupancy {
  words: Int32Array;
  /** Words a half day. */
  stride: number;
  readonly firstDay: number;
  readonly #firstSlot: number;
  readonly #slots: number;

  constructor(rows: number, firstDay: number, days: number) {
    this.#firstSlot = firstDay * slotsADay;
    this.#slots = days * slotsADay;
    this.stride = Math.ceil(rows / 32);
    this.words = new Int32Array(this.stride * this.#slots);
    this.firstDay = firstDay;
  }

  covers(slot: number): boolean {
    return slot >= this.#firstSlot && slot < this.#firstSlot + this.#slots;
  }

  /** Where the words of a half day begin. */
  at(slot: number): number {
    return (slot - this.#firstSlot) * this.stride;
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
    const words = new Int32Array(stride * this.#slots);
    for (let slot = 0; slot < this.#slots; slot += 1) words.set(this.words.subarray(slot * this.stride, (slot + 1) * this.stride), slot * stride);
    this.words = words;
    this.stride = stride;
  }

  #each(row: number, taken: Uint32Array, change: (word: number, bit: number) => void): void {
    const bit = 1 << (row & 31);
    for (let pair = 0; pair < taken.length; pair += 2) {
      const from = Math.max(this.#firstSlot, slotOf(taken[pair] ?? 0));
      const last = Math.min(this.#firstSlot + this.#slots - 1, slotOf((taken[pair + 1] ?? 0) - 1));
      for (let slot = from; slot <= last; slot += 1) change(this.at(slot) + (row >> 5), bit);
    }
  }
}
