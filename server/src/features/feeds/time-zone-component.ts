import { inZone, zoneOffsets, type Period, type ZoneOffset } from '@passerelle/shared/time';

const two = (number: number): string => String(Math.floor(number)).padStart(2, '0');

/** `+0200`. */
const offsetText = (minutes: number): string => `${minutes < 0 ? '-' : '+'}${two(Math.abs(minutes) / 60)}${two(Math.abs(minutes) % 60)}`;

/** The wall clock at an instant, by an offset: `20261025T030000`. */
const wallClock = (instant: Date, minutes: number): string => new Date(instant.getTime() + minutes * 60_000).toISOString().slice(0, 19).replace(/[-:]/g, '');

/** The first stretch has nothing before it to compare with: what follows it says whether it was summer time. */
const isSummer = ({ minutes, minutesBefore }: ZoneOffset, next: ZoneOffset | undefined): boolean => (minutes === minutesBefore ? next !== undefined && next.minutes < minutes : minutes > minutesBefore);

/**
 * The VTIMEZONE of RFC 5545 for a period: each change of the clocks in it by itself, as the time zone data of this machine have it, so that
 * no yearly rule has to be guessed. The period begins at the start of its first day, because a stretch must begin before what lies in it.
 */
export function timeZoneComponent(zone: string, period: Period): string {
  const from = new Date(inZone(period.from, zone).startOfDay().epochMilliseconds);
  const stretches = zoneOffsets({ from, to: period.to }, zone);
  const lines = stretches.flatMap((stretch, index) => {
    const kind = isSummer(stretch, stretches[index + 1]) ? 'DAYLIGHT' : 'STANDARD';
    return [
      `BEGIN:${kind}`,
      // RFC 5545, 3.6.5: the onset by the clock that ran until then.
      `DTSTART:${wallClock(stretch.from, stretch.minutesBefore)}`,
      `TZOFFSETFROM:${offsetText(stretch.minutesBefore)}`,
      `TZOFFSETTO:${offsetText(stretch.minutes)}`,
      `END:${kind}`,
    ];
  });
  return ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...lines, 'END:VTIMEZONE'].join('\r\n');
}
