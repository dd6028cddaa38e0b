import { checkFit } from './fit';
import type { Accessibility, Wheelchair } from './model';
import type { DimensionKey, Remedy, Verdict } from './result';
import { carA, carB, carC, carD, m1, p1 } from './vectors';

type NotFits = Partial<Record<DimensionKey, readonly [Verdict, number?]>>;
type Row = [name: string, car: Accessibility, chair: Wheelchair, verdict: Verdict, notFits: NotFits, remedies?: Remedy[]];

const mm = (value: number) => ({ value, unit: 'mm' as const, source: 'owner' as const });
const inspectedGrade = { value: 11, unit: 'percent' as const, source: 'inspected' as const };
const withoutHeadroom: Accessibility = { ...carA, spaces: [{ ...carA.spaces?.[0], headroom: undefined }] };

const rows: Row[] = [
  ['m1 in A', carA, m1, 'tight', { slope: ['tight'] }],
  ['m1 in A, grade 11, inspected', { ...carA, access: { ...carA.access, grade: inspectedGrade } }, m1, 'fits', {}],
  ['m1 in D', carD, m1, 'fits', {}],
  [
    'm1 self-propelled in A',
    carA,
    { ...m1, propulsion: 'self' },
    'does_not_fit',
    { slope: ['does_not_fit'] },
    [
      { kind: 'helper', verdict: 'tight' },
      { kind: 'winch', verdict: 'fits' },
    ],
  ],
  ['p1 in A', carA, p1, 'tight', { door_height: ['tight', 20], slope: ['tight'] }],
  [
    'p1 in B',
    carB,
    p1,
    'does_not_fit',
    {
      door_height: ['does_not_fit', -30],
      headroom: ['tight', 20],
      load: ['tight', 20],
      slope: ['does_not_fit', -6.6],
      securement: ['does_not_fit', -60],
    },
  ],
  ['p1 in C', carC, p1, 'fits', {}],
  ['p1, rated grade unknown, in A', carA, { ...p1, ratedGrade: undefined }, 'unknown', { slope: ['unknown'], door_height: ['tight', 20] }],
  [
    'm1 735 ±10 wide in B',
    carB,
    { ...m1, width: 735, precision: { width: 10 } },
    'unknown',
    { access_width: ['unknown', -5], door_width: ['tight', 25], door_height: ['tight', 20], space_width: ['tight', 15], slope: ['tight'] },
  ],
  [
    'm1 1,420 high, bow 40, in A',
    carA,
    { ...m1, height: 1420, headBow: 40 },
    'tight',
    { door_height: ['tight', -20], headroom: ['tight', 30], slope: ['tight'] },
  ],
  ['m1 in A, headroom missing', withoutHeadroom, m1, 'unknown', { headroom: ['unknown'], slope: ['tight'] }],
  [
    'm1 790 wide in A, headroom missing',
    withoutHeadroom,
    { ...m1, width: 790 },
    'does_not_fit',
    {
      access_width: ['does_not_fit', -10],
      headroom: ['unknown'],
      door_width: ['tight', 10],
      space_width: ['tight', 10],
      slope: ['tight'],
    },
  ],
  ['m1 in C, crashTested no', carC, { ...m1, crashTested: 'no' }, 'tight', { securement: ['tight'] }],
  ['p1 1,350 long in C', carC, { ...p1, length: 1350 }, 'does_not_fit', { platform_length: ['does_not_fit', -100] }],
  [
    'm1 150 kg in A',
    carA,
    { ...m1, occupiedMass: 150 },
    'does_not_fit',
    { slope: ['does_not_fit', -24] },
    [{ kind: 'winch', verdict: 'fits' }],
  ],
  ['m1 in C, swl missing', { ...carC, access: { ...carC.access, swl: undefined } }, m1, 'unknown', { load: ['unknown'] }],
];

describe('the vectors of the rule', () => {
  it.each(rows)('%s', (_name, car, chair, verdict, notFits, remedies = []) => {
    const result = checkFit(car, [chair]);
    expect(result.verdict).toBe(verdict);
    const found = Object.fromEntries(result.dimensions.filter((d) => d.verdict !== 'fits').map((d) => [d.key, d]));
    expect(Object.keys(found).sort()).toEqual(Object.keys(notFits).sort());
    for (const [key, [expected, slack]] of Object.entries(notFits)) {
      expect(found[key]?.verdict).toBe(expected);
      if (slack !== undefined) expect(found[key]?.slack).toBeCloseTo(slack, 0);
      if (slack !== undefined && found[key]?.unit === 'mm') expect(found[key].slack).toBe(slack);
    }
    expect(result.remedies).toEqual(remedies);
  });

  it('reports the grade and the push that decided', () => {
    const gentle = checkFit(carA, [m1]).dimensions.find((d) => d.key === 'slope');
    expect(gentle).toMatchObject({ unit: 'percent', required: 16.9, available: 25, slack: 8.1 });
    const heavy = checkFit(carA, [{ ...m1, occupiedMass: 150 }]).dimensions.find((d) => d.key === 'slope');
    expect(heavy).toMatchObject({ unit: 'newton', reason: 'push_force', required: 274, available: 250, slack: -24 });
    const steep = checkFit(carB, [p1]).dimensions.find((d) => d.key === 'slope');
    expect(steep).toMatchObject({ unit: 'percent', required: 24.6, available: 18 });
  });

  it('says whose number is missing', () => {
    expect(checkFit(withoutHeadroom, [m1]).dimensions.find((d) => d.key === 'headroom')).toMatchObject({ missing: 'vehicle', space: 0 });
    expect(checkFit(carA, [{ ...m1, width: undefined }]).dimensions.find((d) => d.key === 'door_width')?.missing).toBe('wheelchair');
  });

  it('gives no verdict where no chair was asked about', () => {
    expect(checkFit(carA, [])).toMatchObject({ verdict: null, dimensions: [], remedies: [] });
  });

  it('names the version of its numbers', () => {
    expect(checkFit(carA, [m1]).ruleVersion).toBe('2026-11-1');
  });

  it('reports every dimension once for a chair, whatever its verdict', () => {
    const keys = (car: Accessibility) => checkFit(car, [m1]).dimensions.map((d) => d.key);
    const inside = ['headroom', 'space_length', 'space_width', 'securement'];
    expect(keys(carA)).toEqual(['mode', 'access_width', 'slope', 'load', 'door_width', 'door_height', ...inside]);
    expect(keys(carC)).toEqual(['mode', 'access_width', 'platform_length', 'load', 'door_width', 'door_height', ...inside]);
    expect(keys({ modes: [] })).toHaveLength(10);
    expect(checkFit({ modes: [] }, [m1]).verdict).toBe('unknown');
  });

  it('offers bowing the head to a person who is a little too tall for the door', () => {
    const result = checkFit({ ...carC, door: { width: mm(1000), height: mm(1300) } }, [m1]);
    expect(result.remedies).toEqual([{ kind: 'bow', verdict: 'tight' }]);
  });

  it('offers nothing where no single change helps', () => {
    expect(checkFit({ ...carC, modes: ['transfer'] }, [m1])).toMatchObject({ verdict: 'does_not_fit', remedies: [] });
  });
});
