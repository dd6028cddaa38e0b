import { zonedToInstant } from '@passerelle/shared/time';
import fc from 'fast-check';
import { dayIn, fieldsOf, noDates, readFields } from './period-fields';

const paris = 'Europe/Paris';
const now = new Date('2026-06-01T10:00:00Z');
const fields = (fromDay: string, fromTime: string, toDay: string, toTime: string) => ({ fromDay, fromTime, toDay, toTime });

describe('dates as they are chosen', () => {
  it('are hours of the zone, and come back as they were chosen', () => {
    const chosen = fields('2026-06-02', '09:00', '2026-06-04', '18:30');
    const { period } = readFields(chosen, paris, now);
    expect(period).toEqual({ from: '2026-06-02T07:00:00.000Z', to: '2026-06-04T16:30:00.000Z' });
    expect(fieldsOf(period, paris)).toEqual(chosen);
    expect(readFields(chosen, 'Indian/Reunion', now).period?.from).toBe('2026-06-02T05:00:00.000Z');
  });

  it('are the same instants as everywhere in the product, on any day and in any zone', () => {
    const day = fc.date({ min: new Date('2026-06-03'), max: new Date('2027-05-01'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
    const changes = fc.constantFrom('2026-10-25', '2026-11-01', '2027-03-28', '2027-03-14');
    const hour = fc.integer({ min: 0, max: 47 }).map((half) => `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 ? '30' : '00'}`);
    const zone = fc.constantFrom(paris, 'Indian/Reunion', 'America/Cayenne', 'America/New_York', 'Pacific/Noumea', 'Asia/Kolkata');
    fc.assert(
      fc.property(fc.oneof(day, changes), hour, zone, (from, time, where) => {
        const { period } = readFields(fields(from, time, '2027-05-25', '12:00'), where, now);
        expect(period?.from).toBe(zonedToInstant(`${from}T${time}`, where).toISOString());
      }),
    );
  });

  it('take the earlier of an hour that comes twice', () => {
    expect(readFields(fields('2026-10-25', '02:30', '2026-10-25', '12:00'), paris, now).period?.from).toBe('2026-10-25T00:30:00.000Z');
  });

  it.each([
    ['incomplete', fields('2026-06-02', '09:00', '', '18:00')],
    ['incomplete', fields('2026-02-31', '09:00', '2026-06-02', '18:00')],
    ['reversed', fields('2026-06-02', '09:00', '2026-06-02', '09:00')],
    ['past', fields('2026-06-01', '09:00', '2026-06-02', '09:00')],
    ['too_long', fields('2026-06-02', '09:00', '2027-09-02', '09:00')],
  ])('are %s', (fault, wrong) => {
    expect(readFields(wrong, paris, now)).toEqual({ fault });
  });

  it('may be left out', () => {
    expect(readFields(noDates, paris, now)).toEqual({});
    expect(fieldsOf(undefined, paris)).toEqual(noDates);
  });

  it('count days where the clock is', () => {
    expect(dayIn(new Date('2026-06-01T22:30:00Z'), paris)).toBe('2026-06-02');
  });
});
