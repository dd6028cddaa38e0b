import { load } from '@passerelle/shared/fit/load';
import type { Access, Wheelchair } from '@passerelle/shared/fit/model';
import { securement } from '@passerelle/shared/fit/securement';
import { pushForce } from '@passerelle/shared/fit/slope';
import { comfort, slope as limits } from '@passerelle/shared/fit/thresholds';
import { winchHelp, type WinchHelp } from '@passerelle/shared/fit/winch';
import type { Dictionaries, Hoist } from '../store/dictionaries';
import type { FindingTable, FindingTables, Steps } from './finding-tables';
import { fails, findingOf } from './fit-bits';

/**
 * Up to which grade, in percent, a chair fits, fits tightly, or cannot be told; each at least the one before. Three such threes: without
 * a winch, pulled by one, with one of which nobody knows whether it is strong enough.
 */
type Climb = Float64Array;
const climbFrom: Readonly<Record<WinchHelp, number>> = { none: 0, pulls: 3, doubtful: 6 };
export const { pulls: pulled, doubtful: perhapsPulled } = climbFrom;

/** Beside a finding of a load: it is on a lift. */
export const liftBit = 0x8000;
/** In place of a finding. */
export const driversPlace = 0x8000;

/** What the rule says of a chair at each distinct hoist: asked once for each, not for each car. */
interface HoistPlan {
  /** What is found of the load; with `liftBit` where it is a lift. `notAsked`: see `ask`. */
  readonly loads: FindingTable;
  /** Where in `climb` the grades begin that count. */
  readonly climbs: FindingTable;
  /** Fills in both for one hoist, and gives its load. */
  ask(hoist: number): number;
}

/** The same of how it is held in a space. */
interface HoldPlan {
  /** A finding; `driversPlace` where no passenger can stand. */
  readonly found: FindingTable;
  ask(hold: number): number;
}

/** A chair as the loops over columns read it. */
export interface ChairPlan {
  /** What it asks of each length of a car. */
  readonly lengths: Readonly<Record<LengthKey, FindingTable>>;
  readonly hoists: HoistPlan;
  readonly holds: HoldPlan;
  readonly climb: Climb;
  /** A grade near to which the push has to be computed; NaN where none. */
  readonly push: number;
  /** kg; NaN: not given. */
  readonly mass: number;
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

/** A car as far as a hoist goes, after what is tried on it. */
type Refit = (hoist: Hoist) => Access;

/** Which chair and space: the verdicts that are asked for here do not depend on it. */
const anybody = { chair: 0, space: null };

function hoistsFor(chair: Wheelchair, hoists: Dictionaries['hoists'], refit: Refit, tables: FindingTables): HoistPlan {
  const loads = tables.ofIds(hoists.values.length);
  const climbs = tables.ofIds(hoists.values.length);
  return {
    loads,
    climbs,
    ask(id) {
      const access = refit(hoists.get(id));
      climbs[id] = climbFrom[winchHelp(access, chair.occupiedMass)];
      const found = findingOf('load', load(access, chair, anybody).verdict) | (access.type === 'lift' ? liftBit : 0);
      loads[id] = found;
      return found;
    },
  };
}

function holdsFor(chair: Wheelchair, holds: Dictionaries['holds'], tables: FindingTables): HoldPlan {
  const table = tables.ofIds(holds.values.length);
  return {
    found: table,
    ask(id) {
      const space = holds.get(id);
      const found = space.driverPosition ? driversPlace : findingOf('securement', securement(space, chair, anybody).verdict);
      table[id] = found;
      return found;
    },
  };
}

interface Parts {
  readonly dictionaries: Pick<Dictionaries, 'hoists' | 'holds' | 'lengths'>;
  readonly tables: FindingTables;
  readonly refit: Refit;
}

/** Reads what the rule of shared/fit reads of a chair, into tables that are its own as long as it is in use. */
export function chairPlanOf(chair: Wheelchair, { dictionaries: { hoists, holds, lengths }, tables, refit }: Parts): ChairPlan {
  const { headBow = 0, occupiedMass = NaN } = chair;
  const push = chair.propulsion === 'attendant' && chair.occupiedMass !== undefined ? steepestPush(chair.occupiedMass) : NaN;
  const asked = (side: Side, key: LengthKey, bow = 0) => tables.ofLengths(stepsOf(chair, side, key, bow), fails[key], lengths);
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
    hoists: hoistsFor(chair, hoists, refit, tables),
    holds: holdsFor(chair, holds, tables),
    climb: climbOf(chair, push),
    push,
    mass: occupiedMass,
  };
}
