import fc from 'fast-check';
import { checkFit, verdictOf } from './fit';
import type { Measured, MeasureUnit } from './measured';
import type { Accessibility, Space, Wheelchair } from './model';
import type { Verdict } from './result';
import { rankOf } from './verdict';

const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 12 });
const measure = (unit: MeasureUnit, min: number, max: number): fc.Arbitrary<Measured> =>
  fc.record({
    value: fc.integer({ min, max }),
    unit: fc.constant(unit),
    source: fc.constantFrom('owner', 'inspected'),
    precision: unit === 'mm' ? optional(fc.constantFrom(0, 5, 20)) : fc.constant(undefined),
  });

/** Around the sizes of chairs, so that every verdict comes up. */
const space: fc.Arbitrary<Space> = fc.record({
  length: optional(measure('mm', 1000, 1500)),
  width: optional(measure('mm', 620, 850)),
  headroom: optional(measure('mm', 1250, 1600)),
  facing: fc.constantFrom('forward', 'forward', 'rear', 'side', undefined),
  driverPosition: fc.constantFrom(false, false, true, undefined),
  anchorage: optional(
    fc.record({
      type: fc.constantFrom('4_point', '4_point', 'docking', 'none', undefined),
      maxChairMass: optional(measure('kg', 40, 220)),
      dockingModel: fc.constantFrom('dahl', undefined),
    }),
  ),
  threePointBelt: fc.constantFrom(true, true, false, null, undefined),
});
const car: fc.Arbitrary<Accessibility> = fc.record({
  modes: fc.constantFrom<Accessibility['modes'][]>(['passenger_in_wheelchair'], ['passenger_in_wheelchair'], ['transfer'], []),
  access: optional(
    fc.record({
      type: fc.constantFrom('ramp', 'ramp', 'lift', undefined),
      width: optional(measure('mm', 650, 850)),
      length: optional(measure('mm', 1000, 3000)),
      thresholdHeight: optional(measure('mm', 0, 400)),
      grade: fc.option(measure('percent', 2, 32), { nil: undefined, freq: 3 }),
      swl: optional(measure('kg', 150, 400)),
      winch: fc.option(fc.record({ swl: optional(measure('kg', 80, 300)) }), { nil: undefined, freq: 2 }),
    }),
  ),
  door: optional(fc.record({ width: optional(measure('mm', 650, 900)), height: optional(measure('mm', 1250, 1500)) })),
  spaces: optional(fc.array(space, { minLength: 1, maxLength: 4 })),
});
const chair: fc.Arbitrary<Wheelchair> = fc.record({
  propulsion: fc.constantFrom('self', 'attendant', 'powered'),
  width: optional(fc.integer({ min: 560, max: 760 })),
  length: optional(fc.integer({ min: 950, max: 1350 })),
  height: optional(fc.integer({ min: 1200, max: 1450 })),
  occupiedMass: optional(fc.integer({ min: 60, max: 300 })),
  chairMass: optional(fc.integer({ min: 10, max: 200 })),
  headBow: optional(fc.integer({ min: 0, max: 80 })),
  helperMass: optional(fc.integer({ min: 50, max: 110 })),
  ratedGrade: optional(fc.integer({ min: 6, max: 30 })),
  crashTested: fc.constantFrom('yes', 'yes', 'no', 'unknown', undefined),
  dockingPin: fc.constantFrom('dahl', 'dahl', null, undefined),
  precision: optional(fc.record({ width: fc.constantFrom(0, 10), height: fc.constantFrom(0, 10) })),
});
const chairs = fc.array(chair, { minLength: 1, maxLength: 3 });
const comfortableCar: Accessibility = {
  modes: ['passenger_in_wheelchair'],
  access: {
    type: 'ramp',
    width: { value: 900, unit: 'mm', source: 'owner' },
    length: { value: 3000, unit: 'mm', source: 'owner' },
    thresholdHeight: { value: 100, unit: 'mm', source: 'owner' },
    swl: { value: 500, unit: 'kg', source: 'owner' },
  },
  door: { width: { value: 1000, unit: 'mm', source: 'owner' }, height: { value: 1700, unit: 'mm', source: 'owner' } },
  spaces: [0, 1, 2].map(() => ({
    length: { value: 1600, unit: 'mm' as const, source: 'owner' as const },
    width: { value: 950, unit: 'mm' as const, source: 'owner' as const },
    headroom: { value: 1700, unit: 'mm' as const, source: 'owner' as const },
    facing: 'forward' as const,
    anchorage: { type: '4_point' as const, maxChairMass: { value: 250, unit: 'kg' as const, source: 'owner' as const } },
    threePointBelt: true,
  })),
};
/** Half of the cars fit most chairs: a property about `fits` must meet it. */
const anyCar = fc.oneof(car, fc.constant(comfortableCar));

type Path = readonly (string | number)[];
const isMeasured = (value: unknown): value is Measured => typeof value === 'object' && value !== null && 'value' in value;

/** Every measured number of a car but the declared grade. */
function measuresOf(value: unknown, path: Path = []): Path[] {
  if (isMeasured(value)) return path.at(-1) === 'grade' ? [] : [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => measuresOf(inner, [...path, key]));
}

