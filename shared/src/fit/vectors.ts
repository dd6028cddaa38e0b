import type { Measured, MeasureUnit } from './measured';
import type { Accessibility, Wheelchair } from './model';

const measured = (unit: MeasureUnit) => (value: number): Measured => ({ value, unit, source: 'owner' });
const mm = measured('mm');
const kg = measured('kg');

type Size = readonly [length: number, width: number, height: number];

function space([length, width, headroom]: Size, maxChairMass: number): NonNullable<Accessibility['spaces']>[number] {
  return {
    length: mm(length),
    width: mm(width),
    headroom: mm(headroom),
    facing: 'forward',
    anchorage: { type: '4_point', maxChairMass: kg(maxChairMass) },
    threePointBelt: true,
  };
}

/** A small converted MPV with a long ramp: 16.9 %. */
export const carA: Accessibility = {
  modes: ['passenger_in_wheelchair'],
  access: { type: 'ramp', side: 'rear', operation: 'manual', width: mm(780), length: mm(1800), thresholdHeight: mm(300), swl: kg(350) },
  door: { width: mm(800), height: mm(1400) },
  spaces: [space([1350, 800, 1450], 200)],
};

/** A tight one with a short ramp: 24.6 %. */
export const carB: Accessibility = {
  modes: ['passenger_in_wheelchair'],
  access: { type: 'ramp', side: 'rear', operation: 'manual', width: mm(730), length: mm(1300), thresholdHeight: mm(310), swl: kg(250) },
  door: { width: mm(760), height: mm(1350) },
  spaces: [space([1250, 750, 1400], 85)],
};

/** A van with a lift. */
export const carC: Accessibility = {
  modes: ['passenger_in_wheelchair'],
  access: { type: 'lift', side: 'rear', operation: 'powered', width: mm(800), length: mm(1250), swl: kg(300) },
  door: { width: mm(1000), height: mm(1500) },
  spaces: [space([1500, 900, 1600], 200)],
};

/** Car A with a winch of 250 kg. */
export const carD: Accessibility = { ...carA, access: { ...carA.access, winch: { swl: kg(250) } } };

/** A manual chair pushed by an attendant. */
export const m1: Wheelchair = {
  propulsion: 'attendant',
  width: 640,
  length: 1100,
  height: 1330,
  occupiedMass: 90,
  chairMass: 15,
  crashTested: 'yes',
};

/** A powered chair rated for 18 %. */
export const p1: Wheelchair = {
  propulsion: 'powered',
  ratedGrade: 18,
  width: 660,
  length: 1150,
  height: 1380,
  occupiedMass: 230,
  chairMass: 145,
  crashTested: 'yes',
};
