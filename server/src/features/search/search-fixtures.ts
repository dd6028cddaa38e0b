import fc from 'fast-check';
import type { Accessibility, Wheelchair } from '@passerelle/shared/fit/model';
import { searchQuerySchema, type SearchQuery } from '@passerelle/shared/search/contract';
import { euros } from '@passerelle/shared/money';
import { hourMs } from '@passerelle/shared/time';
import type { SearchableVehicle } from '../vehicles';

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

const anyLocation = fc.oneof(
  fc.record({ lat: fc.double({ min: 43.5, max: 47, noNaN: true }), lon: fc.double({ min: 3.5, max: 8, noNaN: true }) }),
  // Around the 180th meridian, where Wallis and Fiji are neighbours.
  fc.record({ lat: fc.double({ min: -18, max: -12, noNaN: true }), lon: fc.oneof(fc.double({ min: 176, max: 180, noNaN: true }), fc.double({ min: -180, max: -175, noNaN: true })) }),
);
const anyAccessibility: fc.Arbitrary<Accessibility> = fc
  .record({
    width: fc.constantFrom(600, 640, 700, 780),
    type: fc.constantFrom('ramp', 'lift', undefined),
    side: fc.constantFrom('rear', 'left', undefined),
    operation: fc.constantFrom('manual', 'powered'),
    winch: fc.boolean(),
    modes: fc.subarray(['passenger_in_wheelchair', 'transfer', 'adapted_driving'] as const, { minLength: 1 }),
    gearbox: fc.constantFrom('manual', 'automatic', undefined),
    measured: fc.boolean(),
  })
  .map(({ width, type, side, operation, winch, modes, gearbox, measured }) => {
    const base = accessibility(width);
    return {
      ...base,
      modes,
      access: { ...base.access, type, side, operation, ...(winch ? { winch: { swl: kg(250) } } : {}), ...(measured ? {} : { swl: undefined }) },
      ...(gearbox ? { driving: { gearbox, controls: [], licenceCodesMet: ['10.02'] } } : {}),
    };
  });
const anyEntry = fc
  .record({ kind: fc.constantFrom('booking', 'hold', 'block'), from: fc.integer({ min: 0, max: 200 }), length: fc.integer({ min: 1, max: 48 }) })
  .map(({ kind, from, length }) => ({ id: `e${String(from)}`, kind, from: afterMonday(from), to: afterMonday(from + length) }) as const);

/** Some cars, few enough values apart that ties happen. */
export const anyCars = fc
  .array(
    fc.record({
      location: anyLocation,
      accessibility: anyAccessibility,
      perDay: fc.constantFrom(4_000, 6_000, 9_000),
      instant: fc.boolean(),
      rating: fc.option(fc.record({ mean: fc.constantFrom(3.5, 4.5), count: fc.constant(3) })),
      entries: fc.array(anyEntry, { maxLength: 3 }),
    }),
    { maxLength: 25 },
  )
  .map((all) => all.map(({ perDay, ...rest }, index) => car(`vhc_${String(index).padStart(2, '0')}`, { ...rest, pricing: { ...car('x').pricing, perDay: euros(perDay) } })));

const anyView = fc.constantFrom(
  { near: { lat: 45.18, lon: 5.72 } },
  { near: { lat: 45.18, lon: 5.72, radiusKm: 60 } },
  { near: { lat: -14, lon: 179.9, radiusKm: 300 } },
  { bounds: { north: 46, south: 44, west: 4, east: 7 } },
  { bounds: { north: -10, south: -20, west: 177, east: -176 } },
  { bounds: { north: 80, south: -80, west: -180, east: 180 } },
);
const sometimes = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 1 });

export const anyQuestion: fc.Arbitrary<SearchQuery> = fc
  .record({
    view: anyView,
    period: sometimes(fc.record({ from: fc.integer({ min: 0, max: 200 }), length: fc.integer({ min: 1, max: 250 }) }).map(({ from, length }) => ({ from: afterMonday(from).toISOString(), to: afterMonday(from + length).toISOString() }))),
    wheelchairs: sometimes(fc.constantFrom([], [chair], [{ ...chair, width: 690 }], [chair, chair])),
    driver: sometimes(fc.constantFrom({ licenceCodes: ['10.02'] }, { licenceCodes: ['50'] }, { licenceCodes: [] })),
    filters: fc.record({
      instant: sometimes(fc.boolean()),
      access: sometimes(fc.constantFrom('ramp', 'lift')),
      side: sometimes(fc.constantFrom('rear', 'left')),
      powered: sometimes(fc.boolean()),
      winch: sometimes(fc.constant(true)),
      gearbox: sometimes(fc.constantFrom('manual', 'automatic')),
      mode: sometimes(fc.constantFrom('passenger_in_wheelchair', 'transfer')),
      maxPerDay: sometimes(fc.constantFrom(5_000, 6_000)),
      includeDoesNotFit: fc.boolean(),
    }),
    sort: fc.constantFrom('fit', 'distance', 'price', 'rating'),
    limit: fc.constantFrom(1, 3, 50),
  })
  .map(({ view, ...rest }) => searchQuerySchema.parse({ ...view, ...rest }));
