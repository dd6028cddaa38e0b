import type { Wheelchair } from '@passerelle/shared/fit/model';
import { docks } from '@passerelle/shared/fit/securement';
import { pushForce } from '@passerelle/shared/fit/slope';
import { load, slope as limits } from '@passerelle/shared/fit/thresholds';
import type { Dictionary } from '../store/dictionary';
import { doesNotFit, fits, unknownFit } from './fit-bits';

/** A length of the chair, in whole mm, and how far it may be off: rounded up and down, so that whole numbers say the same as fractions. */
export interface Need {
  /** Not given: -1. */
  readonly mm: number;
  readonly offUp: number;
  readonly offDown: number;
}

/** Up to which grade, in percent, an unaided chair fits, fits tightly, or cannot be told; each at least the one before. */
export interface Climb {
  readonly fits: number;
  readonly tight: number;
  readonly untold: number;
  /** A grade near to which the push has to be computed; NaN where none. */
  readonly push: number;
}

/** A chair as the loops over columns read it. */
export interface ChairPlan {
  readonly width: Need;
  readonly length: Need;
  readonly height: Need;
  readonly headBow: number;
  /** kg; NaN: not given. */
  readonly mass: number;
  readonly chairMass: number;
  /** What walks up a ramp behind, in kg; 0 for a chair that nobody pushes. */
  readonly helper: number;
  readonly climb: Climb;
  readonly notCrashTested: boolean;
  /** By docking station: the verdict's rank of this chair's pin in it. */
  readonly docking: Uint8Array;
  /** A winch that is there in every car: a remedy that is tried. In kg; NaN: as the cars are. */
  readonly lentWinch: number;
}

function need(mm: number | undefined, off = 0): Need {
  // What differs from a whole number by the noise of arithmetic is meant to be one.
  const whole = Math.round(off);
  const precise = Math.abs(off - whole) < 1e-9 ? whole : off;
  return { mm: mm ?? -1, offUp: Math.ceil(precise), offDown: Math.floor(precise) };
}

/** The grade at which one person can push this mass no further, to the last digits. */
function steepestPush(mass: number): number {
  if (pushForce(mass, 0) > limits.pushForce) return -1;
  let low = 0;
  let high = limits.steepestWithoutWinch;
  if (pushForce(mass, high) <= limits.pushForce) return Infinity;
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (pushForce(mass, middle) > limits.pushForce) high = middle;
    else low = middle;
  }
  return low;
}

const never = -1;
const upTo = (fitting: number, tightly: number, untold = never): Climb => {
  const cap = limits.steepestWithoutWinch;
  const tight = Math.min(cap, tightly);
  return { fits: Math.min(tight, fitting), tight, untold: Math.max(tight, untold), push: NaN };
};

function climbOf({ propulsion, occupiedMass, ratedGrade }: Wheelchair): Climb {
  const cap = limits.steepestWithoutWinch;
  if (propulsion === 'self') return upTo(limits.selfFits, limits.selfTight);
  if (propulsion === 'attendant') {
    if (occupiedMass === undefined) return upTo(never, never, cap);
    const push = steepestPush(occupiedMass);
    return { ...upTo(Math.min(limits.attendantFits, push), Math.min(cap, push)), push };
  }
  if (ratedGrade === undefined) return upTo(never, limits.unratedTight, cap);
  return upTo(ratedGrade - limits.ratedGradeMargin, ratedGrade);
}

function dockingRank(station: string | null, pin: string | null | undefined): number {
  const docked = docks(station ?? undefined, pin);
  if (docked === false) return doesNotFit;
  return docked === true ? fits : unknownFit;
}

/** Reads what the rule of shared/fit reads of a chair. `lentWinch`: see the plan. */
export function chairPlanOf(chair: Wheelchair, dockings: Dictionary<string | null>, lentWinch = NaN): ChairPlan {
  const { width, length, height, headBow = 0, occupiedMass = NaN, chairMass = NaN, helperMass = load.helperMass, precision } = chair;
  return {
    width: need(width, precision?.width),
    length: need(length, precision?.length),
    height: need(height, precision?.height),
    headBow,
    mass: occupiedMass,
    chairMass,
    helper: chair.propulsion === 'attendant' ? helperMass : 0,
    climb: climbOf(chair),
    notCrashTested: chair.crashTested === 'no',
    docking: Uint8Array.from(dockings.values, (station) => dockingRank(station, chair.dockingPin)),
    lentWinch,
  };
}
