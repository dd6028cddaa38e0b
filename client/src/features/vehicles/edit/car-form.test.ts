import { accessibilityInputSchema, type Accessibility } from '@passerelle/shared/fit/model';
import type { OwnVehicle } from '@passerelle/shared/vehicles/contract';
import fc from 'fast-check';
import i18next from 'i18next';
import { bodyOf, formOf } from './car-form';
import { anchorageTypes, drivingControls, facings, modes, sides, transferSeats } from './choices';
import { plainFields, spaceFields } from './field-table';
import { isNumberAnswer } from './form-value';

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const mm = (min: number, max: number) =>
  maybe(fc.record({ value: fc.integer({ min, max }), unit: fc.constant('mm' as const), source: fc.constant('owner' as const), precision: maybe(fc.integer({ min: 1, max: 200 })) }));
const tenths = (min: number, max: number) => fc.integer({ min: min * 10, max: max * 10 }).map((value) => value / 10);
const kg = (min: number, max: number) => maybe(fc.record({ value: tenths(min, max), unit: fc.constant('kg' as const), source: fc.constant('owner' as const) }));
const percent = maybe(fc.record({ value: tenths(0, 100), unit: fc.constant('percent' as const), source: fc.constant('owner' as const) }));
const oneOf = <T>(values: readonly T[]) => maybe(fc.constantFrom(...values));
const seats = maybe(fc.integer({ min: 0, max: 20 }));

const wayIn = { side: oneOf(sides), operation: oneOf(['manual', 'powered'] as const), width: mm(300, 2000), length: mm(1501, 6000), thresholdHeight: mm(0, 1500), swl: kg(20, 2000), outsideClearance: mm(0, 10_000) };
const ramp = fc.record({ ...wayIn, type: oneOf(['ramp'] as const), grade: percent, winch: fc.oneof(fc.constant(undefined), fc.constant(null), fc.record({ swl: kg(10, 2000) })) });
const lift = fc.record({ ...wayIn, type: fc.constant('lift' as const) });
const anchorage = fc.oneof(
  fc.constant(undefined),
  fc.constant(null),
  fc.record({ type: oneOf(anchorageTypes.filter((type) => type === '4_point')), maxChairMass: kg(1, 1000) }),
  fc.record({ type: fc.constant('docking' as const), maxChairMass: kg(1, 1000), dockingModel: maybe(fc.constantFrom('Dahl', 'EZ Lock 6291')) }),
);
const space = fc.record({ length: mm(300, 4000), width: mm(300, 3000), headroom: mm(600, 3000), facing: oneOf(facings), driverPosition: maybe(fc.boolean()), anchorage, threePointBelt: maybe(fc.boolean()) });
const car: fc.Arbitrary<Accessibility> = fc.record({
  modes: fc.uniqueArray(fc.constantFrom(...modes)),
  access: fc.oneof(fc.constant(undefined), fc.constant(null), ramp, lift),
  door: maybe(fc.record({ width: mm(300, 3000), height: mm(500, 3000) })),
  spaces: maybe(fc.array(space, { maxLength: 3 })),
  transfer: fc.oneof(fc.constant(undefined), fc.constant(null), fc.record({ type: oneOf(transferSeats.filter((type) => type !== 'none')), side: oneOf(['left', 'right'] as const), maxUserMass: kg(20, 500), seatHeight: mm(150, 1500) })),
  stowage: fc.oneof(fc.constant(undefined), fc.constant(null), fc.record({ hoistLoad: kg(1, 500), boot: maybe(fc.record({ width: mm(100, 3000), height: mm(100, 3000), length: mm(100, 4000) })) })),
  driving: maybe(fc.record({ gearbox: oneOf(['manual', 'automatic'] as const), controls: fc.uniqueArray(fc.constantFrom(...drivingControls)), standardPedalsUsable: maybe(fc.boolean()), licenceCodesMet: maybe(fc.uniqueArray(fc.constantFrom('10.02', '25.04', '40.11'), { minLength: 1 })) })),
  seats: maybe(fc.record({ total: seats, withOneChair: seats, withTwoChairs: seats, withThreeChairs: seats })),
  exteriorHeight: mm(1000, 4500),
});

const vehicle = (accessibility: Accessibility): OwnVehicle => ({
  id: 'vhc_1',
  version: 3,
  status: 'draft',
  title: 'Kangoo',
  place: { town: 'Lyon', department: 'Rhône' },
  location: { lat: 45.76, lon: 4.85 },
  exactLocation: { lat: 45.75, lon: 4.84 },
  address: '3 rue Neuve',
  body: 'van',
  colour: 'sand',
  accessibility,
  pricing: { perDay: { amount: 5850, currency: 'EUR' }, weekDiscountPercent: 10, monthDiscountPercent: 0, kmPerDay: 200 },
  cancellationPolicy: 'strict',
  deposit: { amount: 50_000, currency: 'EUR' },
  instant: true,
  timeZone: 'Europe/Paris',
  checked: false,
  owner: { id: 'acc_1', displayName: 'Odile', memberSince: '2026-01-01' },
});

/** Parts of which nothing is known say as much as parts that are not there; a winch of unknown strength is a winch. */
function meaning(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) {
    if (key !== 'spaces') return value.length === 0 ? undefined : value;
    const spaces: unknown[] = value.map((item: unknown) => meaning(item) ?? {});
    return spaces.length === 1 && JSON.stringify(spaces[0]) === '{}' ? undefined : spaces;
  }
  if (typeof value !== 'object' || value === null) return value;
  const parts = Object.entries(value).flatMap(([name, part]: [string, unknown]) => {
    const meant = meaning(part, name);
    return meant === undefined ? [] : [[name, meant] as const];
  });
  return parts.length === 0 && key !== 'winch' && key !== 'stowage' ? undefined : Object.fromEntries(parts);
}
const sent = (accessibility: unknown) => meaning(accessibilityInputSchema.parse(accessibility));

