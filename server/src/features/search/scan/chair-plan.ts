import type { Wheelchair } from '@passerelle/shared/fit/model';
import { docks } from '@passerelle/shared/fit/securement';
import { pushForce } from '@passerelle/shared/fit/slope';
import { comfort, load, slope as limits } from '@passerelle/shared/fit/thresholds';
import { loadVerdict } from '@passerelle/shared/fit/load';
import { massUnits } from '../store/columns';
import type { Dictionaries } from '../store/dictionaries';
import { fails, fits, tight, unknownFit } from './fit-bits';
import type { LengthTable, LengthTables, Steps } from './length-table';

/**
 * Up to which grade, in percent, a chair fits, fits tightly, or cannot be told; each at least the one before. Three such threes: without
 * a winch, pulled by one, with one of which nobody knows whether it is strong enough.
 */
type Climb = Float64Array;
export const climbSteps = 3;

/** Loads in tenths of a kg: from which on it is carried at all, and with something to spare. */
interface Carried {
  readonly atAll: number;
  readonly easily: number;
}

/** A chair as the loops over columns read it. */
export interface ChairPlan {
  /** What it asks of each length of a car. */
  readonly lengths: Readonly<Record<LengthKey, LengthTable>>;
  /** kg; NaN: not given. */
  readonly mass: number;
  /** What is found of its mass alone on every ramp and lift. */
  readonly massAtBest: number;
  /** From which load on, in tenths of a kg, something carries it: alone, and with the helper who walks up behind. */
  readonly alone: Carried;
  readonly pushed: Carried;
  readonly hasHelper: boolean;
  readonly climb: Climb;
  /** A grade near to which the push has to be computed; NaN where none. */
  readonly push: number;
  /** From which load on, in tenths of a kg, an anchorage holds the chair. */
  readonly anchored: number;
  /** What is found of how it is held in whatever space: see fit-bits.ts. */
  readonly heldAtBest: number;
  /** By docking station: what is found of this chair's pin in it. */
  readonly docking: Uint16Array;
  /** Every ramp has a winch that is strong enough: a remedy that is tried. */
  readonly hasLentWinch: boolean;
}

type LengthKey = keyof typeof comfort;
type Side = 'width' | 'length' | 'height';

/** Null: nobody knows the chair's. Rounded up and down, so that whole numbers say the same as fractions. `bow`: by how much less height will do, for a moment. */
function stepsOf(chair: Wheelchair, side: Side, key: LengthKey, bow = 0): Steps | null {
  const mm = chair[side];
  if (mm === undefined) return null;
  const off = chair.precision?.[side] ?? 0;
  // What differs from a whole number by the noise of arithmetic is meant to be one.
  const whole = Math.round(off);
  const precise = Math.abs(off - whole) < 1e-9 ? whole : off;
  return { perhaps: mm - bow - Math.floor(precise), tightly: mm - bow, easily: mm + Math.ceil(precise) + comfort[key] };
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
const upTo = (fitting: number, tightly: number, untold = never): readonly number[] => {
  const tight = Math.min(limits.steepestWithoutWinch, tightly);
  return [Math.min(tight, fitting), tight, Math.max(tight, untold)];
};

/** Without help. `push`: see the plan. */
function unaided({ propulsion, occupiedMass, ratedGrade }: Wheelchair, push: number): readonly number[] {
  const cap = limits.steepestWithoutWinch;
  if (propulsion === 'self') return upTo(limits.selfFits, limits.selfTight);
  if (propulsion === 'attendant') return occupiedMass === undefined ? upTo(never, never, cap) : upTo(Math.min(limits.attendantFits, push), Math.min(cap, push));
  return ratedGrade === undefined ? upTo(never, limits.unratedTight, cap) : upTo(ratedGrade - limits.ratedGradeMargin, ratedGrade);
}

function climbOf(chair: Wheelchair, push: number): Climb {
  const [easy = never, hard = never, untold = never] = unaided(chair, push);
  const { winchFits, steepest } = limits;
  return Float64Array.of(easy, hard, untold, winchFits, steepest, steepest, easy, hard, Math.max(untold, steepest));
}

/** The first whole number of tenths of a kg at which a rule holds that holds from some mass on, near `kg`. */
function firstTenth(kg: number, holds: (kg: number) => boolean): number {
  let tenths = Math.max(0, Math.floor(kg * massUnits) - 2);
  while (!holds(tenths / massUnits)) tenths += 1;
  return tenths;
}

/** Asked of `loadVerdict` itself, so that rounding is the same. */
const carriedFrom = (mass: number): Carried =>
  Number.isNaN(mass)
    ? { atAll: 0, easily: 0 }
    : { atAll: firstTenth(mass, (swl) => loadVerdict(swl, mass) !== 'does_not_fit'), easily: firstTenth(mass / load.tightShareOfSwl, (swl) => loadVerdict(swl, mass) === 'fits') };

function dockingFit(station: string | null, pin: string | null | undefined): number {
  const docked = docks(station ?? undefined, pin);
  if (docked === false) return fails.securement;
  return docked === true ? fits : unknownFit;
}

/** Reads what the rule of shared/fit reads of a chair, into tables that are its own as long as it is in use. `hasLentWinch`: see the plan. */
export function chairPlanOf(chair: Wheelchair, { dockings, lengths }: Pick<Dictionaries, 'dockings' | 'lengths'>, tables: LengthTables, hasLentWinch = false): ChairPlan {
  const { headBow = 0, occupiedMass = NaN, helperMass = load.helperMass } = chair;
  const push = chair.propulsion === 'attendant' && chair.occupiedMass !== undefined ? steepestPush(chair.occupiedMass) : NaN;
  const asked = (side: Side, key: LengthKey, bow = 0) => tables.fill(stepsOf(chair, side, key, bow), fails[key], lengths);
  return {
    lengths: {
      access_width: asked('width', 'access_width'),
      platform_length: asked('length', 'platform_length'),
      door_width: asked('width', 'door_width'),
      door_height: asked('height', 'door_height', headBow),
      headroom: asked('height', 'headroom'),
      space_length: asked('length', 'space_length'),
      space_width: asked('width', 'space_width'),
    },
    mass: occupiedMass,
    massAtBest: chair.occupiedMass === undefined ? unknownFit : fits,
    alone: carriedFrom(occupiedMass),
    pushed: carriedFrom(occupiedMass + helperMass),
    hasHelper: chair.propulsion === 'attendant',
    climb: climbOf(chair, push),
    push,
    anchored: chair.chairMass === undefined ? 0 : firstTenth(chair.chairMass, (limit) => limit >= (chair.chairMass ?? 0)),
    heldAtBest: (chair.crashTested === 'no' ? tight : fits) | (chair.chairMass === undefined ? unknownFit : fits),
    docking: Uint16Array.from(dockings.values, (station) => dockingFit(station, chair.dockingPin)),
    hasLentWinch,
  };
}
