import type { Access, Wheelchair } from './model';
import type { Dimension, Verdict } from './result';
import { load as limits } from './thresholds';
import { dimension, type Subject, whoIsMissing } from './verdict';
import { winchHelp } from './winch';

/** Masses in kg. In tenths of the swl, so that exactly 90 % is not lost to binary fractions. */
export function loadVerdict(swl: number, carried: number): Verdict {
  if (carried > swl) return 'does_not_fit';
  return carried * 100 > swl * Math.round(limits.tightShareOfSwl * 100) ? 'tight' : 'fits';
}

/** Person, chair and the helper who walks up behind, on the ramp or the platform. */
export function load(access: Access, chair: Wheelchair, subject: Subject): Dimension {
  const swl = access.swl?.value;
  const mass = chair.occupiedMass;
  if (swl === undefined || mass === undefined) {
    const result = dimension('load', 'unknown', subject, 'kg', null, swl ?? null);
    result.missing = whoIsMissing(mass, swl);
    return result;
  }
  const winch = winchHelp(access, mass);
  const pushedUp = chair.propulsion === 'attendant' && access.type !== 'lift' && winch !== 'pulls';
  const carried = mass + (pushedUp ? (chair.helperMass ?? limits.helperMass) : 0);
  const result = dimension('load', loadVerdict(swl, carried), subject, 'kg', carried, swl);
  const helperInDoubt = pushedUp && (winch === 'doubtful' || access.type === undefined);
  if (result.verdict === 'does_not_fit' && helperInDoubt && mass <= swl) {
    result.verdict = 'unknown';
    result.missing = 'vehicle';
    if (winch === 'doubtful') result.reason = 'winch_unknown';
  } else if (result.verdict === 'tight') {
    result.reason = 'near_limit';
  }
  return result;
}
