import fc from 'fast-check';
import { drivingControls, modes, transferSeats, type Accessibility, type Wheelchair } from '@passerelle/shared/fit/model';
import type { Measured } from '@passerelle/shared/fit/measured';
import { searchQuerySchema, type SearchQuery } from '@passerelle/shared/search/contract';
import { euros } from '@passerelle/shared/money';
import { hourMs } from '@passerelle/shared/time';
import type { SearchableVehicle } from '../vehicles';
import { CarStore } from './store/car-store';
import { dayOf } from './store/occupancy';
import { sortStore } from './store/sort-store';

export const monday = new Date('2027-03-01T08:00:00Z');
export const afterMonday = (hours: number): Date => new Date(monday.getTime() + hours * hourMs);

const mm = (value: number) => ({ value, unit: 'mm', source: 'owner' }) as const;
const kg = (value: number) => ({ value, unit: 'kg', source: 'owner' }) as const;

/** Car A of the fit rule's vectors, with another ramp width where one is given. */
export const accessibility = (width = 780): Accessibility => ({
  modes: ['passenger_in_wheelchair'],
  access: { type: 'ramp', side: 'rear', operation: 'manual', width: mm(width), length: mm(1800), thresholdHeight: mm(300), swl: kg(350) },
  door: { width: mm(800), height: mm(1400) },
  spaces: [{ length: mm(1350), width: mm(800), headroom: mm(1450), facing: 'forward', anchorage: { type: '4_point', maxChairMass: kg(200) }, threePointBelt: true }],
});

export const car = (id: string, more: Partial<SearchableVehicle> = {}): SearchableVehicle => ({
  id,
  title: `Voiture ${id}`,
  place: { town: 'Grenoble', department: 'Isère' },
  location: { lat: 45.18, lon: 5.72 },
  timeZone: 'Europe/Paris',
  body: 'small_mpv',
  colour: 'blue',
  accessibility: accessibility(),
  pricing: { perDay: euros(6_000), weekDiscountPercent: 10, monthDiscountPercent: 20, kmPerDay: 150 },
  instant: false,
  rating: null,
  checked: false,
  entries: [],
  ...more,
});

export const chair: Wheelchair = { propulsion: 'attendant', width: 640, length: 1100, height: 1330, occupiedMass: 90, chairMass: 15, crashTested: 'yes' };
export const question = (asked: object): SearchQuery => searchQuerySchema.parse({ near: { lat: 45.18, lon: 5.72 }, ...asked });

/** The cars in an index: some in bands, the last ones in the tail behind them. */
export async function storeOf(cars: readonly SearchableVehicle[], inTail = 0): Promise<CarStore> {
  const firstDay = dayOf(monday.getTime() / 1000);
  const read = new CarStore(0, firstDay, { days: 0 });
  const split = Math.max(0, cars.length - inTail);
  for (const one of cars.slice(0, split)) read.put(one);
  const store = await sortStore(read, firstDay, () => Promise.resolve());
  for (const one of cars.slice(split)) store.put(one);
  return store;
}

const sometimes = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });
const oneOf = <const T>(...values: T[]) => fc.constantFrom(...values);

const sources = ['owner', 'owner', 'inspected'] as const;
const anyMm = (min: number, max: number) =>
  sometimes(
    fc
      .record({ tens: fc.integer({ min: min / 10, max: max / 10 }), more: oneOf(0, 0, 0, 1, 9, 0.5), precision: oneOf(undefined, undefined, 10, 25, 2.5), source: oneOf(...sources) })
      .map(({ tens, more, precision, source }): Measured => ({ value: tens * 10 + more, unit: 'mm', source, ...(precision === undefined ? {} : { precision }) })),
  );
const anyKg = (min: number, max: number) =>
  sometimes(fc.record({ whole: fc.integer({ min, max }), more: oneOf(0, 0, 0, 0.1, 0.5, 0.25), source: oneOf(...sources) }).map(({ whole, more, source }): Measured => ({ value: whole + more, unit: 'kg', source })));
const anyGrade = fc.option(fc.record({ value: fc.double({ min: 0, max: 35, noNaN: true }), source: oneOf(...sources) }).map(({ value, source }): Measured => ({ value, unit: 'percent', source })), { nil: undefined });

const anySpace = fc.record({
  length: anyMm(1_000, 1_500),
  width: anyMm(600, 900),
  headroom: anyMm(1_250, 1_550),
  facing: oneOf('forward', 'forward', 'rear', 'side', undefined),
  driverPosition: oneOf(undefined, false, false, true),
  anchorage: fc.option(fc.record({ type: oneOf('4_point', '4_point', 'docking', 'none', undefined), maxChairMass: anyKg(10, 200), dockingModel: oneOf(undefined, 'EZ Lock', 'Dahl') }), { nil: null, freq: 8 }),
  threePointBelt: oneOf(true, true, false, null, undefined),
});

