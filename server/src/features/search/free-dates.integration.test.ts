import fc from 'fast-check';
import { hourMs } from '@passerelle/shared/time';
import { startTestServer, type TestServer } from '../../../test/start-test-server';
import { createGeo } from '../geo';
import { createVehicles, type CalendarEntry, type VehiclesFeature } from '../vehicles';
import { aListing, callerOf, everybody, publishedCar } from '../vehicles/vehicle-fixtures';
import { question } from './search-fixtures';
import { createCarIndex } from './car-index';
import { createSearchIndex, type SearchIndex } from './search-index';

const clock = { now: () => new Date('2027-03-01T06:00:00Z') };
/** The weekends on which the clocks change, and a week of summer; half hours, so that edges meet. */
const weekends = ['2027-03-26T12:00:00Z', '2027-07-01T12:00:00Z', '2027-10-29T12:00:00Z'].map((start) => Date.parse(start));
const cars = 6;
const rounds = 12;

let server: TestServer;
let vehicles: VehiclesFeature;
let index: SearchIndex;

beforeAll(async () => {
  server = await startTestServer({
    clock,
    features: (context) => {
      vehicles = createVehicles(context, { geo: createGeo(context), ...everybody });
      index = createSearchIndex(vehicles, createCarIndex(), context);
      return [vehicles];
    },
  });
}, 60_000);

afterAll(() => server.stop());

const anyPeriod = fc
  .record({ weekend: fc.constantFrom(...weekends), from: fc.integer({ min: 0, max: 180 }), length: fc.integer({ min: 1, max: 70 }) })
  .map(({ weekend, from, length }) => ({ from: new Date(weekend + (from * hourMs) / 2), to: new Date(weekend + ((from + length) * hourMs) / 2) }));
const anyEntry = fc.record({ kind: fc.constantFrom<CalendarEntry['kind']>('booking', 'hold', 'block'), period: anyPeriod });

/** Tries to take the dates, and takes nothing. */
class Undone extends Error {}
async function canReserve(vehicleId: string, period: { from: Date; to: Date }): Promise<boolean> {
  let taken = false;
  await server.context
    .transaction(async (session) => {
      taken = await vehicles.calendar.reserve(vehicleId, { id: 'bkg_try', kind: 'hold', ...period }, session);
      throw new Undone();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error;
    });
  return taken;
}

describe('free dates', () => {
  it('are the same for search and for booking, on any calendar and on the days the clocks change', async () => {
    const owner = callerOf(server, 'usr_owner');
    const ids = [];
    for (let number = 0; number < cars; number += 1) ids.push(await publishedCar(owner));
    const [entries = []] = fc.sample(fc.array(fc.array(anyEntry, { minLength: 1, maxLength: 6 }), { minLength: cars, maxLength: cars }), { numRuns: 1 });
    for (const [car, id] of ids.entries()) {
      for (const [number, { kind, period }] of (entries[car] ?? []).entries()) {
        await server.context.transaction((session) => vehicles.calendar.reserve(id, { id: `bkg_${String(number)}`, kind, ...period }, session));
      }
    }
    await index.build(() => undefined);

    const found = { free: 0, taken: 0 };
    for (const period of fc.sample(anyPeriod, rounds * 4)) {
      const wire = { from: period.from.toISOString(), to: period.to.toISOString() };
      const { vehicleIds } = await index.search(question({ near: { ...aListing.location, radiusKm: 50 }, period: wire, limit: 50 }), 'fr');
      const offered = new Set(vehicleIds);
      for (const id of ids) {
        const free = await canReserve(id, period);
        found[free ? 'free' : 'taken'] += 1;
        expect({ id, ...wire, offered: offered.has(id) }).toEqual({ id, ...wire, offered: free });
      }
    }
    expect(Math.min(found.free, found.taken)).toBeGreaterThan(10);
    await index.stop();
  }, 60_000);
});
