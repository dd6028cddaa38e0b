import { pushForce } from '@passerelle/shared/fit/slope';
import { slope as limits } from '@passerelle/shared/fit/thresholds';
import type { CarStore } from '../store/car-store';
import { unknown } from '../store/columns';
import { bits as known, masks } from '../store/facet-bits';
import type { Batch } from './batch';
import { climbSteps, type ChairPlan } from './chair-plan';
import { fails, fits, tight, unknownFit } from './fit-bits';

// As rows of a chair’s climb; the first, 0, is without a winch.
const pulls = 1;
const doubtful = 2;

/** So near to the steepest grade that can be pushed, rounding decides: the force itself is asked. */
const nearPush = 1e-6;
const liftPlace = 31 - Math.clz32(known.lift);
const rampPlace = 31 - Math.clz32(known.ramp);

/** The same answer as `winchHelp` of shared/fit, for a ramp. `swl`: in tenths of a kg, 0 where there is no winch. */
function winchHelp(swl: number, { massAtBest, alone, hasLentWinch }: ChairPlan): number {
  if (swl === 0 && !hasLentWinch) return 0;
  if (massAtBest !== fits || (swl === unknown && !hasLentWinch)) return doubtful;
  return hasLentWinch || swl >= alone.atAll ? pulls : 0;
}

/** `grade`: NaN where nobody knows it, and so neither steep nor flat enough. */
function slopeFit(grade: number, winch: number, { climb, push, mass }: ChairPlan): number {
  if (Math.abs(grade - push) < nearPush && winch !== pulls) return pushFit(grade, winch, mass);
  const at = winch * climbSteps;
  if (grade <= (climb[at] ?? 0)) return fits;
  if (grade <= (climb[at + 1] ?? 0)) return tight;
  return grade > (climb[at + 2] ?? 0) ? fails.slope : unknownFit;
}

function pushFit(grade: number, winch: number, mass: number): number {
  if (pushForce(mass, grade) > limits.pushForce) return winch === doubtful ? unknownFit : fails.slope;
  return grade <= limits.attendantFits ? fits : tight;
}

/** What a ramp or a lift carries, in tenths of a kg; each of `lift` and `ramp` all ones where it is one. */
function loadFit(swl: number, lift: number, ramp: number, winch: number, { alone, pushed, hasHelper, massAtBest }: ChairPlan): number {
  if (swl === unknown) return unknownFit;
  const isPushed = hasHelper && lift === 0 && winch !== pulls;
  const { atAll, easily } = isPushed ? pushed : alone;
  // A winch or a lift, of which the owner has not said enough, would spare the helper.
  if (isPushed && (winch === doubtful || ramp === 0) && swl < atAll && swl >= alone.atAll) return unknownFit;
  return (((swl - easily) >> 31) & tight) | (((swl - atAll) >> 31) & fails.load) | massAtBest;
}

/** Ramp, lift and what they carry: all that a chair meets before the door. */
function findAccess({ columns }: CarStore, chair: ChairPlan, { rows, fits: found, count }: Batch): void {
  const { bits: ofCars, accessLength, grade: grades, swl: swls, winchSwl } = columns;
  const { platform_length: platform } = chair.lengths;
  for (let index = 0; index < count; index += 1) {
    const row = rows[index] ?? 0;
    const bits = ofCars[row] ?? 0;
    const lift = -((bits >>> liftPlace) & 1);
    const ramp = -((bits >>> rampPlace) & 1);
    const winch = winchHelp(winchSwl[row] ?? 0, chair) & ~lift;
    const onLift = platform[accessLength[row] ?? 0] ?? unknownFit;
    const onRamp = slopeFit(grades[row] ?? NaN, winch, chair);
    found[index] = (found[index] ?? 0) | (onLift & lift) | (onRamp & ~lift) | loadFit(swls[row] ?? unknown, lift, ramp, winch, chair);
  }
}

/** The lengths that the chair passes on its way. */
function findLengths({ columns: { accessWidth, doorWidth, doorHeight } }: CarStore, { lengths }: ChairPlan, { rows, fits: found, count }: Batch): void {
  const { access_width: onAccess, door_width: wide, door_height: high } = lengths;
  for (let index = 0; index < count; index += 1) {
    const row = rows[index] ?? 0;
    found[index] =
      (found[index] ?? 0) |
      (onAccess[accessWidth[row] ?? 0] ?? unknownFit) |
      (wide[doorWidth[row] ?? 0] ?? unknownFit) |
      (high[doorHeight[row] ?? 0] ?? unknownFit);
  }
}

/** Whether the cars take somebody in a wheelchair at all; the first finding of a batch. */
export function findMode({ columns: { bits: ofCars } }: CarStore, { rows, fits: found, count }: Batch): void {
  for (let index = 0; index < count; index += 1) {
    const bits = ofCars[rows[index] ?? 0] ?? 0;
    found[index] = (bits & known.passenger) !== 0 ? fits : (bits & masks.modes) !== 0 ? fails.mode : unknownFit;
  }
}

/** What every chair meets on its way in, like `wayIn` of shared/fit. */
export function findWayIn(store: CarStore, chair: ChairPlan, batch: Batch): void {
  findLengths(store, chair, batch);
  findAccess(store, chair, batch);
}
