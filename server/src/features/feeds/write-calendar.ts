import ical, { ICalCalendarMethod, ICalEventClass, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import type { Locale } from '@passerelle/shared/locale';
import { inZone, type Period } from '@passerelle/shared/time';
import type { CalendarEntry } from './calendar-entry';
import { timeZoneComponent } from './time-zone-component';

const statusOf = { tentative: ICalEventStatus.TENTATIVE, confirmed: ICalEventStatus.CONFIRMED, cancelled: ICalEventStatus.CANCELLED } as const;
const askAgainSeconds = 3600;

/** From the earliest start to the latest end. */
const spanOf = (entries: readonly CalendarEntry[]): Period => ({
  from: new Date(Math.min(...entries.map(({ period }) => period.from.getTime()))),
  to: new Date(Math.max(...entries.map(({ period }) => period.to.getTime()))),
});

/** The entries as iCalendar (RFC 5545), each by the clock of its own time zone. */
export function writeCalendar(entries: readonly CalendarEntry[], locale: Locale): string {
  const calendar = ical({
    name: 'Passerelle',
    prodId: { company: 'Passerelle', product: 'bookings', language: locale.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    ttl: askAgainSeconds,
    // No zone for the calendar as a whole: with one, the library would write DTSTAMP in local time.
    timezone: { name: null, generator: (zone) => timeZoneComponent(zone, spanOf(entries.filter(({ timeZone }) => timeZone === zone))) },
  });
  for (const { uid, sequence, changedAt, period, timeZone, standing, title, description, place, url } of entries) {
    calendar.createEvent({
      id: uid,
      sequence,
      stamp: changedAt,
      lastModified: changedAt,
      start: inZone(period.from, timeZone),
      end: inZone(period.to, timeZone),
      timezone: timeZone,
      status: statusOf[standing],
      // A car that is away does not make its owner busy, nor does a rental of two days the renter.
      transparency: ICalEventTransparency.TRANSPARENT,
      class: ICalEventClass.PRIVATE,
      summary: title,
      description,
      ...(place ? { location: place } : {}),
      url,
    });
  }
  return calendar.toString();
}
