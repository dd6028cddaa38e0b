import { priceDays } from '@passerelle/shared/bookings/price';
import type { SearchQuery } from '@passerelle/shared/search/contract';
import { nearnessScore } from '@passerelle/shared/search/ranking';
import { periodFromWire, rentalDays } from '@passerelle/shared/time';
import { kmOfChord } from '../../geo';
import type { CarStore } from '../store/car-store';
import { earthRadiusKm } from './pieces';
import type { Batch } from './batch';
import { doesNotFit } from './fit-bits';
import type { Top } from './top';

/** What a car costs for the dates, in minor units: computed once for each distinct terms. */
export type TotalOf = (terms: number) => number;

/** The amount that a quote without extras gives; without dates, that of a day. */
export function totalsOf({ dictionaries: { terms } }: CarStore, wire: SearchQuery['period']): TotalOf {
  const period = wire && periodFromWire(wire);
  const days = new Map<string, number>();
  const totals: number[] = [];
  const compute = (id: number): number => {
    const { pricing, timeZone } = terms.get(id);
    if (!period) return pricing.perDay.amount;
    const count = days.get(timeZone) ?? rentalDays(period, timeZone);
    days.set(timeZone, count);
    return priceDays({ pricing, days: count }).total.amount;
  };
  return (id) => (totals[id] ??= compute(id));
}

/** A straight line is never longer than the way over the ground: no row comes nearer than this. */
const atLeastKm = (chord: number): number => Math.sqrt(chord) * earthRadiusKm * (1 - 1e-12);

/** Offers the rows of the batch to the page, in the order that was asked for. Exact distances are computed for few of them. */
export type Offer = (batch: Batch, top: Top) => void;

const groupOf = (verdict: number): number => (verdict === doesNotFit ? 1 : 0);

function byFit({ columns: { standing } }: CarStore, withChairs: boolean): Offer {
  return ({ rows, chords, verdicts, count }, top) => {
    for (let index = 0; index < count; index += 1) {
      const row = rows[index] ?? 0;
      const chord = chords[index] ?? 0;
      const verdict = verdicts[index] ?? 0;
      const group = withChairs ? verdict : groupOf(verdict);
      const standsFor = standing[row] ?? 0;
      if (top.refuses(group, -(nearnessScore(atLeastKm(chord)) + standsFor))) continue;
      top.offer(group, -(nearnessScore(kmOfChord(chord)) + standsFor), row);
    }
  };
}

const byDistance: Offer = ({ rows, chords, verdicts, count }, top) => {
  for (let index = 0; index < count; index += 1) {
    const group = groupOf(verdicts[index] ?? 0);
    const chord = chords[index] ?? 0;
    if (top.refuses(group, atLeastKm(chord))) continue;
    top.offer(group, kmOfChord(chord), rows[index] ?? 0);
  }
};

function byKey(keyOf: (row: number) => number): Offer {
  return ({ rows, verdicts, count }, top) => {
    for (let index = 0; index < count; index += 1) {
      const row = rows[index] ?? 0;
      top.offer(groupOf(verdicts[index] ?? 0), keyOf(row), row);
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
