import { clearance, doorHeight } from './clearance';
import { load, loadVerdict } from './load';
import type { Measured, MeasureUnit } from './measured';
import type { Access, Space, Wheelchair } from './model';
import type { Verdict } from './result';
import { securement, securementNotices } from './securement';
import { computedGrade, pushForce, slope } from './slope';
import { m1, p1 } from './vectors';

const subject = { chair: 0, space: null };
const measured = (value: number, unit: MeasureUnit = 'mm', precision?: number): Measured => ({ value, unit, source: 'owner', precision });
/** A ramp that somebody of ours measured, so that the grade is exactly this. */
const rampAt = (grade: number, more: Access = {}): Access => ({
  type: 'ramp',
  length: measured(1800),
  thresholdHeight: measured(300),
  grade: { value: grade, unit: 'percent', source: 'inspected' },
  ...more,
});
const winch = (swl?: number) => ({ winch: swl === undefined ? {} : { swl: measured(swl, 'kg') } });
const self: Wheelchair = { ...m1, propulsion: 'self' };

describe('a length', () => {
  it.each<[slack: number, vehicleU: number, chairU: number, verdict: Verdict]>([
    [-1, 0, 0, 'does_not_fit'],
    [0, 0, 0, 'tight'],
    [39, 0, 0, 'tight'],
    [40, 0, 0, 'fits'],
    [-11, 5, 5, 'does_not_fit'],
    [-10, 5, 5, 'unknown'],
    [-1, 5, 5, 'unknown'],
    [0, 5, 5, 'tight'],
    [49, 5, 5, 'tight'],
    [50, 5, 5, 'fits'],
  ])('with slack %d, ±%d and ±%d: %s', (slack, vehicleU, chairU, verdict) => {
    const chair: Wheelchair = { ...m1, width: 700, precision: { width: chairU } };
    expect(clearance('access_width', measured(700 + slack, 'mm', vehicleU), chair, 'width', subject)).toMatchObject({ verdict, slack });
  });

  it.each<[slack: number, bow: number | undefined, u: number, verdict: Verdict]>([
    [30, undefined, 0, 'fits'],
    [0, 40, 0, 'tight'],
    [-1, undefined, 0, 'does_not_fit'],
    [-1, 0, 0, 'does_not_fit'],
    [-40, 40, 0, 'tight'],
    [-41, 40, 0, 'does_not_fit'],
    [-41, 40, 1, 'unknown'],
    [-5, undefined, 10, 'unknown'],
    [-5, 5, 10, 'tight'],
  ])('door height with slack %d, bow %s, ±%d: %s', (slack, headBow, u, verdict) => {
    const chair: Wheelchair = { ...m1, height: 1330, headBow };
    expect(doorHeight(measured(1330 + slack, 'mm', u), chair, subject)).toMatchObject({ verdict, slack });
  });
});

describe('a load', () => {
  it.each<[carried: number, swl: number, verdict: Verdict]>([
    [270, 300, 'fits'],
    [271, 300, 'tight'],
    [300, 300, 'tight'],
    [301, 300, 'does_not_fit'],
    [315, 350, 'fits'],
    [63, 70, 'fits'],
  ])('of %d kg on %d kg: %s', (carried, swl, verdict) => {
    expect(loadVerdict(swl, carried)).toBe(verdict);
  });

  const swl = (value: number) => ({ swl: measured(value, 'kg') });
  it.each<[name: string, access: Access, chair: Wheelchair, required: number | null, expected: [verdict: Verdict, missing?: string]]>([
    ['counts the helper on a ramp', rampAt(10, swl(170)), m1, 170, ['tight']],
    ['counts the helper’s own mass', rampAt(10, swl(200)), { ...m1, helperMass: 60 }, 150, ['fits']],
    ['counts no helper on a lift', { type: 'lift', ...swl(100) }, m1, 90, ['fits']],
    ['counts no helper for a powered chair', rampAt(10, swl(300)), p1, 230, ['fits']],
    ['counts no helper where the winch pulls', rampAt(10, { ...swl(100), ...winch(90) }), m1, 90, ['fits']],
    ['counts the helper where the winch is too weak', rampAt(10, { ...swl(100), ...winch(89) }), m1, 170, ['does_not_fit']],
    ['cannot tell where the winch might pull', rampAt(10, { ...swl(100), ...winch() }), m1, 170, ['unknown', 'vehicle']],
    ['refuses what no winch could lift off the ramp', rampAt(10, { ...swl(80), ...winch() }), m1, 170, ['does_not_fit']],
    ['cannot tell without an occupied mass', rampAt(10, swl(300)), { ...m1, occupiedMass: undefined }, null, ['unknown', 'wheelchair']],
    ['cannot tell without a working load', rampAt(10), m1, null, ['unknown', 'vehicle']],
  ])('%s', (_name, access, chair, required, [verdict, missing]) => {
    const result = load(access, chair, subject);
    expect(result).toMatchObject({ required, verdict });
    expect(result.missing).toBe(missing);
  });
});

