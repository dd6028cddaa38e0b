import fc from 'fast-check';
import { askedOf, askFrom, countFilters, needsOf, radii, readAsk, searchPath, searchState, sorts, type DeviceNeeds, type SearchAsk } from './search-address';

const nobody: DeviceNeeds = { wheelchairs: [], driver: { licenceCodes: [], controls: [] } };
const readPath = (path: string): SearchAsk => readAsk(new URL(path, 'https://passerelle.test').searchParams);

const instant = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
const coordinate = (limit: number) => fc.integer({ min: -limit * 10_000, max: limit * 10_000 }).map((value) => value / 10_000);
const filters = fc.record(
  {
    access: fc.constantFrom('ramp' as const, 'lift' as const),
    side: fc.constantFrom('rear' as const, 'left' as const, 'right' as const),
    gearbox: fc.constantFrom('manual' as const, 'automatic' as const),
    mode: fc.constantFrom('passenger_in_wheelchair' as const, 'drive_from_wheelchair' as const),
    transferSeat: fc.constantFrom('swivel' as const, 'swivel_lowering' as const, 'lifting' as const),
    instant: fc.constant(true as const),
    powered: fc.constant(true as const),
    winch: fc.constant(true as const),
    delivery: fc.constant(true as const),
    serviceDog: fc.constant(true as const),
    childSeat: fc.constant(true as const),
    confirmed: fc.constant(true as const),
    seatsLeft: fc.integer({ min: 1, max: 9 }),
    minKmPerDay: fc.integer({ min: 0, max: 2000 }),
    includeDoesNotFit: fc.constant(true as const),
    maxPerDay: fc.integer({ min: 0, max: 500 }).map((euros) => euros * 100),
  },
  { requiredKeys: [] },
);
const asks = fc.record(
  {
    place: fc.constantFrom('Lyon', 'Saint-Étienne', 'L’Haÿ-les-Roses & Co'),
    near: fc.record({ lat: coordinate(89), lon: coordinate(179) }),
    withinKm: fc.constantFrom(...radii),
    period: fc.tuple(instant, fc.integer({ min: 1, max: 1e9 })).map(([from, length]) => ({ from: from.toISOString(), to: new Date(from.getTime() + length).toISOString() })),
    sort: fc.constantFrom(...sorts),
    filters,
  },
  { requiredKeys: ['place', 'sort', 'filters'] },
);

describe('the address of a search', () => {
  it('holds all that was asked, so that Back and a bookmark bring it back', () => {
    fc.assert(fc.property(asks, (ask) => expect(readPath(searchPath(ask))).toEqual(expect.objectContaining(ask))));
  });

  it('keeps the part of the map that was looked at', () => {
    const bounds = { north: 46.1, south: 45.2, east: 5.25, west: 4.5 };
    expect(readPath(searchPath({ place: 'Lyon', bounds, sort: 'fit', filters: {} })).bounds).toEqual(bounds);
  });

  it.each(['lat=x&lon=4', 'lat=95&lon=4', 'area=1,2,3', 'area=1,5,2,3', 'from=2026-06-02T07:00:00Z', 'from=2026-06-03&to=2026-06-02', 'sort=magic', 'access=stairs', 'maxPerDay=-3', 'within=7'])(
    'that makes no sense (%s) asks nothing',
    (query) => {
      const nothing = readAsk(new URLSearchParams());
      expect(readAsk(new URLSearchParams(query))).toEqual(nothing);
    },
  );

  it('never says anything about a body: what the device knows goes into the request only', () => {
    const ask = readPath('/search?place=Lyon&lat=45.76&lon=4.84&width=660&chairs=1&wheelchairs=%5B%5D&controls=ball&licenceCodes=78&leftOut=wheelchairs');
    const device: DeviceNeeds = { wheelchairs: [{ propulsion: 'powered', width: 661, height: 1382, occupiedMass: 231 }], driver: { licenceCodes: ['78'], controls: ['ball'] } };
    expect(askedOf(ask, device)).toMatchObject({ wheelchairs: device.wheelchairs, driver: { licenceCodes: ['78'] }, filters: { controls: ['ball'] } });
    expect(searchPath(ask)).toBe('/search?place=Lyon&lat=45.76&lon=4.84');
  });

  it('says as little of what one search leaves aside: that travels in the state of the history', () => {
    const ask: SearchAsk = { ...readPath('/search?place=Lyon&lat=45.76&lon=4.84'), leftOut: ['wheelchairs', 'controls'] };
    const device: DeviceNeeds = { wheelchairs: [{ propulsion: 'self' }], driver: { licenceCodes: ['78'], controls: ['ball'] } };
    expect(needsOf(ask, device)).toEqual({ wheelchairs: [], driver: { licenceCodes: ['78'], controls: [] } });
    expect(searchPath(ask)).toBe('/search?place=Lyon&lat=45.76&lon=4.84');
    expect(readAsk(new URLSearchParams('place=Lyon'), searchState(ask)).leftOut).toEqual(['wheelchairs', 'controls']);
    expect(readAsk(new URLSearchParams('place=Lyon'), { leftOut: ['legs', 7] }).leftOut).toEqual([]);
    expect(searchState({ ...ask, leftOut: [] })).toBeUndefined();
  });

  it('asks the server for a circle, a given circle, or a part of the map', () => {
    const near = { lat: 45.76, lon: 4.84 };
    const bounds = { north: 46, south: 45, east: 5, west: 4 };
    const ask: SearchAsk = { place: 'Lyon', near, sort: 'fit', filters: {} };
    expect(askedOf(ask, nobody)?.near).toEqual(near);
    expect(askedOf({ ...ask, withinKm: 50 }, nobody)?.near).toEqual({ ...near, radiusKm: 50 });
    expect(askedOf({ ...ask, bounds }, nobody)).toMatchObject({ bounds });
    expect(askedOf({ ...ask, bounds }, nobody)).not.toHaveProperty('near');
    expect(askedOf({ ...ask, near: undefined }, nobody)).toBeUndefined();
  });

  it('comes back from what was asked, as an alert keeps it, but for what the device knows', () => {
    fc.assert(
      fc.property(asks, (ask) => {
        const asked = askedOf(ask, { wheelchairs: [{ propulsion: 'self' }], driver: { licenceCodes: ['78'], controls: ['ball'] } });
        expect(asked && askFrom(ask.place, asked)).toEqual(ask.near && { ...ask, sort: 'fit', bounds: undefined, withinKm: ask.withinKm, period: ask.period });
      }),
    );
  });

  it('counts the filters that are on', () => {
    expect(countFilters({ access: 'ramp', instant: true, winch: false, includeDoesNotFit: true })).toBe(2);
  });
});
