/** Distinct values by small numbers, from 0 in the order of their coming. */
export class Dictionary<T> {
  readonly values: T[] = [];
  readonly #ids = new Map<string, number>();
  readonly #keyOf: (value: T) => string;

  /** `keyOf`: the same text for equal values. */
  constructor(keyOf: (value: T) => string, ...first: T[]) {
    this.#keyOf = keyOf;
    for (const value of first) this.idOf(value);
  }

  idOf(value: T): number {
    const key = this.#keyOf(value);
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = this.values.length;
    this.values.push(value);
    this.#ids.set(key, id);
    return id;
  }

  get(id: number): T {
    const value = this.values[id];
    if (value === undefined) throw new RangeError(`the dictionary has no ${String(id)}`);
    return value;
  }

  /** A guess: keys are held as text, values as small objects. */
  get bytes(): number {
    let sum = 0;
    for (const key of this.#ids.keys()) sum += 2 * key.length + 160;
    return sum;
  }
}
