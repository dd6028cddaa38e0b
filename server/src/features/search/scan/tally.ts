import { facetNames, type SearchReply } from '@passerelle/shared/search/contract';
import { facetBits, maskOf } from '../store/facet-bits';
import type { Batch } from './batch';
import { doesNotFit, failMasks, keysIn } from './fit-bits';

const facetMasks = new Map(facetNames.map((facet) => [facet, maskOf(facet)]));
const bytes = 4;

/** Bits of many rows, counted a byte at a time and taken apart at the end. */
class BitCounts {
  readonly #byByte = new Uint32Array(bytes * 256);

  add(bits: number): void {
    const counts = this.#byByte;
    const second = 256 | ((bits >>> 8) & 255);
    const third = 512 | ((bits >>> 16) & 255);
    const fourth = 768 | (bits >>> 24);
    counts[bits & 255] = (counts[bits & 255] ?? 0) + 1;
    counts[second] = (counts[second] ?? 0) + 1;
    counts[third] = (counts[third] ?? 0) + 1;
    counts[fourth] = (counts[fourth] ?? 0) + 1;
  }

  clear(): void {
    this.#byByte.fill(0);
  }

  of(bit: number): number {
    const place = 31 - Math.clz32(bit);
    const start = (place >> 3) * 256;
    let sum = 0;
    for (let byte = 0; byte < 256; byte += 1) if ((byte & (1 << (place & 7))) !== 0) sum += this.#byByte[start + byte] ?? 0;
    return sum;
  }
}

const most = <Entry extends { readonly count: number }>(entries: Entry[], nameOf: (entry: Entry) => string): Entry[] =>
  entries.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count || (nameOf(a) < nameOf(b) ? -1 : 1));

/** The mask of the facet that a bit belongs to. */
const facetOfBits = (missing: number): number => [...facetMasks.values()].find((mask) => (mask & missing) !== 0) ?? 0;

/** What is counted of a search while its rows go by. */
export class Tally {
  /** Cars that are not "does not fit". */
  total = 0;
  misfits = 0;
  /** The chord of the nearest car that would do. */
  nearest = Infinity;
  readonly #all = new BitCounts();
  /** Cars that are not as asked in one facet: counted in that facet only. */
  readonly #others = new BitCounts();
  readonly #failing = new Uint32Array(failMasks);
  /** Rows that are shown, for the map. */
  #shown = new Int32Array(1_024);
  #shownCount = 0;

  /** As new, for another search: these tables are too large to be made each time. */
  clear(): this {
    this.total = 0;
    this.misfits = 0;
    this.nearest = Infinity;
    this.#all.clear();
    this.#others.clear();
    this.#failing.fill(0);
    this.#shownCount = 0;
    return this;
  }

  /** Keeps in the batch what the page may show. */
  count(batch: Batch, withMisfits: boolean): void {
    this.#reserve(batch.count);
    const shown = this.#shown;
    const { rows, chords, bits, missing, verdicts, failing } = batch;
    let kept = 0;
    for (let index = 0; index < batch.count; index += 1) {
      const misfit = verdicts[index] === doesNotFit;
      const lacks = missing[index] ?? 0;
      if (lacks !== 0) {
        if (!misfit) this.#others.add((bits[index] ?? 0) & facetOfBits(lacks));
        continue;
      }
      const chord = chords[index] ?? 0;
      if (misfit) {
        this.misfits += 1;
        this.#failing[failing[index] ?? 0] = (this.#failing[failing[index] ?? 0] ?? 0) + 1;
        if (!withMisfits) continue;
      } else {
        this.total += 1;
        this.#all.add(bits[index] ?? 0);
        if (chord < this.nearest) this.nearest = chord;
      }
      const row = rows[index] ?? 0;
      shown[this.#shownCount] = row;
      this.#shownCount += 1;
      rows[kept] = row;
      chords[kept] = chord;
      verdicts[kept] = verdicts[index] ?? 0;
      kept += 1;
    }
    batch.count = kept;
  }

  get shown(): Int32Array {
    return this.#shown.subarray(0, this.#shownCount);
  }

  doesNotFit(): SearchReply['doesNotFit'] {
    const counts = new Map<string, { key: ReturnType<typeof keysIn>[number]; count: number }>();
    for (let mask = 0; mask < failMasks; mask += 1) {
      const count = this.#failing[mask] ?? 0;
      if (count > 0) for (const key of keysIn(mask)) counts.set(key, { key, count: (counts.get(key)?.count ?? 0) + count });
    }
    return { total: this.misfits, byDimension: most([...counts.values()], ({ key }) => key) };
  }

  facets(): SearchReply['facets'] {
    const counted = facetBits.map(({ facet, value, bit }) => ({ facet, value, count: this.#all.of(bit) + this.#others.of(bit) }));
    const valuesOf = (name: string) => counted.filter(({ facet }) => facet === name).map(({ value, count }) => ({ value, count }));
    return Object.fromEntries(facetNames.map((name) => [name, most(valuesOf(name), ({ value }) => value)])) as SearchReply['facets'];
  }

  #reserve(more: number): void {
    if (this.#shownCount + more <= this.#shown.length) return;
    const bigger = new Int32Array(2 * (this.#shownCount + more));
    bigger.set(this.#shown);
    this.#shown = bigger;
  }
}
