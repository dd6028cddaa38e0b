import type { Access, Wheelchair } from './model';
import type { Dimension, Reason, Verdict } from './result';
import { slope as limits } from './thresholds';
import { dimension, type Subject } from './verdict';
import { type WinchHelp, winchHelp } from './winch';

/** Grade in percent of a ramp `length` mm long up to a floor `height` mm high; undefined where no such ramp can exist. */
export function computedGrade(height: number, length: number): number | undefined {
  return height < length ? (100 * height) / Math.sqrt(length * length - height * height) : undefined;
}

/** The force, in newtons, that one person needs to push `mass` kg up a grade. */
export function pushForce(mass: number, grade: number): number {
  const angle = Math.atan(grade / 100);
  return mass * limits.gravity * (Math.sin(angle) + limits.rollingResistance * Math.cos(angle));
}

function upTo(grade: number, fits: number, tight: number): Verdict {
  if (grade <= fits) return 'fits';
  return grade <= tight ? 'tight' : 'does_not_fit';
}

/** What decided: the grade against a limit in percent, or the push against one in newtons. */
interface Finding {
  readonly verdict: Verdict;
  readonly limit: number | null;
  /** Newtons; only where the push is too much. */
  readonly force?: number;
  readonly missing?: 'wheelchair';
  readonly reason?: Reason;
}

function unaided(chair: Wheelchair, grade: number): Finding {
  const cap = limits.steepestWithoutWinch;
  if (grade > cap) return { verdict: 'does_not_fit', limit: cap };
  if (chair.propulsion === 'self') return { verdict: upTo(grade, limits.selfFits, limits.selfTight), limit: limits.selfTight };
  if (chair.propulsion === 'attendant') {
    if (chair.occupiedMass === undefined) return { verdict: 'unknown', limit: null, missing: 'wheelchair' };
    const force = pushForce(chair.occupiedMass, grade);
    if (force > limits.pushForce) return { verdict: 'does_not_fit', limit: limits.pushForce, force };
    return { verdict: upTo(grade, limits.attendantFits, cap), limit: cap };
  }
  if (chair.ratedGrade === undefined) {
    const reason = 'rated_grade_unknown';
    return grade <= limits.unratedTight
      ? { verdict: 'tight', limit: limits.unratedTight, reason }
      : { verdict: 'unknown', limit: null, missing: 'wheelchair', reason };
  }
  return { verdict: upTo(grade, chair.ratedGrade - limits.ratedGradeMargin, chair.ratedGrade), limit: Math.min(cap, chair.ratedGrade) };
}

function aided(chair: Wheelchair, grade: number, winch: WinchHelp): Finding {
  if (grade > limits.steepest) return { verdict: 'does_not_fit', limit: limits.steepest };
  if (winch === 'pulls') return { verdict: upTo(grade, limits.winchFits, limits.steepest), limit: limits.steepest };
  return unaided(chair, grade);
}

/**
 * The grade that the rule takes: computed from threshold height and ramp length, or the declared one where somebody of ours
 * measured it, or the greater of the two. A declared grade alone is no replacement for a missing number.
 */
export function gradeOf(access: Access): number | undefined {
  if (!access.length || !access.thresholdHeight) return undefined;
  const computed = computedGrade(access.thresholdHeight.value, access.length.value);
  if (computed === undefined || !access.grade) return computed;
  return access.grade.source === 'inspected' ? access.grade.value : Math.max(computed, access.grade.value);
}

const tenths = (value: number) => Math.round(value * 10) / 10;

/** Never 0 for what is beyond a limit, however little. */
function shown(slack: number): number {
  const rounded = tenths(slack);
  return slack < 0 && rounded === 0 ? -0.1 : rounded + 0;
}

export function slope(access: Access, chair: Wheelchair, subject: Subject): Dimension {
  const grade = access.type === undefined ? undefined : gradeOf(access);
  if (grade === undefined) {
    const result = dimension('slope', 'unknown', subject, 'percent', null, null);
    result.missing = 'vehicle';
    if (access.length && access.thresholdHeight && access.type !== undefined) result.reason = 'impossible';
    return result;
  }
  const winch = winchHelp(access, chair.occupiedMass);
  const { verdict, limit, force, missing, reason } = aided(chair, grade, winch);
  const result =
    force === undefined
      ? dimension('slope', verdict, subject, 'percent', tenths(grade), limit)
      : dimension('slope', verdict, subject, 'newton', Math.max(Math.round(force), limits.pushForce + 1), limit);
  if (force === undefined && limit !== null) result.slack = shown(limit - grade);
  if (missing) result.missing = missing;
  if (force !== undefined) result.reason = 'push_force';
  else if (reason) result.reason = reason;
  if (verdict === 'does_not_fit' && winch === 'doubtful' && grade <= limits.steepest) {
    result.verdict = 'unknown';
    result.missing = access.winch?.swl === undefined ? 'vehicle' : 'wheelchair';
    result.reason = 'winch_unknown';
  }
  return result;
}