/** Every branch of the fit rule, and every facet. */
export const anyAccessibility: fc.Arbitrary<Accessibility> = fc.record({
  modes: fc.oneof({ weight: 4, arbitrary: fc.constant<Accessibility['modes']>(['passenger_in_wheelchair']) }, { weight: 2, arbitrary: fc.subarray([...modes]) }),
  access: fc.option(
    fc.record({
      type: oneOf('ramp', 'ramp', 'lift', undefined),
      side: oneOf('rear', 'left', 'right', undefined),
      operation: oneOf('manual', 'powered', undefined),
      width: anyMm(560, 860),
      length: anyMm(900, 2_600),
      thresholdHeight: anyMm(0, 950),
      grade: anyGrade,
      swl: anyKg(90, 350),
      winch: fc.option(fc.record({ swl: anyKg(60, 250) }), { nil: null }),
    }),
    { nil: null, freq: 10 },
  ),
  door: sometimes(fc.record({ width: anyMm(560, 900), height: anyMm(1_200, 1_500) })),
  spaces: sometimes(fc.array(anySpace, { maxLength: 6 })),
  transfer: fc.option(fc.record({ type: oneOf(...transferSeats, undefined) }), { nil: undefined }),
  driving: fc.option(
    fc.record({ gearbox: oneOf('manual', 'automatic', undefined), controls: fc.subarray([...drivingControls], { maxLength: 3 }), licenceCodesMet: oneOf(undefined, [], ['10.02'], ['10.02', '25.04', '40.11']) }),
    { nil: null },
  ),
  seats: sometimes(fc.record({ total: sometimes(fc.integer({ min: 0, max: 9 })), withOneChair: sometimes(fc.integer({ min: 0, max: 6 })), withTwoChairs: sometimes(fc.integer({ min: 0, max: 4 })) })),
});

export const anyChair: fc.Arbitrary<Wheelchair> = fc.record({
  propulsion: oneOf('self', 'attendant', 'powered'),
  width: sometimes(fc.integer({ min: 550, max: 800 })),
  length: sometimes(fc.integer({ min: 950, max: 1_400 })),
  height: sometimes(fc.integer({ min: 1_200, max: 1_500 })),
  headBow: oneOf(undefined, 0, 40, 120),
  occupiedMass: sometimes(fc.oneof(fc.integer({ min: 60, max: 260 }), fc.double({ min: 60, max: 260, noNaN: true }))),
  chairMass: sometimes(fc.integer({ min: 10, max: 190 })),
  helperMass: oneOf(undefined, 60),
  ratedGrade: sometimes(fc.integer({ min: 2, max: 30 })),
  crashTested: oneOf('yes', 'yes', 'no', 'unknown', undefined),
  dockingPin: oneOf(undefined, null, ' ez  lock', 'Dahl', 'Q’Straint'),
  precision: sometimes(fc.record({ width: oneOf(undefined, 10, 2.5), length: oneOf(undefined, 20), height: oneOf(undefined, 5, 7.5) })),
});

/** Four decimals, like every public position. */
const degrees = (min: number, max: number) => fc.integer({ min: Math.round(min * 10_000), max: Math.round(max * 10_000) }).map((whole) => whole / 10_000);
const around = (lat: number, lon: number, reach: number) => fc.record({ lat: degrees(lat - reach, lat + reach), lon: degrees(lon - reach, lon + reach) });
const anyLocation = fc.oneof(
  { weight: 3, arbitrary: around(45.18, 5.72, 0.4) },
  { weight: 2, arbitrary: around(45.18, 5.72, 2) },
  // Around the 180th meridian, where Wallis and Fiji are neighbours, and around a pole.
  { weight: 2, arbitrary: fc.record({ lat: degrees(-18, -12), lon: fc.oneof(degrees(176, 180), degrees(-180, -175)) }) },
  { weight: 1, arbitrary: fc.record({ lat: degrees(86, 90), lon: degrees(-180, 180) }) },
);
/** Quarters of an hour, from before the bitmaps begin to after they end. */
const quarter = fc.oneof({ weight: 8, arbitrary: fc.integer({ min: -40, max: 1_000 }) }, { weight: 1, arbitrary: fc.integer({ min: 30_000, max: 45_000 }) });
const anyEntry = fc
  .record({ kind: oneOf('booking', 'hold', 'block'), from: quarter, length: fc.integer({ min: 1, max: 300 }) })
  .map(({ kind, from, length }) => ({ id: `e${String(from)}`, kind, from: afterMonday(from / 4), to: afterMonday((from + length) / 4) }));

const anyTerms = fc.record({
  location: anyLocation,
  accessibility: fc.oneof({ weight: 1, arbitrary: anyAccessibility }, { weight: 2, arbitrary: oneOf(600, 640, 700, 780).map((width) => accessibility(width)) }),
  perDay: oneOf(4_000, 6_000, 9_000),
  kmPerDay: oneOf(100, 150),
  instant: fc.boolean(),
  checked: fc.boolean(),
  delivery: fc.option(oneOf(2, 10, 60).map((maxKm) => ({ maxKm, perKm: euros(50) })), { nil: undefined }),
  serviceDog: sometimes(fc.boolean()),
  childSeat: sometimes(fc.boolean()),
  rating: fc.option(fc.record({ mean: oneOf(3.5, 4.5), count: fc.constant(3) })),
  timeZone: oneOf('Europe/Paris', 'Pacific/Wallis'),
  entries: fc.array(anyEntry, { maxLength: 3 }),
});

