import type { Space } from '@passerelle/shared/fit/model';

/** How a space holds a chair, in one byte: one bit for the driver's place, two for the facing, two for the belt, three for the anchorage. */
export const driverPlace = 1;

const facings = [undefined, 'forward', 'rear', 'side'] as const;
const facingShift = 1;
const facingMask = 3 << facingShift;
export const facingSide = facings.indexOf('side') << facingShift;

const belts = [undefined, true, false] as const;
const beltShift = 3;
const beltMask = 3 << beltShift;
export const noBelt = belts.indexOf(false) << beltShift;

/** `null` is an anchorage that is known not to be there. */
const anchorages = [undefined, null, '4_point', 'docking', 'none'] as const;
const anchorageShift = 5;
const anchorageMask = 7 << anchorageShift;
const anchored = (type: (typeof anchorages)[number]): number => anchorages.indexOf(type) << anchorageShift;
export const anchorage = { unknown: anchored(undefined), absent: anchored(null), docking: anchored('docking'), none: anchored('none') } as const;

export const facingOf = (bits: number): number => bits & facingMask;
export const beltOf = (bits: number): number => bits & beltMask;
export const anchorageOf = (bits: number): number => bits & anchorageMask;

export function spaceBits({ driverPosition, facing, threePointBelt, anchorage: held }: Space): number {
  const belt = threePointBelt === null ? false : threePointBelt;
  return (
    Number(driverPosition ?? false) * driverPlace |
    (facings.indexOf(facing) << facingShift) |
    (belts.indexOf(belt) << beltShift) |
    anchored(held === null ? null : held?.type)
  );
}

/** What the bits say, without the anchorage's numbers. */
export function spaceOfBits(bits: number): Pick<Space, 'driverPosition' | 'facing' | 'threePointBelt' | 'anchorage'> {
  const type = anchorages[anchorageOf(bits) >> anchorageShift];
  return {
    driverPosition: (bits & driverPlace) !== 0,
    facing: facings[facingOf(bits) >> facingShift],
    threePointBelt: belts[beltOf(bits) >> beltShift],
    anchorage: type === null ? null : { type },
  };
}
