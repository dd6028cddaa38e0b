/**
 * How cars of the same verdict are ordered; the page "How results are ordered" prints these numbers. A verdict always comes
 * first: no weight lifts a car that is tight above one that fits. Nobody can pay for a place.
 */
export const rankingWeights = { distance: 0.5, price: 0.25, rating: 0.15, instant: 0.05, checked: 0.05 } as const;

/** What counts half: a car so many km away, at so many cents a day. */
export const rankingHalves = { distanceKm: 10, perDayAmount: 6_000 } as const;

/** A car that nobody has rated yet counts like one with a fair rating, or new cars would never be seen. */
const unrated = 0.7;

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

/** From 0 to 1, higher comes first. */
export function rankingScore({ distanceKm, perDayAmount, rating, instant, checked }: RankedCar): number {
  return (
    rankingWeights.distance * falling(distanceKm, rankingHalves.distanceKm) +
    rankingWeights.price * falling(perDayAmount, rankingHalves.perDayAmount) +
    rankingWeights.rating * (rating ? (rating.mean - 1) / 4 : unrated) +
    rankingWeights.instant * Number(instant) +
    rankingWeights.checked * Number(checked)
  );
}
