import { priceDays } from '@passerelle/shared/bookings/price';
import type { SearchQuery } from '@passerelle/shared/search/contract';
import { farthestWithScore, nearnessScore } from '@passerelle/shared/search/ranking';
import { periodFromWire, rentalDays } from '@passerelle/shared/time';
import { chordOfKm, kmOfChord } from '../../geo';
import type { CarStore } from '../store/car-store';
import { earthRadiusKm } from './pieces';
import type { Batch } from './batch';
import { misfitBit, verdictMask } from './fit-bits';
import type { Top } from './top';

/** What a car costs for the dates, in minor units: computed once for each distinct terms. */
export type TotalOf = (terms: number) => number;

/** The amount that a quote without extras gives; without dates, that of a day. */
export function totalsOf({ dictionaries: { terms } }: CarStore, wire: SearchQuery['period']): TotalOf {
  const period = wire && periodFromWire(wire);
  const days = new Map<string, number>();
  const totals = new Map<number, number>();
  const compute = (id: number): number => {
    const { pricing, timeZone } = terms.get(id);
    if (!period) return pricing.perDay.amount;
    const count = days.get(timeZone) ?? rentalDays(period, timeZone);
    days.set(timeZone, count);
    return priceDays({ pricing, days: count }).total.amount;
  };
  return (id) => {
    const known = totals.get(id);
    if (known !== undefined) return known;
    const total = compute(id);
    totals.set(id, total);
    return total;
  };
}

/** A straight line is never longer than the way over the ground: no row comes nearer than this. */
const atLeastKm = (chord: number): number => Math.sqrt(chord) * earthRadiusKm * (1 - 1e-12);

/** Offers the rows of the batch to the page, in the order that was asked for. Exact distances are computed for few of them. */
export type Offer = (batch: Batch, top: Top) => void;

const groupOf = (finding: number): number => ((finding & misfitBit) === 0 ? 0 : 1);

/** Beyond this chord no car comes before the last one of the page, as far as it goes now; a little more, for rounding. */
const farthest = (worstKey: number, bestStanding: number): number => chordOfKm(farthestWithScore(-worstKey, bestStanding)) * (1 + 1e-9) + 1e-15;

function byFit({ columns: { standing }, bestStanding }: CarStore, withChairs: boolean): Offer {
  return ({ rows, chords, fits, count }, top) => {
    const { worstGroup, worstKey } = top;
    const limit = farthest(worstKey, bestStanding);
    for (let index = 0; index < count; index += 1) {
      const row = rows[index] ?? 0;
      const chord = chords[index] ?? 0;
      const finding = fits[index] ?? 0;
      const group = withChairs ? finding & verdictMask : groupOf(finding);
      // Almost all are too far: asked first, it is foreseen; the verdict is not.
      if (chord > limit && group >= worstGroup) continue;
      if (group > worstGroup) continue;
      const standsFor = standing[row] ?? 0;
      if (top.refuses(group, -(nearnessScore(atLeastKm(chord)) + standsFor))) continue;
      top.offer(group, -(nearnessScore(kmOfChord(chord)) + standsFor), row);
    }
  };
}

const byDistance: Offer = ({ rows, chords, fits, count }, top) => {
  for (let index = 0; index < count; index += 1) {
    const group = groupOf(fits[index] ?? 0);
    const chord = chords[index] ?? 0;
    if (top.refuses(group, atLeastKm(chord))) continue;
    top.offer(group, kmOfChord(chord), rows[index] ?? 0);
  }
};

function byKey(keyOf: (row: number) => number): Offer {
  return ({ rows, fits, count }, top) => {
    for (let index = 0; index < count; index += 1) {
      const row = rows[index] ?? 0;
      top.offer(groupOf(fits[index] ?? 0), keyOf(row), row);
    }
  };
}

export function offerBy(store: CarStore, { sort, wheelchairs = [] }: Pick<SearchQuery, 'sort' | 'wheelchairs'>, totalOf: TotalOf): Offer {
  const { columns, dictionaries } = store;
  switch (sort) {
    case 'fit':
      return byFit(store, wheelchairs.length > 0);
    case 'distance':
      return byDistance;
    case 'price':
      return byKey((row) => totalOf(columns.terms[row] ?? 0));
    case 'rating':
      return byKey((row) => -(dictionaries.ratings.get(columns.rating[row] ?? 0)?.mean ?? 0));
  }
}
