import type { WirePeriod } from '@passerelle/shared/time';
import { instantOf, readFields, type PeriodFault } from '../../../lib/period-fields';
import type { DateTimeRangeValue } from '../../../ui/forms/DateTimeRange';

export type DatesFault = PeriodFault | 'same' | 'not_later';
interface Known {
  readonly period: WirePeriod;
  readonly zone: string;
  readonly now: Date;
}
type Read = { readonly period?: WirePeriod; readonly fault?: DatesFault };

function readLaterEnd({ toDay, toTime }: DateTimeRangeValue, { period, zone }: Known): Read {
  const to = instantOf(toDay, toTime, zone);
  if (to === undefined) return { fault: 'incomplete' };
  return to > period.to ? { period: { from: period.from, to } } : { fault: 'not_later' };
}

/** The dates that the fields ask for, or what is wrong with them. An extension keeps the start, which has passed. */
export function readChange(kind: 'change' | 'extension', value: DateTimeRangeValue, known: Known): Read {
  if (kind === 'extension') return readLaterEnd(value, known);
  const { period, fault = 'incomplete' } = readFields(value, known.zone, known.now);
  if (!period) return { fault };
  const same = Date.parse(period.from) === Date.parse(known.period.from) && Date.parse(period.to) === Date.parse(known.period.to);
  return same ? { fault: 'same' } : { period };
}
