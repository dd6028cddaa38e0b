import { accessibilitySchema, type Accessibility } from '@passerelle/shared/fit/model';

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isMeasure = (value: unknown): value is Record<string, unknown> => isRecord(value) && 'value' in value && 'source' in value;

function stamp(given: unknown, known: unknown, day: string): unknown {
  if (Array.isArray(given)) return given.map((item: unknown, index) => stamp(item, Array.isArray(known) ? known[index] : undefined, day));
  if (isMeasure(given)) return isMeasure(known) && known.value === given.value && known.precision === given.precision ? known : { ...given, at: day };
  if (!isRecord(given)) return given;
  return Object.fromEntries(Object.entries(given).map(([key, value]) => [key, stamp(value, isRecord(known) ? known[key] : undefined, day)]));
}

/**
 * What an owner sent, each number dated. One that is sent again unchanged keeps its source and date: a number that staff inspected
 * stays inspected when the owner corrects the one beside it.
 */
export function dateMeasures(given: Accessibility, day: string, known?: Accessibility): Accessibility {
  return accessibilitySchema.parse(stamp(given, known, day));
}
