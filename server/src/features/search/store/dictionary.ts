import { IdTable } from './id-table';

/** About what a value takes on the heap: a word for each field, three for an object, its texts by their letters. */
function heapBytes(value: unknown): number {
  if (typeof value === 'string') return 16 + 8 * Math.ceil(value.length / 8);
  if (typeof value !== 'object' || value === null) return 0;
  let sum = 24;
  for (const part of Object.values(value)) sum += 8 + heapBytes(part);
  return sum;
}

/** Distinct values by small numbers, from 0 in the order of their coming. */
export class Dictionary<T> {
  readonly values: T[] = [];
  readonly #ids: IdTable;
  readonly #keyOf: (value: T) => string;

  /** `keyOf`: the same text for equal values; made anew when it is needed, not kept. */
  constructor(keyOf: (value: T) => string, ...first: T[]) {
    this.#keyOf = keyOf;
    this.#ids = new IdTable(first.length, (id) => keyOf(this.get(id)));
    for (const value of first) this.idOf(value);
  }

  idOf(value: T): number {
    const key = this.#keyOf(value);
    const known = this.#ids.find(key);
    if (known !== undefined) return known;
    const id = this.values.length;
    this.values.push(value);
    this.#ids.put(key, id);
    return id;
  }

  get(id: number): T {
    const value = this.values[id];
    if (value === undefined) throw new RangeError(`the dictionary has no ${String(id)}`);
    return value;
  }

  /** The values are guessed. */
  get bytes(): number {
    return this.#ids.bytes + this.values.reduce((sum: number, value) => sum + 8 + heapBytes(value), 0);
  }
}
