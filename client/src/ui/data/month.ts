import { endOfMonth, parseDate, startOfMonth, startOfWeek } from '@internationalized/date';

const monday = 'mon';

/** The weeks of a month ('YYYY-MM'), Monday first, as days ('YYYY-MM-DD'); null outside the month. */
export function weeksOf(month: string): (string | null)[][] {
  const first = startOfMonth(parseDate(`${month}-01`));
  const last = endOfMonth(first);
  const weeks: (string | null)[][] = [];
  for (let start = startOfWeek(first, 'fr-FR', monday); start.compare(last) <= 0; start = start.add({ days: 7 })) {
    weeks.push(
      Array.from({ length: 7 }, (_, offset) => {
        const day = start.add({ days: offset });
        return day.month === first.month ? day.toString() : null;
      }),
    );
  }
  return weeks;
}

export function shiftMonth(month: string, by: number): string {
  return parseDate(`${month}-01`).add({ months: by }).toString().slice(0, 7);
}

const inUtc = (day: string) => parseDate(day).toDate('UTC');

export function formatDay(day: string, locale: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(inUtc(day));
}
