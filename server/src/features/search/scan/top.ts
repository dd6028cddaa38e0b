import type { Rank } from '../cursor';
import type { CarStore } from '../store/car-store';

/** The best so many rows of all that were offered, in order: by group, then key, then id; the lowest first. */
export class Top {
  readonly rows: Int32Array;
  readonly #groups: Uint8Array;
  readonly #keys: Float64Array;
  readonly #store: CarStore;
  readonly #after: Rank | null;
  length = 0;

  /** `after`: only what comes behind it is kept. */
  constructor(store: CarStore, limit: number, after: Rank | null) {
    this.rows = new Int32Array(limit);
    this.#groups = new Uint8Array(limit);
    this.#keys = new Float64Array(limit);
    this.#store = store;
    this.#after = after;
  }

  /** No row of a greater group has a place any more. */
  get worstGroup(): number {
    return this.length < this.rows.length ? Infinity : (this.#groups[this.rows.length - 1] ?? 0);
  }

  /** In that group, no row of a greater key has. */
  get worstKey(): number {
    return this.length < this.rows.length ? Infinity : (this.#keys[this.rows.length - 1] ?? 0);
  }

  /** Whether a row of this group, with this key or a greater one, has no place any more. Cheap, for all that is offered. */
  refuses(group: number, key: number): boolean {
    const last = this.rows.length - 1;
    if (this.length <= last) return false;
    const worst = this.#groups[last] ?? 0;
    return group > worst || (group === worst && key > (this.#keys[last] ?? 0));
  }

  offer(group: number, key: number, row: number): void {
    if (this.refuses(group, key) || this.#wasShown(group, key, row)) return;
    let at = Math.min(this.length, this.rows.length - 1);
    if (this.length === this.rows.length && !this.#isBefore(group, key, row, at)) return;
    while (at > 0 && this.#isBefore(group, key, row, at - 1)) {
      this.#groups[at] = this.#groups[at - 1] ?? 0;
      this.#keys[at] = this.#keys[at - 1] ?? 0;
      this.rows[at] = this.rows[at - 1] ?? 0;
      at -= 1;
    }
    this.#groups[at] = group;
    this.#keys[at] = key;
    this.rows[at] = row;
    this.length = Math.min(this.length + 1, this.rows.length);
  }

  rankAt(place: number): Rank {
    return { group: this.#groups[place] ?? 0, key: this.#keys[place] ?? 0, id: this.#store.idAt(this.rows[place] ?? 0) };
  }

  #isBefore(group: number, key: number, row: number, place: number): boolean {
    const other = this.#groups[place] ?? 0;
    if (group !== other) return group < other;
    const otherKey = this.#keys[place] ?? 0;
    if (key !== otherKey) return key < otherKey;
    return this.#store.idAt(row) < this.#store.idAt(this.rows[place] ?? 0);
  }

  #wasShown(group: number, key: number, row: number): boolean {
    const after = this.#after;
    if (!after || group > after.group) return false;
    if (group < after.group || key < after.key) return true;
    return key === after.key && this.#store.idAt(row) <= after.id;
  }
}
