import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
/** 24 exact hours. A calendar day is not always that long: see `localMinus` and `rentalDays`. */
export const dayMs = 24 * hourMs;

/** An instant on the wire: ISO 8601, UTC, written with Z. Issue message `instant.malformed`. */
export const instantSchema = z.iso.datetime({ error: 'instant.malformed' });

/** A calendar day on the wire, `YYYY-MM-DD`; never a Date. Issue message `day.malformed`. */
export const daySchema = z.iso.date({ error: 'day.malformed' });

/** Half-open: `from` belongs to it, `to` does not. */
export type Period = { readonly from: Date; readonly to: Date };

const longestPeriodMs = 366 * dayMs;

/** A period on the wire. Issue messages `period.reversed` and `period.too_long` (more than 366 days), on the path `to`. */
export const periodSchema = z.object({ from: instantSchema, to: instantSchema }).superRefine(({ from, to }, ctx) => {
  const length = Date.parse(to) - Date.parse(from);
  // A malformed instant has its own issue already.
  if (Number.isNaN(length)) return;
  const code = length <= 0 ? 'period.reversed' : length > longestPeriodMs ? 'period.too_long' : null;
  if (code) ctx.addIssue({ code: 'custom', path: ['to'], message: code, params: { code } });
});
export type WirePeriod = z.infer<typeof periodSchema>;

export const periodFromWire = ({ from, to }: WirePeriod): Period => ({ from: new Date(from), to: new Date(to) });
export const periodToWire = ({ from, to }: Period): WirePeriod => ({ from: from.toISOString(), to: to.toISOString() });

/** True when the two share an instant. Periods that only touch do not overlap. */
export const overlaps = (a: Period, b: Period): boolean => a.from < b.to && b.from < a.to;

/** True when the instant, or the whole of the other period, lies inside. */
export const contains = (period: Period, inner: Date | Period): boolean =>
  inner instanceof Date ? period.from <= inner && inner < period.to : period.from <= inner.from && inner.to <= period.to;

export const plusMs = (instant: Date, ms: number): Date => new Date(instant.getTime() + ms);

export const earliest = (first: Date, ...others: readonly Date[]): Date =>
  others.reduce((least, instant) => (instant < least ? instant : least), first);

/** The instant by the clock of an IANA zone, for what takes Temporal's own type. */
export const inZone = (instant: Date, zone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);

const toDate = (zoned: Temporal.ZonedDateTime): Date => new Date(zoned.epochMilliseconds);

const isZone = (zone: string): boolean => {
  // An offset such as +02:00 is understood by Temporal but knows no change of clocks.
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    inZone(new Date(0), zone);
    return true;
  } catch {
    return false;
  }
};

/** An IANA time zone name that this runtime knows. Issue message `zone.unknown`. */
export const zoneSchema = z.string().refine(isZone, { error: 'zone.unknown' });

/**
 * The instant of a local date and time (`2026-10-25T02:30`). One that happens twice is the earlier; one that
 * the clocks skip is shifted forward by the length of the gap. Throws a RangeError on text that is no date.
 */
export const zonedToInstant = (localDateTime: string, zone: string): Date =>
  toDate(Temporal.PlainDateTime.from(localDateTime).toZonedDateTime(zone, { disambiguation: 'compatible' }));

/** The calendar day, `YYYY-MM-DD`, that an instant falls on in a zone. */
export const localDay = (instant: Date, zone: string): string => inZone(instant, zone).toPlainDate().toString();

/** The same local time so many calendar days earlier, whatever the clocks did in between. */
export const localMinus = (instant: Date, zone: string, { days }: { days: number }): Date =>
  toDate(inZone(instant, zone).subtract({ days }));

/**
 * How many rental days a period costs: one ends at the same local time on the next day, and one begun is due.
 * 25 hours over the October change are one day; an ambiguous end is the earlier.
 */
export const rentalDays = ({ from, to }: Period, zone: string): number => {
  const start = inZone(from, zone);
  const endOfDay = (count: number): Date => toDate(start.add({ days: count }));
  let days = Math.max(1, Math.floor((to.getTime() - from.getTime()) / dayMs) - 1);
  while (endOfDay(days) < to) days += 1;
  return days;
};

/** A stretch in which a zone's clock does not change, from an instant on; minutes east of UTC, before it and in it. */
export interface ZoneOffset {
  readonly from: Date;
  readonly minutesBefore: number;
  readonly minutes: number;
}

const offsetMinutes = (zoned: Temporal.ZonedDateTime): number => zoned.offsetNanoseconds / 60e9;

/** Every stretch of a period, in order: the first one that holds at its start, the others from each change of the clocks on. */
export const zoneOffsets = ({ from, to }: Period, zone: string): ZoneOffset[] => {
  const start = inZone(from, zone);
  const stretches = [{ from, minutesBefore: offsetMinutes(start), minutes: offsetMinutes(start) }];
  for (let next = start.getTimeZoneTransition('next'); next && toDate(next) < to; next = next.getTimeZoneTransition('next')) {
    stretches.push({ from: toDate(next), minutesBefore: stretches.at(-1)?.minutes ?? 0, minutes: offsetMinutes(next) });
  }
  return stretches;
};

const wakes = '08:00';
const sleeps = '21:00';

/** The instant by which so many waking hours, 08:00 to 21:00 local, have gone by. */
export const wakingDeadline = (from: Date, zone: string, hours = 8): Date => {
  let day = inZone(from, zone).toPlainDate();
  let left = hours * hourMs;
  for (;;) {
    const opens = Math.max(from.getTime(), zonedToInstant(`${day.toString()}T${wakes}`, zone).getTime());
    const awake = zonedToInstant(`${day.toString()}T${sleeps}`, zone).getTime() - opens;
    if (awake >= left) return new Date(opens + left);
    left -= Math.max(0, awake);
    day = day.add({ days: 1 });
  }
};
