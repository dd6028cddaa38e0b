import type { WirePeriod } from '@passerelle/shared/time';
import type { DateTimeRangeValue } from '../ui/forms/DateTimeRange';

const dayMs = 24 * 3_600_000;
const longestMs = 366 * dayMs;

export const noDates: DateTimeRangeValue = { fromDay: '', fromTime: '09:00', toDay: '', toTime: '18:00' };

/** Local date and time, `2026-06-02T09:00:00`. By Intl, because a library for it would weigh on the first page. */
function wallClock(time: number, zone: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium', hourCycle: 'h23' });
  return format.format(time).replace(' ', 'T');
}

/** How far the clocks of a zone are ahead of UTC, in milliseconds. */
const offsetAt = (time: number, zone: string): number => Date.parse(`${wallClock(time, zone)}Z`) - Math.floor(time / 1000) * 1000;

function partsOf(instant: string, zone: string): { day: string; time: string } {
  const text = wallClock(Date.parse(instant), zone);
  return { day: text.slice(0, 10), time: text.slice(11, 16) };
}

/** A period as the fields of a form show it, in a time zone. */
export function fieldsOf(period: WirePeriod | undefined, zone: string): DateTimeRangeValue {
  if (!period) return noDates;
  const from = partsOf(period.from, zone);
  const to = partsOf(period.to, zone);
  return { fromDay: from.day, fromTime: from.time, toDay: to.day, toTime: to.time };
}

/** A time that happens twice is the earlier; one that the clocks skip is later by what they skip. As shared/time has it. Undefined: no such day or time. */
export function instantOf(day: string, time: string, zone: string): string | undefined {
  const asUtc = Date.parse(`${day}T${time}:00Z`);
  // Browsers read the 31st of February as the 3rd of March, or not at all.
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(asUtc) || !new Date(asUtc).toISOString().startsWith(day)) return undefined;
  const before = offsetAt(asUtc - dayMs, zone);
  const after = offsetAt(asUtc + dayMs, zone);
  const right = [asUtc - before, asUtc - after].filter((candidate) => candidate + offsetAt(candidate, zone) === asUtc);
  return new Date(right.length > 0 ? Math.min(...right) : asUtc - before).toISOString();
}

export type PeriodFault = 'incomplete' | 'reversed' | 'past' | 'too_long';

/** What the fields say: nothing, a period, or what is wrong with it. */
export function readFields(fields: DateTimeRangeValue, zone: string, now: Date): { period?: WirePeriod; fault?: PeriodFault } {
  if (fields.fromDay === '' && fields.toDay === '') return {};
  const from = instantOf(fields.fromDay, fields.fromTime, zone);
  const to = instantOf(fields.toDay, fields.toTime, zone);
  if (from === undefined || to === undefined) return { fault: 'incomplete' };
  const length = Date.parse(to) - Date.parse(from);
  if (length <= 0) return { fault: 'reversed' };
  if (Date.parse(from) < now.getTime()) return { fault: 'past' };
  return length > longestMs ? { fault: 'too_long' } : { period: { from, to } };
}

/** The calendar day of an instant in a zone, as date fields count. */
export const dayIn = (instant: Date, zone: string): string => partsOf(instant.toISOString(), zone).day;
