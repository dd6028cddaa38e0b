import { facetNames, type FacetName, type SearchFilters } from '@passerelle/shared/search/contract';
import type { CarStore } from '../store/car-store';
import { bitOf, bits as known, maskOf } from '../store/facet-bits';
import type { Batch } from './batch';
import { Reach } from './within';

/** By the km that an owner delivers; none: not even to the place itself. */
const reaches: readonly Reach[] = Array.from({ length: 256 }, (_, km) => new Reach(km));
const surely = Float64Array.from(reaches, (reach, km) => (km > 0 ? reach.surely : -1));
const perhaps = Float64Array.from(reaches, (reach, km) => (km > 0 ? reach.perhaps : -1));

/** An unticked box asks nothing. */
function bitsAsked(facet: FacetName, filters: SearchFilters): number {
  const value = filters[facet];
  if (value === undefined || value === false) return 0;
  return [value].flat().reduce((set: number, one) => set | bitOf(facet, String(one)), 0);
}

/** What is asked of all facets, as one mask. */
export const facetsAskedOf = (filters: SearchFilters): number => facetNames.reduce((set, facet) => set | bitsAsked(facet, filters), 0);

const controls = maskOf('controls');
/** Only the controls ask for several bits at once; every other facet that is not met misses exactly one. */
const isOneFacet = (missing: number): boolean => (missing & ~controls) === 0 || (missing & (missing - 1)) === 0;

const delivers = known.delivery;

export function withDelivery(bits: number, deliveryKm: number, chord: number): number {
  if (chord > (perhaps[deliveryKm] ?? -1)) return bits;
  return chord < (surely[deliveryKm] ?? -1) || reaches[deliveryKm]?.holds(chord) ? bits | delivers : bits;
}

/** Keeps the rows that are not what was asked for in one facet at most, with their bits. */
export function keepNearlyAsked({ columns }: CarStore, mask: number, batch: Batch): void {
  const { rows, chords, bits, missing } = batch;
  const { bits: ofCars, deliveryKm } = columns;
  let kept = 0;
  for (let index = 0; index < batch.count; index += 1) {
    const row = rows[index] ?? 0;
    const chord = chords[index] ?? 0;
    const km = deliveryKm[row] ?? 0;
    const isNear = Number(chord < (surely[km] ?? -1));
    let set = (ofCars[row] ?? 0) | (delivers & -isNear);
    if (isNear !== Number(chord <= (perhaps[km] ?? -1))) set = withDelivery(set, km, chord);
    const lacks = mask & ~set;
    rows[kept] = row;
    chords[kept] = chord;
    bits[kept] = set;
    missing[kept] = lacks;
    kept += lacks === 0 || isOneFacet(lacks) ? 1 : 0;
  }
  batch.count = kept;
}
