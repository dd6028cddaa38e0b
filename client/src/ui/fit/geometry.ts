import type { Accessibility, Wheelchair } from '@passerelle/shared/fit/model';

/** A length in mm; when nobody gave it, a usual one to draw with, and `known` false. */
export interface Drawn {
  mm: number;
  known: boolean;
}

export interface Geometry {
  lift: boolean;
  slope: Drawn;
  rise: Drawn;
  /** Horizontal reach of the ramp or platform. */
  run: number;
  accessWidth: Drawn;
  doorWidth: Drawn;
  doorHeight: Drawn;
  headroom: Drawn;
  spaceLength: Drawn;
  spaceWidth: Drawn;
  straps: '4_point' | 'docking' | 'none' | undefined;
  chair: { width: Drawn; length: Drawn; height: Drawn; powered: boolean } | null;
}

// Usual numbers of a small converted car and of a chair: they only give a shape to what is drawn dashed.
const usual = {
  ramp: 1600,
  platform: 1200,
  rise: 300,
  accessWidth: 760,
  doorWidth: 780,
  doorHeight: 1400,
  headroom: 1450,
  spaceLength: 1350,
  spaceWidth: 800,
  chairWidth: 650,
  chairLength: 1100,
  chairHeight: 1350,
};

const drawn = (value: number | undefined, instead: number): Drawn => ({ mm: value ?? instead, known: value !== undefined });

/** Everything the two views draw, in mm. `spaceIndex`: where the rule put this chair. */
export function geometryOf(vehicle: Accessibility, wheelchair: Wheelchair | undefined, spaceIndex: number): Geometry {
  const { access, door } = vehicle;
  const space = vehicle.spaces?.[spaceIndex];
  const lift = access?.type === 'lift';
  const slope = drawn(access?.length?.value, lift ? usual.platform : usual.ramp);
  const rise = drawn(access?.thresholdHeight?.value, usual.rise);
  const run = lift ? slope.mm : Math.sqrt(Math.max(slope.mm ** 2 - rise.mm ** 2, (slope.mm / 2) ** 2));
  return {
    lift,
    slope,
    rise,
    run,
    accessWidth: drawn(access?.width?.value, usual.accessWidth),
    doorWidth: drawn(door?.width?.value, usual.doorWidth),
    doorHeight: drawn(door?.height?.value, usual.doorHeight),
    headroom: drawn(space?.headroom?.value, usual.headroom),
    spaceLength: drawn(space?.length?.value, usual.spaceLength),
    spaceWidth: drawn(space?.width?.value, usual.spaceWidth),
    straps: space?.anchorage === null ? 'none' : space?.anchorage?.type,
    chair: wheelchair
      ? {
          width: drawn(wheelchair.width, usual.chairWidth),
          length: drawn(wheelchair.length, usual.chairLength),
          height: drawn(wheelchair.height, usual.chairHeight),
          powered: wheelchair.propulsion === 'powered',
        }
      : null,
  };
}