describe('a slope', () => {
  it.each<[who: string, chair: Wheelchair, grade: number, access: Access, verdict: Verdict]>([
    ['self', self, 6, {}, 'fits'],
    ['self', self, 6.1, {}, 'tight'],
    ['self', self, 12, {}, 'tight'],
    ['self', self, 12.1, {}, 'does_not_fit'],
    ['attendant', m1, 12, {}, 'fits'],
    ['attendant', m1, 12.1, {}, 'tight'],
    ['attendant', m1, 25, {}, 'tight'],
    ['attendant', m1, 25.1, {}, 'does_not_fit'],
    ['attendant, 220 kg', { ...m1, occupiedMass: 220 }, 12, {}, 'does_not_fit'],
    ['attendant, 220 kg', { ...m1, occupiedMass: 220 }, 12.1, {}, 'does_not_fit'],
    ['rated 18', p1, 15, {}, 'fits'],
    ['rated 18', p1, 15.1, {}, 'tight'],
    ['rated 18', p1, 18, {}, 'tight'],
    ['rated 18', p1, 18.1, {}, 'does_not_fit'],
    ['rated 40', { ...p1, ratedGrade: 40 }, 25, {}, 'fits'],
    ['rated 40', { ...p1, ratedGrade: 40 }, 25.1, {}, 'does_not_fit'],
    ['not rated', { ...p1, ratedGrade: undefined }, 10, {}, 'tight'],
    ['not rated', { ...p1, ratedGrade: undefined }, 10.1, {}, 'unknown'],
    ['not rated', { ...p1, ratedGrade: undefined }, 25.1, {}, 'does_not_fit'],
    ['pulled', self, 25, winch(90), 'fits'],
    ['pulled', self, 25.1, winch(90), 'tight'],
    ['pulled', self, 30, winch(90), 'tight'],
    ['pulled', self, 30.1, winch(90), 'does_not_fit'],
    ['a winch too weak by 1 kg', self, 20, winch(89), 'does_not_fit'],
    ['a winch of unknown swl', self, 20, winch(), 'unknown'],
    ['a winch of unknown swl', m1, 20, winch(), 'tight'],
    ['a winch of unknown swl', self, 30.1, winch(), 'does_not_fit'],
  ])('%s, %#', (_who, chair, grade, access, verdict) => {
    expect(slope(rampAt(grade, access), chair, subject).verdict).toBe(verdict);
  });

  it('is too much to push above 250 N, at any grade', () => {
    const heaviest = 250 / pushForce(1, 5);
    expect(slope(rampAt(5), { ...m1, occupiedMass: heaviest - 0.001 }, subject).verdict).toBe('fits');
    expect(slope(rampAt(5), { ...m1, occupiedMass: heaviest + 0.001 }, subject)).toMatchObject({ verdict: 'does_not_fit', slack: -1 });
    expect(Math.round(pushForce(90, 16.9))).toBe(165);
  });

  it('is computed from threshold height and ramp length', () => {
    expect(computedGrade(300, 1800)).toBeCloseTo(16.9, 1);
    expect(computedGrade(310, 1300)).toBeCloseTo(24.55, 2);
    expect(computedGrade(0, 1300)).toBe(0);
    expect(computedGrade(300, 300)).toBeUndefined();
  });

  it('takes the greater of computed and declared, unless the declared one was inspected', () => {
    const declared = (value: number, source: Measured['source']) => rampAt(0, { grade: { value, unit: 'percent', source } });
    expect(slope(declared(11, 'owner'), m1, subject).required).toBe(16.9);
    expect(slope(declared(20, 'owner'), m1, subject).required).toBe(20);
    expect(slope(declared(11, 'document'), m1, subject).required).toBe(16.9);
    expect(slope(declared(11, 'inspected'), m1, subject).required).toBe(11);
  });

  it.each<[name: string, access: Access]>([
    ['length', rampAt(5, { length: undefined })],
    ['threshold height', rampAt(5, { thresholdHeight: undefined })],
    ['possible ramp', rampAt(5, { thresholdHeight: measured(1800) })],
    ['type of access', rampAt(5, { type: undefined })],
  ])('is unknown without a %s, whatever grade is declared', (_name, access) => {
    expect(slope(access, m1, subject)).toMatchObject({ verdict: 'unknown', missing: 'vehicle' });
  });

  it('asks for the mass that a helper or a winch has to move', () => {
    const light = { occupiedMass: undefined };
    expect(slope(rampAt(10), { ...m1, ...light }, subject)).toMatchObject({ verdict: 'unknown', missing: 'wheelchair' });
    expect(slope(rampAt(20, winch(200)), { ...self, ...light }, subject)).toMatchObject({ verdict: 'unknown', missing: 'wheelchair' });
  });
});

