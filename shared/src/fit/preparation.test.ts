import { checkFit } from './fit';
import type { Accessibility, Wheelchair } from './model';
import { ownerView, preparationFor } from './preparation';
import { carA, carC, carD, m1, p1 } from './vectors';

const prepared = (car: Accessibility, ...chairs: Wheelchair[]) => preparationFor(car, chairs, checkFit(car, chairs));

describe('what an owner gets ready', () => {
  it('follows from the car and from who comes', () => {
    expect(prepared(carA, m1)).toEqual(['ramp', 'straps_4', 'three_point_belt', 'helper']);
    expect(prepared(carC, p1)).toEqual(['lift', 'straps_4', 'three_point_belt']);
    expect(prepared(carD, m1)).toContain('winch');
    const docking: Accessibility = { ...carC, spaces: [{ ...carC.spaces?.[0], anchorage: { type: 'docking' } }] };
    expect(prepared(docking, p1)).toContain('docking');
    expect(prepared(carA)).toEqual([]);
  });

  it('is the same for every weight', () => {
    expect(prepared(carD, { ...m1, occupiedMass: 300 })).toEqual(prepared(carD, m1));
  });

  it('is shown without any measure, slack, dimension or remedy', () => {
    const view = ownerView(carA, [m1], checkFit(carA, [m1]));
    expect(view).toEqual({
      verdict: 'tight',
      ruleVersion: '2026-11-1',
      wheelchairs: 1,
      preparation: ['ramp', 'straps_4', 'three_point_belt', 'helper'],
    });
  });
});