describe('the form of a car', () => {
  it.each(['fr', 'en'])('shows a car and sends it back as it was, in %s', (language) => {
    fc.assert(
      fc.property(car, (accessibility) => {
        const known = vehicle(accessibility);
        const body = bodyOf(formOf(known, language), known);
        expect(sent(body.accessibility)).toEqual(sent(JSON.parse(JSON.stringify(meaning(accessibility) ?? {}))));
      }),
      { numRuns: 300 },
    );
  });

  it('sends the rest of a car as it was too', () => {
    const known = vehicle({ modes: [] });
    expect(bodyOf(formOf(known, 'fr'), known)).toEqual({
      title: 'Kangoo',
      address: '3 rue Neuve',
      location: known.exactLocation,
      body: 'van',
      colour: 'sand',
      accessibility: { modes: [] },
      pricing: { perDay: 5850, weekDiscountPercent: 10, monthDiscountPercent: 0, kmPerDay: 200 },
      cancellationPolicy: 'strict',
      instant: true,
      delivery: null,
      extras: {},
    });
  });

  it('sends what the owner offers beside the car, and takes delivery back', () => {
    const offered: OwnVehicle = { ...vehicle({ modes: [] }), delivery: { maxKm: 30, perKm: { amount: 65, currency: 'EUR' } }, serviceDog: true, childSeat: false };
    const form = formOf(offered, 'fr');
    expect(form.delivery).toEqual({ is: 'yes', maxKm: { text: '30', unknown: false }, perKm: { text: '0,65', unknown: false } });
    expect(bodyOf(form, offered)).toMatchObject({ delivery: { maxKm: 30, perKm: 65 }, serviceDog: true, childSeat: false });
    expect(bodyOf({ ...form, delivery: { ...form.delivery, is: 'no' } }, offered).delivery).toBeNull();
  });

  it('sends the extras that have a price, free ones too, and takes back the others', () => {
    const offered: OwnVehicle = { ...vehicle({ modes: [] }), extras: { roof_box: { amount: 750, currency: 'EUR' }, cleaning: { amount: 0, currency: 'EUR' } } };
    const form = formOf(offered, 'fr');
    expect(form.extras).toMatchObject({ roof_box: { text: '7,5' }, cleaning: { text: '0' }, snow_chains: { text: '' } });
    expect(bodyOf(form, offered).extras).toEqual({ roof_box: 750, cleaning: 0 });
    const none = { ...form, extras: { ...form.extras, roof_box: { text: '', unknown: false }, cleaning: { text: '', unknown: false } } };
    expect(bodyOf(none, offered).extras).toEqual({});
  });

  it('says nothing of a dog or a child seat that the owner has not spoken of', () => {
    const known = vehicle({ modes: [] });
    expect(Object.keys(bodyOf(formOf(known, 'en'), known))).not.toEqual(expect.arrayContaining(['serviceDog']));
  });

  it('reads centimetres as people write them, and sends millimetres', () => {
    const known = vehicle({ modes: [] });
    const typed = (text: string, unknown = false) => ({ ...formOf(known, 'fr'), accessibility: { ...formOf(known, 'fr').accessibility, door: { width: { text, unknown } } } });
    expect(bodyOf(typed('78,5'), known).accessibility.door).toEqual({ width: 785 });
    expect(bodyOf(typed(' 78.5 '), known).accessibility.door).toEqual({ width: 785 });
    expect(bodyOf(typed(''), known).accessibility.door).toBeUndefined();
    expect(bodyOf(typed('78', true), known).accessibility.door).toBeUndefined();
  });

  it('says nothing of a winch on a lift, nor of anything of a way in that is not there', () => {
    const withRamp = vehicle({ modes: [], access: { type: 'ramp', winch: { swl: { value: 250, unit: 'kg', source: 'owner' } } } });
    const form = formOf(withRamp, 'fr');
    const turnedInto = (type: string) => ({ ...form, accessibility: { ...form.accessibility, access: { ...form.accessibility.access, type } } });
    expect(bodyOf(turnedInto('lift'), withRamp).accessibility.access).toEqual({ type: 'lift' });
    expect(bodyOf(turnedInto('none'), withRamp).accessibility.access).toBeNull();
  });

  it('starts a new car with one place of which nothing is known', () => {
    const form = formOf(undefined, 'en');
    expect(form.accessibility.spaces).toHaveLength(1);
    expect(isNumberAnswer(form.accessibility.spaces[0].length)).toBe(true);
  });
});

describe.each(['fr', 'en'])('the words of the form in %s', (lng) => {
  const exists = (key: string) => expect([key, i18next.exists(key, { ns: 'vehicles', lng })]).toEqual([key, true]);
  it.each([...plainFields, ...spaceFields])('name $words and its answers', (spec) => {
    exists(`field.${spec.words}`);
    if (spec.hint) exists(`hint.${spec.words}`);
    if (spec.kind === 'number') exists(`unit.${spec.unit}`);
    if ('required' in spec && (spec.kind === 'text' || spec.kind === 'number')) exists(`missing.${spec.words}`);
    if ('options' in spec) for (const option of spec.options) exists(`option.${spec.words}.${option}`);
  });
});
