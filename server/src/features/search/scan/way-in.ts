import { pushForce } from '@passerelle/shared/fit/slope';
import { comfort, load as loads, slope as limits } from '@passerelle/shared/fit/thresholds';
import type { CarStore } from '../store/car-store';
import { massUnits, unknown } from '../store/columns';
import { bits as known, masks } from '../store/facet-bits';
import type { Batch } from './batch';
import type { ChairPlan, Climb } from './chair-plan';
import { doesNotFit, failBit, fits, tight, unknownFit } from './fit-bits';
import { lengthRank, rankLengths } from './length-rank';

const none = 0;
const pulls = 1;
const doubtful = 2;
/** So near to the steepest grade that can be pushed, rounding decides: the force itself is asked. */
const nearPush = 1e-6;
const tightPercent = Math.round(loads.tightShareOfSwl * 100);

/** The same answer as `winchHelp` of shared/fit. */
function winchHelp(bits: number, winchSwl: number, { mass, lentWinch }: ChairPlan): number {
  if ((bits & known.lift) !== 0) return none;
  const lent = !Number.isNaN(lentWinch);
  if (!lent && (bits & known.winch) === 0) return none;
  if (Number.isNaN(mass)) return doubtful;
  const own = (bits & known.winch) === 0 || winchSwl === unknown ? NaN : winchSwl / massUnits;
  const swl = lent ? Math.max(lentWinch, Number.isNaN(own) ? 0 : own) : own;
  if (Number.isNaN(swl)) return doubtful;
  return swl >= mass ? pulls : none;
}

function unaidedRank(grade: number, { fits: easy, tight: hard, untold, push }: Climb, mass: number): number {
  if (Math.abs(grade - push) < nearPush) {
    if (pushForce(mass, grade) > limits.pushForce) return doesNotFit;
    return grade <= limits.attendantFits ? fits : tight;
  }
  if (grade <= easy) return fits;
  if (grade <= hard) return tight;
  return grade <= untold ? unknownFit : doesNotFit;
}

function slopeRank(grade: number, winch: number, chair: ChairPlan): number {
  if (grade > limits.steepest) return doesNotFit;
  if (winch === pulls) return grade <= limits.winchFits ? fits : tight;
  const rank = grade > limits.steepestWithoutWinch ? doesNotFit : unaidedRank(grade, chair.climb, chair.mass);
  return rank === doesNotFit && winch === doubtful ? unknownFit : rank;
}

/** Ramp, lift and what they carry: all that a chair meets before the door. */
function rankAccess({ columns }: CarStore, chair: ChairPlan, batch: Batch): void {
  const { rows, verdicts, failing } = batch;
  const { bits: ofCars, accessLength, accessLengthOff, grade: grades, swl: swls, winchSwl } = columns;
  const { length, mass, helper } = chair;
  for (let index = 0; index < batch.count; index += 1) {
    const row = rows[index] ?? 0;
    const bits = ofCars[row] ?? 0;
    const winch = winchHelp(bits, winchSwl[row] ?? unknown, chair);
    let worst = verdicts[index] ?? 0;
    let fails = 0;

    if ((bits & known.lift) !== 0) {
      const value = accessLength[row] ?? unknown;
      const rank = length.mm < 0 || value === unknown ? unknownFit : lengthRank(value - length.mm, accessLengthOff[row] ?? 0, length, comfort.platform_length);
      if (rank === doesNotFit) fails |= failBit.platform_length;
      if (rank > worst) worst = rank;
    } else {
      const grade = grades[row] ?? NaN;
      const rank = (bits & known.ramp) === 0 || Number.isNaN(grade) ? unknownFit : slopeRank(grade, winch, chair);
      if (rank === doesNotFit) fails |= failBit.slope;
      if (rank > worst) worst = rank;
    }

    const swl = swls[row] ?? unknown;
    const rank = swl === unknown || Number.isNaN(mass) ? unknownFit : loadRank(swl / massUnits, bits, winch, mass, helper);
    if (rank === doesNotFit) fails |= failBit.load;
    verdicts[index] = rank > worst ? rank : worst;
    failing[index] = (failing[index] ?? 0) | fails;
  }
}

function loadRank(swl: number, bits: number, winch: number, mass: number, helper: number): number {
  const pushedUp = helper > 0 && (bits & known.lift) === 0 && winch !== pulls;
  const carried = mass + (pushedUp ? helper : 0);
  const rank = carried > swl ? doesNotFit : carried * 100 > swl * tightPercent ? tight : fits;
  const inDoubt = pushedUp && (winch === doubtful || (bits & masks.access) === 0);
  return rank === doesNotFit && inDoubt && mass <= swl ? unknownFit : rank;
}

function rankDoorHeight({ columns: { doorHeight, doorHeightOff } }: CarStore, { height, headBow }: ChairPlan, batch: Batch): void {
  const { rows, verdicts, failing } = batch;
  for (let index = 0; index < batch.count; index += 1) {
    const row = rows[index] ?? 0;
    const value = doorHeight[row] ?? unknown;
    let rank = unknownFit;
    if (height.mm >= 0 && value !== unknown) {
      const slack = value - height.mm;
      const bows = slack < 0 && headBow > 0;
      rank = bows && slack + headBow >= 0 ? tight : lengthRank(bows ? slack + headBow : slack, doorHeightOff[row] ?? 0, height, comfort.door_height);
    }
    if (rank > (verdicts[index] ?? 0)) verdicts[index] = rank;
    if (rank === doesNotFit) failing[index] = (failing[index] ?? 0) | failBit.door_height;
  }
}

/** Whether the cars take somebody in a wheelchair at all. */
export function rankMode({ columns: { bits: ofCars } }: CarStore, batch: Batch): void {
  const { rows, verdicts, failing } = batch;
  for (let index = 0; index < batch.count; index += 1) {
    const bits = ofCars[rows[index] ?? 0] ?? 0;
    const rank = (bits & known.passenger) !== 0 ? fits : (bits & masks.modes) !== 0 ? doesNotFit : unknownFit;
    verdicts[index] = rank;
    failing[index] = rank === doesNotFit ? failBit.mode : 0;
  }
}

/** What every chair meets on its way in, like `wayIn` of shared/fit. */
export function rankWayIn(store: CarStore, chair: ChairPlan, batch: Batch): void {
  const { accessWidth, accessWidthOff, doorWidth, doorWidthOff } = store.columns;
  rankLengths(accessWidth, accessWidthOff, chair.width, comfort.access_width, failBit.access_width, batch);
  rankAccess(store, chair, batch);
  rankLengths(doorWidth, doorWidthOff, chair.width, comfort.door_width, failBit.door_width, batch);
  rankDoorHeight(store, chair, batch);
}
