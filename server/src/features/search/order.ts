import { rankOf } from '@passerelle/shared/fit/verdict';
import type { SearchQuery } from '@passerelle/shared/search/contract';
import { rankingScore } from '@passerelle/shared/search/ranking';
import { fits, type Candidate } from './find-cars';

/** A place in the order: what does not fit is always last; the id makes it the same every time. */
export interface Rank {
  readonly group: number;
  readonly key: number;
  readonly id: string;
}

type Sort = SearchQuery['sort'];

function keyOf({ car, km }: Candidate, sort: Sort, total: number): number {
  switch (sort) {
    case 'distance':
      return km;
    case 'price':
      return total;
    case 'rating':
      return -(car.rating?.mean ?? 0);
    case 'fit':
      return -rankingScore({ distanceKm: km, perDayAmount: car.pricing.perDay.amount, rating: car.rating, instant: car.instant, checked: car.checked });
  }
}

/** `total`: what the period costs, or a day where no dates were given; in minor units. */
export function rankOfCar(candidate: Candidate, sort: Sort, total: number): Rank {
  const { verdict } = candidate.fit;
  const group = sort === 'fit' && verdict !== null ? rankOf(verdict) : Number(!fits(candidate));
  return { group, key: keyOf(candidate, sort, total), id: candidate.car.id };
}

export const compareRanks = (a: Rank, b: Rank): number => a.group - b.group || a.key - b.key || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
