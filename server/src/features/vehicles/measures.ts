import { accessibilitySchema, type Accessibility } from '@passerelle/shared/fit/model';
import type { MeasureSource } from '@passerelle/shared/fit/measured';

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isMeasure = (value: unknown): value is Record<string, unknown> => isRecord(value) && 'value' in value && 'source' in value;

function confirm(part: unknown, source: MeasureSource, day: string): unknown {
  if (Array.isArray(part)) return part.map((item: unknown) => confirm(item, source, day));
  if (isMeasure(part)) return part.source === 'owner' ? { ...part, source, at: day } : part;
  if (!isRecord(part)) return part;
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, confirm(value, source, day)]));
}

function stamp(given: unknown, known: unknown, day: string): unknown {
  if (Array.isArray(given)) return given.map((item: unknown, index) => stamp(item, Array.isArray(known) ? known[index] : undefined, day));
  if (isMeasure(given)) return isMeasure(known) && known.value === given.value && known.precision === given.precision ? known : { at: day, ...given };
  if (!isRecord(given)) return given;
  return Object.fromEntries(Object.entries(given).map(([key, value]) => [key, stamp(value, isRecord(known) ? known[key] : undefined, day)]));
}

/** Staff compared the numbers with the car's papers: each that only its owner had given is now confirmed, of that day. */
export function confirmMeasures(accessibility: Accessibility, source: Exclude<MeasureSource, 'owner'>, day: string): Accessibility {
  return accessibilitySchema.parse(confirm(accessibility, source, day));
}

/**
 * What an owner sent, each number dated; one that has a date already (in the demo) keeps it. One that is sent again unchanged keeps its source and date: a number that staff confirmed
 * stays confirmed when the owner corrects the one beside it.
 */
export function dateMeasures(given: Accessibility, day: string, known?: Accessibility): Accessibility {
  return accessibilitySchema.parse(stamp(given, known, day));
}