describe('securement', () => {
  const fourPoint: Space = { facing: 'forward', threePointBelt: true, anchorage: { type: '4_point', maxChairMass: measured(100, 'kg') } };
  const docking = (dockingModel?: string): Space => ({
    ...fourPoint,
    anchorage: { type: 'docking', maxChairMass: measured(100, 'kg'), dockingModel },
  });
  it.each<[name: string, space: Space, chair: Wheelchair, expected: [verdict: Verdict, reason?: string, missing?: string]]>([
    ['holds a chair at its limit', fourPoint, { ...m1, chairMass: 100 }, ['fits']],
    ['does not hold a heavier one', fourPoint, { ...m1, chairMass: 101 }, ['does_not_fit', 'too_heavy_for_anchorage']],
    ['needs anchors', { ...fourPoint, anchorage: { type: 'none' } }, m1, ['does_not_fit', 'anchorage_none']],
    ['takes null for no anchors', { ...fourPoint, anchorage: null }, m1, ['does_not_fit', 'anchorage_none']],
    ['cannot tell without knowing the anchors', { ...fourPoint, anchorage: undefined }, m1, ['unknown', undefined, 'vehicle']],
    ['cannot tell without the kind of anchors', { ...fourPoint, anchorage: { maxChairMass: measured(100, 'kg') } }, m1, ['unknown', undefined, 'vehicle']],
    ['cannot tell without their limit', { ...fourPoint, anchorage: { type: '4_point' } }, m1, ['unknown', undefined, 'vehicle']],
    ['cannot tell without the chair’s mass', fourPoint, { ...m1, chairMass: undefined }, ['unknown', undefined, 'wheelchair']],
    ['refuses a sideways place', { ...fourPoint, facing: 'side' }, m1, ['does_not_fit', 'side_facing']],
    ['accepts a rearward place', { ...fourPoint, facing: 'rear' }, m1, ['fits']],
    ['only notes an unknown facing', { ...fourPoint, facing: undefined }, m1, ['fits']],
    ['is tight without a belt', { ...fourPoint, threePointBelt: false }, m1, ['tight', 'no_three_point_belt']],
    ['is tight where the belt is known absent', { ...fourPoint, threePointBelt: null }, m1, ['tight', 'no_three_point_belt']],
    ['only notes an unknown belt', { ...fourPoint, threePointBelt: undefined }, m1, ['fits']],
    ['is tight for a chair that is no vehicle seat', fourPoint, { ...m1, crashTested: 'no' }, ['tight', 'not_crash_tested']],
    ['only notes an unknown crash test', fourPoint, { ...m1, crashTested: 'unknown' }, ['fits']],
    ['docks the same pin', docking('Dahl MK II'), { ...m1, dockingPin: ' dahl  mk ii ' }, ['fits']],
    ['does not dock another pin', docking('Dahl MK II'), { ...m1, dockingPin: 'EZ Lock' }, ['does_not_fit', 'other_docking_pin']],
    ['does not dock a chair without pin', docking('Dahl MK II'), { ...m1, dockingPin: null }, ['does_not_fit', 'other_docking_pin']],
    ['cannot tell an unknown pin', docking('Dahl MK II'), m1, ['unknown', 'docking_unknown', 'wheelchair']],
    ['cannot tell an unknown station', docking(), { ...m1, dockingPin: 'EZ Lock' }, ['unknown', 'docking_unknown', 'vehicle']],
    ['lets a refusal win over what is unknown', docking(), { ...m1, dockingPin: 'EZ Lock', chairMass: 101 }, ['does_not_fit', 'too_heavy_for_anchorage']],
  ])('%s', (_name, space, chair, [verdict, reason, missing]) => {
    const result = securement(space, chair, { chair: 0, space: 0 });
    expect([result.verdict, result.reason, result.missing]).toEqual([verdict, reason, missing]);
  });

  it('notes what the traveller must know', () => {
    expect(securementNotices(fourPoint, m1)).toEqual([]);
    expect(securementNotices({ ...fourPoint, threePointBelt: false }, { ...m1, crashTested: 'no' })).toEqual(['not_crash_tested', 'no_three_point_belt']);
    expect(securementNotices({}, { propulsion: 'self' })).toEqual(['crash_test_unknown', 'three_point_belt_unknown', 'facing_unknown']);
  });
});
