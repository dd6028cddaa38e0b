import { parseAbsolute, parseDate, parseDateTime, toCalendarDate, toZoned } from '@internationalized/date';
import type { Calendar } from '@passerelle/shared/vehicles/contract';
import type { WirePeriod } from '@passerelle/shared/time';
import type { DateTimeRangeValue } from '../../../ui/forms/DateTimeRange';
import type { DayState } from '../../../ui/data/MonthCalendar';

type Entry = Calendar['entries'][number];

/** The calendar day, `YYYY-MM-DD`, of an instant where the car is. */
export const dayOf = (instant: string, zone: string): string => toCalendarDate(parseAbsolute(instant, zone)).toString();

const startOf = (day: string, zone: string): number => toZoned(parseDate(day), zone).toDate().getTime();
const nextDay = (day: string): string => parseDate(day).add({ days: 1 }).toString();

/** A calendar day is not always 24 hours long, so its ends are instants of the car's zone. */
function stateOf(day: string, entries: readonly Entry[], zone: string): DayState {
  const [from, to] = [startOf(day, zone), startOf(nextDay(day), zone)];
  const taken = { booked: 0, blocked: 0 };
  for (const entry of entries) {
    const length = Math.min(to, Date.parse(entry.to)) - Math.max(from, Date.parse(entry.from));
    if (length > 0) taken[entry.kind === 'block' ? 'blocked' : 'booked'] += length;
  }
  const all = taken.booked + taken.blocked;
  if (all === 0) return 'free';
  if (all < to - from) return 'partly';
  return taken.booked >= taken.blocked ? 'booked' : 'blocked';
}

/** What each day of a month ('YYYY-MM') is; days before today are past. */
export function daysOf(month: string, entries: readonly Entry[], zone: string, today: string): Record<string, DayState> {
  const days: Record<string, DayState> = {};
  for (let day = `${month}-01`; day.startsWith(month); day = nextDay(day)) days[day] = day < today ? 'past' : stateOf(day, entries, zone);
  return days;
}

export type PeriodFault = 'incomplete' | 'reversed' | 'past';

/** What the fields say, in the car's zone. */
export function readPeriod({ fromDay, fromTime, toDay, toTime }: DateTimeRangeValue, zone: string, now: Date): { period: WirePeriod } | { fault: PeriodFault } {
  const instant = (day: string, time: string) => {
    try {
      return toZoned(parseDateTime(`${day}T${time}`), zone).toAbsoluteString();
    } catch {
      return undefined;
    }
  };
  const [from, to] = [instant(fromDay, fromTime), instant(toDay, toTime)];
  if (from === undefined || to === undefined) return { fault: 'incomplete' };
  if (to <= from) return { fault: 'reversed' };
  return Date.parse(to) <= now.getTime() ? { fault: 'past' } : { period: { from, to } };
}
