import fc from 'fast-check';
import { checkFit } from '@passerelle/shared/fit/fit';
import { changeFor } from '@passerelle/shared/fit/remedies';
import { remedyKinds } from '@passerelle/shared/fit/result';
import { rankOf } from '@passerelle/shared/fit/verdict';
import { carA, carB, carC, carD, m1, p1 } from '@passerelle/shared/fit/vectors';
import type { Measured } from '@passerelle/shared/fit/measured';
import type { Accessibility, Wheelchair } from '@passerelle/shared/fit/model';
import { anyAccessibility, anyChair, car } from '../search-fixtures';
import { CarStore } from '../store/car-store';
import { accessibilityOf } from '../store/decode';
import { Batch } from './batch';
import { fitAskedOf, findFit } from './find-fit';
import { FindingTables } from './finding-tables';
import { doesNotFit, failingIn, fits, keysIn, tight, unknownFit, verdictMask } from './fit-bits';

function storeOf(all: readonly Accessibility[]): { store: CarStore; batch: Batch } {
  const store = new CarStore(all.length, 0, { days: 0 });
  const batch = new Batch();
  all.forEach((accessibility, index) => store.put(car(`vhc_${String(index)}`, { accessibility })));
  all.forEach((_, index) => (batch.rows[index] = store.find(`vhc_${String(index)}`) ?? -1));
  batch.count = all.length;
  return { store, batch };
}

const byRule = (accessibility: Accessibility, chairs: readonly Wheelchair[]) => {
  const { verdict, dimensions } = checkFit(accessibility, chairs);
  return { rank: rankOf(verdict ?? 'fits'), failing: new Set(dimensions.filter((found) => found.verdict === 'does_not_fit').map(({ key }) => key)) };
};

/** By `rankOf`. */
const worseThan = [fits, tight, unknownFit, doesNotFit];

function byColumns(all: readonly Accessibility[], chairs: readonly Wheelchair[], remedy?: (typeof remedyKinds)[number]) {
  const { store, batch } = storeOf(all);
  findFit(store, fitAskedOf(store, chairs, new FindingTables(), remedy), batch);
  return all.map((_, index) => ({ rank: worseThan.indexOf((batch.fits[index] ?? 0) & verdictMask), failing: new Set(keysIn(failingIn(batch.fits[index] ?? 0))) }));
}

describe('the fit rule over columns', () => {
  it('says what checkFit says, of one to three chairs in every kind of car', () => {
    fc.assert(
      fc.property(fc.array(anyAccessibility, { minLength: 1, maxLength: 8 }), fc.array(anyChair, { maxLength: 3 }), (all, chairs) => {
        expect(byColumns(all, chairs)).toEqual(all.map((accessibility) => byRule(accessibility, chairs)));
      }),
      { numRuns: 3_000 },
    );
  });

  it('says what checkFit says of a car after each remedy', () => {
    fc.assert(
      fc.property(fc.array(anyAccessibility, { minLength: 1, maxLength: 8 }), fc.array(anyChair, { minLength: 1, maxLength: 3 }), fc.constantFrom(...remedyKinds), (all, chairs, kind) => {
        const after = all.map((accessibility) => changeFor[kind]({ accessibility, wheelchairs: chairs }));
        expect(byColumns(all, chairs, kind)).toEqual(after.map((changed) => byRule(changed.accessibility, changed.wheelchairs)));
      }),
      { numRuns: 1_000 },
    );
  });

  it('loses nothing of a car that the rule could tell', () => {
    fc.assert(
      fc.property(anyAccessibility, fc.array(anyChair, { minLength: 1, maxLength: 3 }), (accessibility, chairs) => {
        const { store, batch } = storeOf([accessibility]);
        expect(checkFit(accessibilityOf(store, batch.rows[0] ?? 0), chairs)).toEqual(checkFit(accessibility, chairs));
      }),
      { numRuns: 1_000 },
    );
  });

  it('agrees at every push that is near the limit of one person', () => {
    const ramps = Array.from({ length: 400 }, (_, step) => ({ ...carA, access: { ...carA.access, grade: { value: 4 + step / 20, unit: 'percent', source: 'inspected' } as const } }));
    for (const occupiedMass of [110, 137.5, 150, 200, 260]) expect(byColumns(ramps, [{ ...m1, occupiedMass }])).toEqual(ramps.map((ramp) => byRule(ramp, [{ ...m1, occupiedMass }])));
  });

  it('agrees at every length near a limit, however precise car and chair are', () => {
    const wide = (value: number, precision = 0): Measured => ({ value, unit: 'mm', source: 'owner', ...(precision > 0 ? { precision } : {}) });
    const roomy = { length: wide(1_500), width: wide(900), headroom: wide(1_600), anchorage: { type: '4_point', maxChairMass: { value: 200, unit: 'kg', source: 'owner' } }, threePointBelt: true, facing: 'forward' } as const;
    const base: Accessibility = { ...carA, access: { ...carA.access, width: wide(900) }, door: { width: wide(900), height: wide(1_600) }, spaces: [roomy] };
    const onLift: Accessibility = { ...base, access: { ...base.access, type: 'lift', length: wide(1_500) } };
    const [w, l, h] = [640, 1_100, 1_330];
    const withLength: readonly (readonly [near: number, make: (length: Measured) => Accessibility])[] = [
      [w, (width) => ({ ...base, access: { ...base.access, width } })],
      [l, (length) => ({ ...onLift, access: { ...onLift.access, length } })],
      [w, (width) => ({ ...base, door: { ...base.door, width } })],
      [h, (height) => ({ ...base, door: { ...base.door, height } })],
      [h, (headroom) => ({ ...base, spaces: [{ ...roomy, headroom }] })],
      [l, (length) => ({ ...base, spaces: [{ ...roomy, length }] })],
      [w, (width) => ({ ...base, spaces: [{ ...roomy, width }] })],
    ];
    const chair: Wheelchair = { ...m1, width: w, length: l, height: h, occupiedMass: 90, propulsion: 'powered', ratedGrade: 25 };
    expect(byRule(base, [chair]).rank).toBe(0);
    const chairs = [{}, { headBow: 40 }, { precision: { width: 10, length: 10, height: 10 } }, { precision: { width: 2.5, length: 2.5, height: 7.5 }, headBow: 30 }].map((more) => ({ ...chair, ...more }));
    for (const asked of chairs) {
      for (const [near, make] of withLength) {
        // One that has no place in a column is among them.
        for (const precision of [0, 5, 25, 100, 7]) {
          const cars = Array.from({ length: 200 }, (_, step) => make(wide(near - 165 + 2 * step, precision)));
          expect(byColumns(cars, [asked])).toEqual(cars.map((each) => byRule(each, [asked])));
        }
      }
    }
  });

  it('gives the vectors of the specification', () => {
    expect(byColumns([carA, carB, carC, carD], [m1]).map(({ rank }) => rank)).toEqual([carA, carB, carC, carD].map((each) => byRule(each, [m1]).rank));
    expect(byColumns([carA, carB, carC], [p1]).map(({ rank }) => rank)).toEqual([1, 3, 0]);
  });
});
