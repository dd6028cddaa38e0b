import { facetNames, type SearchReply } from '@passerelle/shared/search/contract';
import { facetBits, maskOf, placeOf } from '../store/facet-bits';
import type { Batch } from './batch';
import { failingIn, failSets, keysIn, misfitBit } from './fit-bits';

/** By the place of a bit: the mask of the facet that it belongs to. */
const facetMasks = Int32Array.from({ length: 32 }, (_, place) => {
  const entry = facetBits.find(({ bit }) => bit === 1 << place);
  return entry ? maskOf(entry.facet) : 0;
});

/** Bits of many rows, counted a byte at a time and taken apart at the end. */
class BitCounts {
  readonly #byByte = new Uint32Array(4 * 256);

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

  /** Adds how often each bit was set to `sums`, by its place. */
  addTo(sums: Uint32Array): void {
    const counts = this.#byByte;
    for (let entry = 0; entry < counts.length; entry += 1) {
      const count = counts[entry] ?? 0;
      if (count === 0) continue;
      for (let rest = entry & 255; rest !== 0; rest &= rest - 1) {
        const place = 8 * (entry >> 8) + placeOf(rest & -rest);
        sums[place] = (sums[place] ?? 0) + count;
      }
    }
  }
}

type Counted = SearchReply['facets'][keyof SearchReply['facets']][number];

const most = <Entry extends { readonly count: number }>(entries: Entry[], nameOf: (entry: Entry) => string): Entry[] =>
  entries.sort((a, b) => b.count - a.count || (nameOf(a) < nameOf(b) ? -1 : 1));
const valueOf = ({ value }: Counted): string => value;

const emptyFacets = () => Object.fromEntries(facetNames.map((name): [string, Counted[]] => [name, []])) as SearchReply['facets'];

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
  readonly #failing = new Uint32Array(failSets);
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
    const { rows, chords, bits, missing, fits } = batch;
    let kept = 0;
    for (let index = 0; index < batch.count; index += 1) {
      const finding = fits[index] ?? 0;
      const misfit = (finding & misfitBit) !== 0;
      const lacks = missing[index] ?? 0;
      if (lacks !== 0) {
        if (!misfit) this.#others.add((bits[index] ?? 0) & (facetMasks[placeOf(lacks)] ?? 0));
        continue;
      }
      const chord = chords[index] ?? 0;
      if (misfit) {
        this.misfits += 1;
        this.#failing[failingIn(finding)] = (this.#failing[failingIn(finding)] ?? 0) + 1;
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
      fits[kept] = finding;
      kept += 1;
    }
    batch.count = kept;
  }

  get shown(): Int32Array {
    return this.#shown.subarray(0, this.#shownCount);
  }

  doesNotFit(): SearchReply['doesNotFit'] {
    const counts = new Map<string, { key: ReturnType<typeof keysIn>[number]; count: number }>();
    for (let mask = 0; mask < failSets && this.misfits > 0; mask += 1) {
      const count = this.#failing[mask] ?? 0;
      if (count > 0) for (const key of keysIn(mask)) counts.set(key, { key, count: (counts.get(key)?.count ?? 0) + count });
    }
    return { total: this.misfits, byDimension: most([...counts.values()], ({ key }) => key) };
  }

  facets(): SearchReply['facets'] {
    const sums = new Uint32Array(32);
    this.#all.addTo(sums);
    this.#others.addTo(sums);
    const facets = emptyFacets();
    for (const { facet, value, bit } of facetBits) {
      const count = sums[placeOf(bit)] ?? 0;
      if (count > 0) facets[facet].push({ value, count });
    }
    for (const facet of facetNames) most(facets[facet], valueOf);
    return facets;
  }

  #reserve(more: number): void {
    if (this.#shownCount + more <= this.#shown.length) return;
    const bigger = new Int32Array(2 * (this.#shownCount + more));
    bigger.set(this.#shown);
    this.#shown = bigger;
  }
}
