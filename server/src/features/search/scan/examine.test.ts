import fc from 'fast-check';
import { distanceKm } from '../../geo';
import { answerSearch } from '../answer-search';
import { car, question, storeOf } from '../search-fixtures';
import type { SearchableVehicle } from '../../vehicles';

const degrees = (min: number, max: number) => fc.integer({ min: min * 10_000, max: max * 10_000 }).map((whole) => whole / 10_000);
/** Many cars over some degrees, some at the same place. */
const anyCrowd = fc
  .array(fc.record({ lat: degrees(43, 47), lon: fc.oneof(degrees(3, 8), fc.constant(5.72)) }), { minLength: 20, maxLength: 120 })
  .map((places) => places.map((location, index) => car(`vhc_${String(index)}`, { location })));

const views = [
  { bounds: { north: 46, south: 44, west: 4, east: 7 } },
  { bounds: { north: 90, south: -90, west: -180, east: 180 } },
  { bounds: { north: 46.5, south: 43.2, west: 170, east: 100 } },
  { near: { lat: 45.18, lon: 5.72, radiusKm: 120 } },
  { near: { lat: 44.3, lon: 4.1, radiusKm: 300 } },
];
const isIn = ({ near, bounds }: (typeof views)[number], { location: { lat, lon } }: SearchableVehicle) =>
  near
    ? distanceKm(near, { lat, lon }) <= near.radiusKm
    : lat <= bounds.north && lat >= bounds.south && (bounds.west <= bounds.east ? lon >= bounds.west && lon <= bounds.east : lon >= bounds.west || lon <= bounds.east);

describe('an area with more cars than one search looks at', () => {
  it('is looked at as far as it says, and its clusters count every car, those of the tail and no dead ones', async () => {
    await fc.assert(
      fc.asyncProperty(anyCrowd, fc.constantFrom(...views), fc.integer({ min: 0, max: 10 }), async (cars, view, inTail) => {
        const store = await storeOf(cars, inTail);
        for (const { id } of cars.slice(0, 3)) store.remove(id);
        const inside = cars.slice(3).filter((each) => isIn(view, each));
        const reply = await answerSearch(store, question({ near: undefined, ...view, limit: 50, sort: 'distance' }), 'fr', { mostRows: 15 });
        expect(reply.clusters.reduce((sum, { count }) => sum + count, 0)).toBe(inside.length);
        const { examinedKm } = reply;
        if (examinedKm === undefined) {
          expect(reply.total).toBe(inside.length);
          return;
        }
        const center = view.near ?? { lat: (view.bounds.north + view.bounds.south) / 2, lon: view.bounds.west === 170 ? -45 : (view.bounds.west + view.bounds.east) / 2 };
        expect(reply.total).toBe(inside.filter(({ location }) => distanceKm(center, location) <= examinedKm).length);
      }),
      { numRuns: 400 },
    );
  });

  it('keeps to what the first page looked at', async () => {
    const cars = Array.from({ length: 60 }, (_, index) => car(`vhc_${String(index)}`, { location: { lat: 45.18, lon: 5 + index / 40 } }));
    const store = await storeOf(cars);
    const asked = question({ near: { lat: 45.18, lon: 5.72, radiusKm: 100 }, limit: 5 });
    const first = await answerSearch(store, asked, 'fr', { mostRows: 30 });
    expect(first.examinedKm).toBeGreaterThan(0);
    const next = await answerSearch(store, { ...asked, cursor: first.nextCursor }, 'fr', { mostRows: 30 });
    expect(next).toMatchObject({ examinedKm: first.examinedKm, total: first.total });
  });
});
