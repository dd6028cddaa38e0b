import { pushForce } from '@passerelle/shared/fit/slope';
import { slope as limits } from '@passerelle/shared/fit/thresholds';
import type { CarStore } from '../store/car-store';
import { bits as known, masks, placeOf } from '../store/facet-bits';
import type { Batch } from './batch';
import { liftBit, perhapsPulled, pulled, type ChairPlan } from './chair-plan';
import { notAsked } from './finding-tables';
import { fails, fits, tight, unknownFit } from './fit-bits';

/** So near to the steepest grade that can be pushed, rounding decides: the force itself is asked. */
const nearPush = 1e-6;
const liftPlace = placeOf(liftBit);
const tooSteep = fails.slope;

function pushFit(grade: number, from: number, mass: number): number {
  if (pushForce(mass, grade) > limits.pushForce) return from === perhapsPulled ? unknownFit : tooSteep;
  return grade <= limits.attendantFits ? fits : tight;
}

/** What is found of the ways to travel that a car offers, by its bits of them. */
const modesPlace = placeOf(masks.modes & -masks.modes);
const modesOffered = masks.modes >>> modesPlace;
const byModes = Int32Array.from({ length: modesOffered + 1 }, (_, offered) => {
  if (offered === 0) return unknownFit;
  return ((offered << modesPlace) & known.passenger) === 0 ? fails.mode : fits;
});

const isNot = (holds: boolean): number => ~-Number(holds);

/**
 * What every chair meets on its way in, like `wayIn` of shared/fit: whether the car takes it at all, the lengths that it passes, ramp or
 * lift, and what these carry. What no processor can foresee of a car is computed, not branched on: that was half of the time.
 */
export function findWayIn({ columns }: CarStore, chair: ChairPlan, { rows, fits: found, count }: Batch): void {
  const { bits, accessWidth, accessLength, doorWidth, doorHeight, grade: grades, hoist: hoists } = columns;
  const { access_width: onAccess, platform_length: platform, door_width: wide, door_height: high } = chair.lengths;
  const { hoists: plan, climb, push, mass } = chair;
  const { loads, climbs } = plan;
  for (let index = 0; index < count; index += 1) {
    const row = rows[index] ?? 0;
    const hoist = hoists[row] ?? 0;
    let load = loads[hoist] ?? notAsked;
    if (load === notAsked) load = plan.ask(hoist);
    const onLift = (platform[accessLength[row] ?? 0] ?? unknownFit) & -(load >> liftPlace);
    const from = climbs[hoist] ?? 0;
    const grade = grades[row] ?? NaN;
    // A grade that nobody knows is neither steep nor flat enough.
    const steep = -Number(grade > (climb[from + 2] ?? 0)) & tooSteep;
    let slope = (isNot(grade <= (climb[from] ?? 0)) & tight) | (isNot(grade <= (climb[from + 1] ?? 0)) & unknownFit) | steep;
    if (Math.abs(grade - push) < nearPush && from !== pulled) slope = pushFit(grade, from, mass);
    found[index] =
      (found[index] ?? 0) |
      (byModes[((bits[row] ?? 0) >>> modesPlace) & modesOffered] ?? unknownFit) |
      (load & ~liftBit) |
      slope |
      onLift |
      (onAccess[accessWidth[row] ?? 0] ?? unknownFit) |
      (wide[doorWidth[row] ?? 0] ?? unknownFit) |
      (high[doorHeight[row] ?? 0] ?? unknownFit);
  }
}
