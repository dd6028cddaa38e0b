import type { Measured } from './measured';
import type { Wheelchair } from './model';
import type { Dimension } from './result';
import { comfort } from './thresholds';
import { dimension, lengthVerdict, type Subject, whoIsMissing } from './verdict';

type ChairLength = 'width' | 'length' | 'height';

/** One of the dimensions that compare a length of the car with one of the chair. */
export function clearance(
  key: keyof typeof comfort,
  vehicle: Measured | undefined,
  chair: Wheelchair,
  side: ChairLength,
  subject: Subject,
): Dimension {
  const required = chair[side];
  const result = dimension(key, 'unknown', subject, 'mm', required ?? null, vehicle?.value ?? null);
  if (required === undefined || vehicle === undefined) {
    result.missing = whoIsMissing(required, vehicle);
    return result;
  }
  const slack = vehicle.value - required;
  result.uncertainty = (vehicle.precision ?? 0) + (chair.precision?.[side] ?? 0);
  result.verdict = lengthVerdict(slack, result.uncertainty, comfort[key]);
  if (result.verdict === 'unknown') result.reason = 'too_close';
  return result;
}

/** The doorway, which is passed once: a head can be bowed there. The slack stays the one without bowing. */
export function doorHeight(height: Measured | undefined, chair: Wheelchair, subject: Subject): Dimension {
  const result = clearance('door_height', height, chair, 'height', subject);
  const bow = chair.headBow ?? 0;
  if (result.slack === null || result.slack >= 0 || bow <= 0) return result;
  const bowed = result.slack + bow;
  result.verdict = bowed >= 0 ? 'tight' : lengthVerdict(bowed, result.uncertainty, comfort.door_height);
  result.reason = result.verdict === 'unknown' ? 'too_close' : 'bow';
  return result;
}