/** A car under this id. */
export const anyCarOf = (id: string): fc.Arbitrary<SearchableVehicle> =>
  anyTerms.map(({ perDay, kmPerDay, ...rest }) => car(id, { ...rest, pricing: { ...car('x').pricing, perDay: euros(perDay), kmPerDay } }));

/** Some cars, few enough values apart that ties happen. */
export const anyCars = fc.array(anyCarOf('x'), { maxLength: 25 }).map((all) => all.map((one, index) => ({ ...one, id: `vhc_${String(index).padStart(2, '0')}`, title: `Voiture ${String(index)}` })));

const anyView = fc.oneof(
  oneOf(
    { near: { lat: 45.18, lon: 5.72 } },
    { near: { lat: 45.18, lon: 5.72, radiusKm: 60 } },
    { near: { lat: 45.18, lon: 5.72, radiusKm: 5 } },
    { near: { lat: -14, lon: 179.9 } },
    { near: { lat: -14, lon: -179.9, radiusKm: 300 } },
    { near: { lat: 89, lon: 20, radiusKm: 400 } },
    { bounds: { north: 46, south: 44, west: 4, east: 7 } },
    { bounds: { north: -10, south: -20, west: 177, east: -176 } },
    { bounds: { north: 80, south: -80, west: -180, east: 180 } },
    { bounds: { north: 90, south: -90, west: 10, east: 9.9999 } },
  ),
  fc.record({ lat: fc.double({ min: -90, max: 90, noNaN: true }), lon: fc.double({ min: -180, max: 180, noNaN: true }), radiusKm: fc.integer({ min: 1, max: 500 }) }).map((near) => ({ near })),
);

const anyFilters = fc.record({
  instant: sometimes(fc.boolean()),
  access: sometimes(oneOf('ramp', 'lift')),
  side: sometimes(oneOf('rear', 'left', 'right')),
  powered: sometimes(fc.boolean()),
  winch: sometimes(fc.boolean()),
  transferSeat: sometimes(oneOf('swivel', 'lifting')),
  gearbox: sometimes(oneOf('manual', 'automatic')),
  mode: sometimes(oneOf('passenger_in_wheelchair', 'transfer')),
  delivery: sometimes(fc.boolean()),
  serviceDog: sometimes(fc.boolean()),
  childSeat: sometimes(fc.boolean()),
  confirmed: sometimes(fc.boolean()),
  controls: sometimes(fc.subarray([...drivingControls], { maxLength: 2 })),
  seatsLeft: sometimes(oneOf(1, 3)),
  maxPerDay: sometimes(oneOf(5_000, 6_000)),
  minKmPerDay: sometimes(oneOf(100, 150)),
});
/** Mostly one or two filters, so that something is found. */
const fewFilters = fc.record({ all: anyFilters, kept: fc.subarray(Object.keys({ instant: 0, access: 0, side: 0, powered: 0, winch: 0, transferSeat: 0, gearbox: 0, mode: 0, delivery: 0, serviceDog: 0, childSeat: 0, confirmed: 0, controls: 0, seatsLeft: 0, maxPerDay: 0, minKmPerDay: 0 }), { maxLength: 3 }) }).map(({ all, kept }) => Object.fromEntries(Object.entries(all).filter(([name]) => kept.includes(name))));

export const anyQuestion: fc.Arbitrary<SearchQuery> = fc
  .record({
    view: anyView,
    period: fc.option(fc.record({ from: quarter, length: fc.integer({ min: 1, max: 2_000 }) }).map(({ from, length }) => ({ from: afterMonday(from / 4).toISOString(), to: afterMonday((from + length) / 4).toISOString() })), { nil: undefined }),
    wheelchairs: fc.oneof(oneOf(undefined, [], [chair], [{ ...chair, width: 690 }], [{ ...chair, propulsion: 'self' as const }], [chair, chair]), fc.array(anyChair, { minLength: 1, maxLength: 3 })),
    driver: oneOf(undefined, undefined, { licenceCodes: ['10.02'] }, { licenceCodes: ['50'] }, { licenceCodes: ['25.04'], controls: ['hand_brake' as const] }, { licenceCodes: [] }),
    filters: fewFilters,
    includeDoesNotFit: fc.boolean(),
    sort: oneOf('fit', 'distance', 'price', 'rating'),
    limit: oneOf(1, 3, 50),
  })
  .map(({ view, filters, includeDoesNotFit, ...rest }) => searchQuerySchema.parse({ ...view, ...rest, filters: { ...filters, includeDoesNotFit } }));
