import type { TransitionBody } from '@passerelle/shared/bookings/contract';
import { readNumber } from '../../../ui/forms/read-number';

type Measure = NonNullable<TransitionBody['measure']>;

/** What of the car can be measured at the pick-up; straps are counted. */
export const measurable = ['door_width', 'door_height', 'ramp_width', 'ramp_length', 'space_length', 'space_width', 'headroom', 'straps'] as const satisfies readonly Measure['what'][];

/** Centimetres as typed, or a number of straps, as the wire has it. Undefined: no number, or none that a car can have. */
export function foundMeasure(what: string, text: string): Measure | undefined {
  const known = measurable.find((each) => each === what);
  const number = readNumber(text);
  if (!known || number === undefined) return undefined;
  const found = known === 'straps' ? number : Math.round(number * 10);
  return Number.isInteger(found) && found <= 10_000 ? { what: known, found } : undefined;
}
