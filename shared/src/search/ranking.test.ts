import fc from 'fast-check';
import { rankingScore, rankingWeights, type RankedCar } from './ranking';

const car: RankedCar = { distanceKm: 10, perDayAmount: 6_000, rating: { mean: 4 }, instant: false, checked: false };
const anyCar = fc.record({
  distanceKm: fc.double({ min: 0, max: 500, noNaN: true }),
  perDayAmount: fc.integer({ min: 500, max: 50_000 }),
  rating: fc.option(fc.record({ mean: fc.double({ min: 1, max: 5, noNaN: true }) })),
  instant: fc.boolean(),
  checked: fc.boolean(),
});

describe('the order of results', () => {
  it('has weights that add up to one', () => {
    expect(Object.values(rankingWeights).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1);
  });

  it.each<[string, Partial<RankedCar>]>([
    ['nearer', { distanceKm: 5 }],
    ['cheaper', { perDayAmount: 5_000 }],
    ['better rated', { rating: { mean: 4.5 } }],
    ['instant', { instant: true }],
    ['checked', { checked: true }],
  ])('puts a car first that is %s, all else being equal', (_name, better) => {
    expect(rankingScore({ ...car, ...better })).toBeGreaterThan(rankingScore(car));
  });

  it('gives every car a score between 0 and 1', () => {
    fc.assert(
      fc.property(anyCar, (any) => {
        const score = rankingScore(any);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
      }),
    );
  });
});
