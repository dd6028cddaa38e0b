import fc from 'fast-check';
import { hourMs, plusMs, zoneOffsets } from '@passerelle/shared/time';
import { instantOf, lineOf, readCalendar, textOf } from '../../../test/read-calendar';
import type { CalendarEntry } from './calendar-entry';
import { writeCalendar } from './write-calendar';

const anEntry: CalendarEntry = {
  uid: 'bkg_1@passerelle',
  sequence: 3,
  changedAt: new Date('2026-09-01T10:00:00Z'),
  period: { from: new Date('2026-10-24T08:00:00Z'), to: new Date('2026-10-26T09:00:00Z') },
  timeZone: 'Europe/Paris',
  standing: 'confirmed',
  title: 'Location de voiture',
  description: 'Voir sur Passerelle',
  place: 'Grenoble',
  url: 'https://passerelle.example/bookings/bkg_1',
};

const written = (...entries: CalendarEntry[]) => {
  const calendar = readCalendar(writeCalendar(entries, 'fr'));
  const events = calendar.inside.filter(({ name }) => name === 'VEVENT');
  return { calendar, events, zones: calendar.inside.filter(({ name }) => name === 'VTIMEZONE') };
};

it('says all that a calendar program needs of one booking', () => {
  const [event] = written(anEntry).events;
  if (!event) throw new Error('no event');
  const said = Object.fromEntries(event.lines.map(({ name, value }) => [name, value]));
  expect(said).toMatchObject({ UID: 'bkg_1@passerelle', SEQUENCE: '3', DTSTAMP: '20260901T100000Z', DTSTART: '20261024T100000', DTEND: '20261026T100000', STATUS: 'CONFIRMED', SUMMARY: 'Location de voiture', LOCATION: 'Grenoble', CLASS: 'PRIVATE', URL: 'https://passerelle.example/bookings/bkg_1' });
  expect(lineOf(event, 'DTSTART').params).toEqual({ TZID: 'Europe/Paris' });
});

it('an empty calendar is a calendar', () => {
  expect(written().events).toEqual([]);
});

it.each([['tentative', 'TENTATIVE'], ['confirmed', 'CONFIRMED'], ['cancelled', 'CANCELLED']] as const)('%s is STATUS:%s', (standing, status) => {
  const [event] = written({ ...anEntry, standing }).events;
  expect(event && lineOf(event, 'STATUS').value).toBe(status);
});

describe('the clock of the car', () => {
  it('brings each change of it that lies in its bookings, and no zone twice', () => {
    const { zones } = written(anEntry, { ...anEntry, uid: 'b' }, { ...anEntry, uid: 'c', timeZone: 'Indian/Reunion' });
    expect(zones.map((zone) => [lineOf(zone, 'TZID').value, zone.inside.map((stretch) => [stretch.name, ...['DTSTART', 'TZOFFSETFROM', 'TZOFFSETTO'].map((name) => lineOf(stretch, name).value)])])).toEqual([
      ['Europe/Paris', [['DAYLIGHT', '20261024T000000', '+0200', '+0200'], ['STANDARD', '20261025T030000', '+0200', '+0100']]],
      ['Indian/Reunion', [['STANDARD', '20261024T000000', '+0400', '+0400']]],
    ]);
  });

  const zones = ['Europe/Paris', 'Indian/Reunion', 'America/Martinique', 'Pacific/Noumea', 'America/Miquelon', 'America/St_Johns', 'Pacific/Marquesas'];
  /** The second time that a clock shows an hour cannot be written with a TZID: RFC 5545 means the first. */
  const shownTwice = (instant: Date, zone: string) => zoneOffsets({ from: plusMs(instant, -2 * hourMs), to: plusMs(instant, 1) }, zone).some(({ minutes, minutesBefore }) => minutes < minutesBefore);
  const wholeMinute = fc.date({ min: new Date('2026-01-01'), max: new Date('2029-12-31'), noInvalidDate: true }).map((date) => new Date(Math.floor(date.getTime() / 60_000) * 60_000));

  it('leads every program to the same instants, all year round', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ from: wholeMinute, hours: fc.integer({ min: 1, max: 24 * 60 }), timeZone: fc.constantFrom(...zones) }), { minLength: 1, maxLength: 5 }), (drawn) => {
        const entries = drawn.map(({ from, hours, timeZone }, index) => ({ ...anEntry, uid: `b${index}`, timeZone, period: { from, to: plusMs(from, hours * hourMs) } }));
        const { calendar, events } = written(...entries);
        events.forEach((event, index) => {
          const { period, timeZone } = entries[index] ?? anEntry;
          if (!shownTwice(period.from, timeZone)) expect(instantOf(calendar, event, 'DTSTART')).toEqual(period.from);
          if (!shownTwice(period.to, timeZone)) expect(instantOf(calendar, event, 'DTEND')).toEqual(period.to);
        });
      }),
      { numRuns: 150 },
    );
  });
});

describe('a title that somebody wrote', () => {
  it.each([
    ['a new event of its own', 'Kangoo\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil'],
    ['a new line by its escape', 'Kangoo\\nSTATUS:CANCELLED'],
    ['marks that mean something', 'a;b,c:d"e\\f'],
    ['a long one of wide letters', 'é€💶'.repeat(60)],
  ])('%s stays a title', (_name, title) => {
    const { events } = written({ ...anEntry, title });
    expect(events).toHaveLength(1);
    expect(events[0] && textOf(events[0], 'SUMMARY')).toBe(title.replace(/\r?\n/g, '\n'));
  });

  it('whatever it holds, the calendar reads the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }).filter((text) => !/\p{Cc}/u.test(text) && text.trim() !== ''), (title) => {
        const { events } = written({ ...anEntry, title });
        expect(events.map((event) => textOf(event, 'SUMMARY'))).toEqual([title]);
      }),
    );
  });
});
