import { parseDate, toZoned, toCalendarDateTime, endOfMonth } from '@internationalized/date';
import type { WirePeriod } from '@passerelle/shared/time';
import type { DayState } from '../../ui/data/MonthCalendar';

const startOf = (day: string, zone: string): number => toZoned(toCalendarDateTime(parseDate(day)), zone).toDate().getTime();
const dayAfter = (day: string): string => parseDate(day).add({ days: 1 }).toString();

function daysOf(month: string): string[] {
  const last = endOfMonth(parseDate(`${month}-01`)).day;
  return Array.from({ length: last }, (_, index) => `${month}-${String(index + 1).padStart(2, '0')}`);
}

/** From the first instant of a month ('YYYY-MM') to that of the next, in a time zone. */
export function spanOf(month: string, zone: string): WirePeriod {
  const days = daysOf(month);
  const at = (day: string) => new Date(startOf(day, zone)).toISOString();
  return { from: at(`${month}-01`), to: at(dayAfter(days.at(-1) ?? `${month}-28`)) };
}

/** What the days of a month are, from the free intervals: wholly free, partly, or taken. Hours that have gone by do not count. */
export function dayStates(month: string, free: readonly WirePeriod[], zone: string, now: Date): Record<string, DayState> {
  const intervals = free.map(({ from, to }) => ({ from: Date.parse(from), to: Date.parse(to) }));
  const stateOf = (day: string): DayState => {
    const start = Math.max(startOf(day, zone), now.getTime());
    const end = startOf(dayAfter(day), zone);
    if (end <= now.getTime()) return 'past';
    if (intervals.some(({ from, to }) => from <= start && end <= to)) return 'free';
    return intervals.some(({ from, to }) => from < end && start < to) ? 'partly' : 'booked';
  };
  return Object.fromEntries(daysOf(month).map((day) => [day, stateOf(day)]));
}
