import fc from 'fast-check';
import { checkFit } from '@passerelle/shared/fit/fit';
import { changeFor } from '@passerelle/shared/fit/remedies';
import { remedyKinds } from '@passerelle/shared/fit/result';
import { rankOf } from '@passerelle/shared/fit/verdict';
import { carA, carB, carC, carD, m1, p1 } from '@passerelle/shared/fit/vectors';
import type { Accessibility, Wheelchair } from '@passerelle/shared/fit/model';
import { anyAccessibility, anyChair, car } from '../search-fixtures';
import { CarStore } from '../store/car-store';
import { accessibilityOf } from '../store/decode';
import { Batch } from './batch';
import { keysIn } from './fit-bits';
import { fitAskedOf, rankFit } from './rank-fit';

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

function byColumns(all: readonly Accessibility[], chairs: readonly Wheelchair[], remedy?: (typeof remedyKinds)[number]) {
  const { store, batch } = storeOf(all);
  rankFit(store, fitAskedOf(store, chairs, remedy), batch);
  return all.map((_, index) => ({ rank: batch.verdicts[index], failing: new Set(keysIn(batch.failing[index] ?? 0)) }));
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

  it('gives the vectors of the specification', () => {
    expect(byColumns([carA, carB, carC, carD], [m1]).map(({ rank }) => rank)).toEqual([carA, carB, carC, carD].map((each) => byRule(each, [m1]).rank));
    expect(byColumns([carA, carB, carC], [p1]).map(({ rank }) => rank)).toEqual([1, 3, 0]);
  });
});