function changed<T>(original: T, path: Path, change: (measured: Measured) => Measured | undefined): T {
  const copy = JSON.parse(JSON.stringify(original)) as T;
  const parent = path.slice(0, -1).reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, copy as Record<string, unknown>);
  const last = String(path.at(-1));
  parent[last] = change(parent[last] as Measured);
  return copy;
}

const notWorse = (before: Verdict | null, after: Verdict | null) => rankOf(after ?? 'fits') <= rankOf(before ?? 'fits');
const runs = { numRuns: 500 };

describe('the rule, for any car and chairs', () => {
  it('never worsens when a number of the car grows, grade and threshold height apart', () => {
    const grow = fc.integer({ min: 1, max: 400 });
    fc.assert(
      fc.property(anyCar, chairs, fc.nat(), grow, (vehicle, wheelchairs, pick, by) => {
        const paths = measuresOf(vehicle).filter((path) => path.at(-1) !== 'thresholdHeight');
        const path = paths[pick % Math.max(1, paths.length)];
        fc.pre(path !== undefined);
        const larger = changed(vehicle, path ?? [], (measured) => ({ ...measured, value: measured.value + by }));
        expect(notWorse(verdictOf(vehicle, wheelchairs), verdictOf(larger, wheelchairs))).toBe(true);
      }),
      runs,
    );
  });

  it('never improves when a chair is bigger or heavier', () => {
    const side = fc.constantFrom('width', 'length', 'height', 'occupiedMass', 'chairMass', 'helperMass');
    fc.assert(
      fc.property(anyCar, chairs, side, fc.nat(2), fc.integer({ min: 1, max: 200 }), (vehicle, wheelchairs, key, pick, by) => {
        const which = pick % wheelchairs.length;
        const larger = wheelchairs.map((one, index) => {
          const value = one[key];
          return index === which && value !== undefined ? { ...one, [key]: value + by } : one;
        });
        expect(notWorse(verdictOf(vehicle, larger), verdictOf(vehicle, wheelchairs))).toBe(true);
      }),
      runs,
    );
  });

  it('never says that it fits once a number of a car that fits is gone', () => {
    let fitting = 0;
    fc.assert(
      fc.property(anyCar, chair, fc.boolean(), (given, wheelchair, inspected) => {
        const grade = inspected ? ({ value: 5, unit: 'percent', source: 'inspected' } as const) : undefined;
        const [first] = given.spaces ?? [];
        const vehicle: Accessibility = { ...given, access: { ...given.access, grade }, ...(first ? { spaces: [first] } : {}) };
        if (verdictOf(vehicle, [wheelchair]) !== 'fits') return;
        fitting += 1;
        for (const path of measuresOf(vehicle)) {
          const isExtra = path[1] === 'winch' || (vehicle.access?.type === 'lift' && path[1] === 'thresholdHeight');
          if (!isExtra) expect(verdictOf(changed(vehicle, path, () => undefined), [wheelchair])).toBe('unknown');
        }
        for (const key of ['width', 'length', 'height', 'occupiedMass', 'chairMass'] as const) {
          expect(verdictOf(vehicle, [{ ...wheelchair, [key]: undefined }])).toBe('unknown');
        }
      }),
      runs,
    );
    expect(fitting).toBeGreaterThan(30);
  });

  it('never says that it fits for want of a number, where it did not before', () => {
    fc.assert(
      fc.property(anyCar, chairs, fc.nat(), (vehicle, wheelchairs, pick) => {
        const paths = measuresOf(vehicle);
        const path = paths[pick % Math.max(1, paths.length)];
        fc.pre(path !== undefined);
        if (verdictOf(vehicle, wheelchairs) === 'fits') return;
        expect(verdictOf(changed(vehicle, path ?? [], () => undefined), wheelchairs)).not.toBe('fits');
      }),
      runs,
    );
  });

  it('does not depend on the order of the spaces, nor of the chairs', () => {
    fc.assert(
      fc.property(anyCar, chairs, (vehicle, wheelchairs) => {
        const reversed = { ...vehicle, spaces: vehicle.spaces && [...vehicle.spaces].reverse() };
        expect(verdictOf(reversed, wheelchairs)).toBe(verdictOf(vehicle, wheelchairs));
        expect(verdictOf(vehicle, [...wheelchairs].reverse())).toBe(verdictOf(vehicle, wheelchairs));
      }),
      runs,
    );
  });

  it('has one verdict, the worst of its dimensions, and gives no space twice', () => {
    fc.assert(
      fc.property(anyCar, chairs, (vehicle, wheelchairs) => {
        const result = checkFit(vehicle, wheelchairs);
        const worst = Math.max(...result.dimensions.map((found) => rankOf(found.verdict)));
        expect(rankOf(result.verdict ?? 'fits')).toBe(worst);
        const given = result.assignment.filter((space) => space !== null);
        expect(new Set(given).size).toBe(given.length);
        expect(given.every((index) => vehicle.spaces?.[index]?.driverPosition !== true)).toBe(true);
        for (const found of result.dimensions) expect(found.missing !== undefined && found.verdict !== 'unknown').toBe(false);
        for (const remedy of result.remedies) expect(rankOf(remedy.verdict)).toBeLessThan(rankOf('does_not_fit'));
      }),
      runs,
    );
  });
});
