/**
 * How cars of the same verdict are ordered; the page "How results are ordered" prints these numbers. A verdict always comes
 * first: no weight lifts a car that is tight above one that fits. Nobody can pay for a place.
 */
export const rankingWeights = { distance: 0.5, price: 0.25, rating: 0.15, instant: 0.05, checked: 0.05 } as const;

/** What counts half: a car so many km away, at so many cents a day. */
export const rankingHalves = { distanceKm: 10, perDayAmount: 6_000 } as const;

/** A car that nobody has rated yet counts like one with a fair rating, or new cars would never be seen. From 0 to 1. */
export const unrated = 0.7;

export interface RankedCar {
  readonly distanceKm: number;
  /** In minor units. */
  readonly perDayAmount: number;
  /** Mean of one to five. */
  readonly rating: { readonly mean: number } | null;
  readonly instant: boolean;
  readonly checked: boolean;
}

/** 1 at nothing, one half at `half`, never below 0. */
const falling = (value: number, half: number): number => 1 / (1 + value / half);

/** The part of the score that is the same wherever somebody searches from. */
export function standingScore({ perDayAmount, rating, instant, checked }: Omit<RankedCar, 'distanceKm'>): number {
  return (
    rankingWeights.price * falling(perDayAmount, rankingHalves.perDayAmount) +
    rankingWeights.rating * (rating ? (rating.mean - 1) / 4 : unrated) +
    rankingWeights.instant * Number(instant) +
    rankingWeights.checked * Number(checked)
  );
}

/** The part that falls with the distance. */
export function nearnessScore(distanceKm: number): number {
  return rankingWeights.distance * falling(distanceKm, rankingHalves.distanceKm);
}

/** From 0 to 1, higher comes first. */
export function rankingScore(car: RankedCar): number {
  return nearnessScore(car.distanceKm) + standingScore(car);
}
