import fc from 'fast-check';
import type { SearchQuery } from '@passerelle/shared/search/contract';
import { confirmMeasures, type SearchableVehicle } from '../vehicles';
import { answerSearch } from './answer-search';
import { boundsOf, suits, unmetNeeds } from './judge-car';
import { accessibility, afterMonday, anyCars, anyQuestion, car, chair, monday, question, storeOf } from './search-fixtures';

const base = accessibility();
const period = { from: afterMonday(0).toISOString(), to: afterMonday(48).toISOString() };
const taken = { id: 'bkg_a', kind: 'booking' as const, from: afterMonday(24), to: afterMonday(30) };
const adapted = { ...base, driving: { gearbox: 'automatic' as const, controls: ['hand_brake' as const], licenceCodesMet: ['25.04'] }, transfer: { type: 'swivel' as const }, seats: { total: 5, withOneChair: 3 } };

const rows: readonly [need: string, asked: object, met: Partial<SearchableVehicle>, unmet: Partial<SearchableVehicle>][] = [
  ['period', { period }, { entries: [] }, { entries: [taken] }],
  ['wheelchairs', { wheelchairs: [chair] }, {}, { accessibility: accessibility(600) }],
  ['driver', { driver: { licenceCodes: ['25.04'] } }, { accessibility: adapted }, { accessibility: { ...adapted, driving: { ...adapted.driving, licenceCodesMet: [] } } }],
  ['driver', { driver: { controls: ['hand_brake'] } }, { accessibility: adapted }, {}],
  ['access', { filters: { access: 'ramp' } }, {}, { accessibility: { ...base, access: { ...base.access, type: 'lift' } } }],
  ['side', { filters: { side: 'rear' } }, {}, { accessibility: { ...base, access: { ...base.access, side: 'left' } } }],
  ['powered', { filters: { powered: true } }, { accessibility: { ...base, access: { ...base.access, operation: 'powered' } } }, {}],
  ['winch', { filters: { winch: true } }, { accessibility: { ...base, access: { ...base.access, winch: {} } } }, {}],
  ['transferSeat', { filters: { transferSeat: 'swivel' } }, { accessibility: adapted }, {}],
  ['gearbox', { filters: { gearbox: 'automatic' } }, { accessibility: adapted }, {}],
  ['mode', { filters: { mode: 'passenger_in_wheelchair' } }, {}, { accessibility: { ...base, modes: ['transfer'] } }],
  ['instant', { filters: { instant: true } }, { instant: true }, {}],
  ['delivery', { filters: { delivery: true } }, { delivery: { maxKm: 5, perKm: { amount: 50, currency: 'EUR' } } }, { delivery: null }],
  ['serviceDog', { filters: { serviceDog: true } }, { serviceDog: true }, {}],
  ['childSeat', { filters: { childSeat: true } }, { childSeat: true }, { childSeat: false }],
  ['confirmed', { filters: { confirmed: true } }, { accessibility: confirmMeasures(base, 'document', '2026-06-01') }, {}],
  ['controls', { filters: { controls: ['hand_brake'] } }, { accessibility: adapted }, {}],
  ['seatsLeft', { wheelchairs: [chair], filters: { seatsLeft: 3 } }, { accessibility: adapted }, { accessibility: { ...adapted, seats: { total: 5, withOneChair: 2 } } }],
  ['maxPerDay', { filters: { maxPerDay: 6_000 } }, {}, { pricing: { ...car('a').pricing, perDay: { amount: 6_001, currency: 'EUR' } } }],
  ['minKmPerDay', { filters: { minKmPerDay: 150 } }, {}, { pricing: { ...car('a').pricing, kmPerDay: 149 } }],
];

describe('one car against one search', () => {
  it.each(rows)('says whether the need "%s" is met (%j)', (need, asked, met, unmet) => {
    expect(unmetNeeds(question(asked), car('a', met))).toEqual([]);
    expect(unmetNeeds(question(asked), car('a', unmet))).toEqual([need]);
    expect(suits(question(asked), car('a', met))).toBe(true);
    expect(suits(question(asked), car('a', unmet))).toBe(false);
  });

  it('asks nothing by a box that is not ticked', () => {
    const filters = { powered: false, winch: false, instant: false, delivery: false, serviceDog: false, childSeat: false, confirmed: false, controls: [] };
    expect(unmetNeeds(question({ filters, driver: {}, wheelchairs: [] }), car('a'))).toEqual([]);
  });

  it('names every need that excludes a car', () => {
    expect(unmetNeeds(question({ period, filters: { powered: true, instant: true } }), car('a', { entries: [taken] }))).toEqual(['period', 'powered', 'instant']);
  });

  it.each<[string, object, { lat: number; lon: number }, boolean]>([
    ['inside the radius', { near: { lat: 45, lon: 5, radiusKm: 20 } }, { lat: 45.17, lon: 5 }, true],
    ['outside the radius', { near: { lat: 45, lon: 5, radiusKm: 20 } }, { lat: 45.19, lon: 5 }, false],
    ['within 50 km where no radius is given', { near: { lat: 45, lon: 5 } }, { lat: 45.44, lon: 5 }, true],
    ['beyond 50 km where no radius is given', { near: { lat: 45, lon: 5 } }, { lat: 45.46, lon: 5 }, false],
    ['inside a view across the 180th meridian', { near: undefined, bounds: { north: -10, south: -20, west: 170, east: -170 } }, { lat: -15, lon: -175 }, true],
    ['outside a view across the 180th meridian', { near: undefined, bounds: { north: -10, south: -20, west: 170, east: -170 } }, { lat: -15, lon: 160 }, false],
  ])('looks only at the area: %s', (_where, asked, location, expected) => {
    expect(suits(question(asked), car('a', { location }))).toBe(expected);
  });

  it('has a rectangle around every car that it finds', () => {
    const asked = question({ near: { lat: 45, lon: 5, radiusKm: 20 } });
    const { north, south, east, west } = boundsOf(asked);
    expect([north > 45.17, south < 44.83, east > 5.2, west < 4.8]).toEqual([true, true, true, true]);
  });

  it('counts the hour between two rentals', () => {
    const after = { from: afterMonday(30.5).toISOString(), to: afterMonday(40).toISOString() };
    expect(suits(question({ period: after }), car('a', { entries: [taken] }))).toBe(false);
    expect(monday < taken.from).toBe(true);
  });

  it('is what the index finds, so that an alert tells of the cars that its search would show', async () => {
    let found = 0;
    const radius = ({ near, ...asked }: SearchQuery) => ({ ...asked, ...(near ? { near: { radiusKm: 50, ...near } } : {}) });
    await fc.assert(
      fc.asyncProperty(anyCars, anyQuestion, fc.boolean(), async (cars, drawn, simple) => {
        const asked = { ...radius(drawn), ...(simple ? { wheelchairs: [], period: undefined } : {}), limit: 50, filters: { ...drawn.filters, includeDoesNotFit: false } };
        const { items } = await answerSearch(await storeOf(cars, 3), asked, 'fr');
        found += items.length;
        expect(items.map(({ vehicleId }) => vehicleId).sort()).toEqual(cars.filter((each) => suits(asked, each)).map(({ id }) => id));
      }),
      { numRuns: 500 },
    );
    // Not only empty lists were compared.
    expect(found).toBeGreaterThan(20);
  });
});
