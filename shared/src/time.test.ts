import fc from 'fast-check';
import { contains, dayMs, hourMs, instantSchema, localDay, localMinus, overlaps, periodSchema, plusMs, rentalDays, wakingDeadline, zonedToInstant, zoneSchema } from './time';

const paris = 'Europe/Paris';
const reunion = 'Indian/Reunion';
const local = (text: string, zone = paris): Date => zonedToInstant(text, zone);
const days = (from: string, to: string, zone = paris): number => rentalDays({ from: local(from, zone), to: local(to, zone) }, zone);
const issues = (value: unknown) => periodSchema.safeParse(value).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);

describe('instants and periods on the wire', () => {
  it.each(['2026-10-25T01:30:00Z', '2026-10-25T01:30:00.000Z', '2028-02-29T00:00:00Z'])('accept %s', (text) => {
    expect(instantSchema.safeParse(text).success).toBe(true);
  });

  it.each(['', 'tomorrow', '2026-10-25', '2026-10-25T01:30:00', '2026-10-25T01:30:00+02:00', '2026-02-30T00:00:00Z', '2027-02-29T00:00:00Z', '2026-10-25T25:00:00Z', 5, null])(
    'refuse %p',
    (text) => {
      expect(instantSchema.safeParse(text).error?.issues.map(({ message }) => message)).toEqual(['instant.malformed']);
    },
  );

  it.each([
    [{ from: '2026-05-02T10:00:00Z', to: '2026-05-01T10:00:00Z' }, ['to: period.reversed']],
    [{ from: '2026-05-01T10:00:00Z', to: '2026-05-01T10:00:00Z' }, ['to: period.reversed']],
    [{ from: '2026-05-01T10:00:00Z', to: '2027-05-03T10:00:00Z' }, ['to: period.too_long']],
    [{ from: 'x', to: '2027-05-03T10:00:00Z' }, ['from: instant.malformed']],
    [{ from: '2026-05-01T10:00:00Z', to: '2027-05-01T10:00:00Z' }, undefined],
  ])('say of %j: %j', (period, expected) => {
    expect(issues(period)).toEqual(expected);
  });

  it('know which zones exist', () => {
    expect([paris, reunion, 'UTC'].map((zone) => zoneSchema.safeParse(zone).success)).toEqual([true, true, true]);
    expect(['', 'Paris', 'Europe/Atlantis', '+02:00'].map((zone) => zoneSchema.safeParse(zone).success)).toEqual([false, false, false, false]);
  });
});

describe('half-open periods', () => {
  const at = (hour: number): Date => new Date(Date.UTC(2026, 4, 1, hour));
  const instant = fc.integer({ min: 0, max: 20 }).map(at);
  const period = fc.tuple(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 1, max: 10 })).map(([from, length]) => ({ from: at(from), to: at(from + length) }));

  it('that touch do not overlap', () => {
    expect(overlaps({ from: at(1), to: at(2) }, { from: at(2), to: at(3) })).toBe(false);
    expect(overlaps({ from: at(1), to: at(3) }, { from: at(2), to: at(4) })).toBe(true);
  });

  it('overlap both ways, and exactly when they share an instant', () => {
    fc.assert(fc.property(period, period, (a, b) => {
      const shared = Array.from({ length: 24 }, (_, hour) => at(hour)).some((each) => contains(a, each) && contains(b, each));
      expect([overlaps(a, b), overlaps(b, a)]).toEqual([shared, shared]);
    }));
  });

  it('contain their start, not their end, and themselves', () => {
    fc.assert(fc.property(period, instant, (a, each) => {
      expect(contains(a, each)).toBe(each >= a.from && each < a.to);
      expect(contains(a, a)).toBe(true);
    }));
  });
});

describe('local time', () => {
  it.each([
    ['2026-01-15T10:00', paris, '2026-01-15T09:00:00.000Z'],
    ['2026-07-15T10:00', paris, '2026-07-15T08:00:00.000Z'],
    ['2026-07-15T10:00', reunion, '2026-07-15T06:00:00.000Z'],
    ['2026-10-25T02:30', paris, '2026-10-25T00:30:00.000Z'],
    ['2026-03-29T02:30', paris, '2026-03-29T01:30:00.000Z'],
    ['2028-02-29T12:00', paris, '2028-02-29T11:00:00.000Z'],
  ])('%s in %s is %s: an ambiguous time is the earlier, a skipped one moves forward', (text, zone, instant) => {
    expect(local(text, zone).toISOString()).toBe(instant);
  });

  it('refuses text that is no date', () => {
    expect(() => local('2027-02-29T10:00')).toThrow(RangeError);
  });

  it.each([
    ['2026-10-28T10:00', 5, '2026-10-23T10:00'],
    ['2026-03-31T10:00', 5, '2026-03-26T10:00'],
    ['2028-03-02T10:00', 5, '2028-02-26T10:00'],
    ['2026-03-30T02:30', 1, '2026-03-29T03:30'],
  ])('%s less %i days is the same local time, %s', (start, count, expected) => {
    expect(localMinus(local(start), paris, { days: count }).toISOString()).toBe(local(expected).toISOString());
  });

  it('knows the calendar day of an instant', () => {
    const instant = new Date('2026-06-30T21:30:00Z');
    expect([localDay(instant, 'UTC'), localDay(instant, reunion)]).toEqual(['2026-06-30', '2026-07-01']);
  });
});

describe('rental days', () => {
  it.each([
    ['2026-10-24T10:00', '2026-10-25T10:00', 1, '25 h over the October change'],
    ['2026-03-28T10:00', '2026-03-29T10:00', 1, '23 h over the March change'],
    ['2026-03-28T10:00', '2026-03-29T11:00', 2, '24 h over the March change'],
    ['2026-10-24T10:00', '2026-10-25T10:01', 2, 'a minute more'],
    ['2026-05-01T10:00', '2026-05-01T10:01', 1, 'a minute'],
    ['2026-05-01T10:00', '2026-05-03T10:00', 2, 'two days'],
    ['2026-05-01T10:00', '2026-05-03T09:00', 2, 'less than two days'],
    ['2028-02-28T10:00', '2028-03-01T10:00', 2, 'over a leap day'],
    ['2027-02-28T10:00', '2027-03-01T10:00', 1, 'over the end of a common February'],
    ['2026-10-24T02:30', '2026-10-25T02:30', 1, 'until an ambiguous time, the earlier'],
    ['2026-03-28T02:30', '2026-03-29T03:30', 1, 'until a time the clocks skipped'],
    ['2026-03-01T10:00', '2026-11-01T10:00', 245, 'over both changes'],
  ])('%s to %s are %i: %s', (from, to, expected) => {
    expect(days(from, to)).toBe(expected);
  });

  it('count the second of two ambiguous ends as the next day', () => {
    const from = local('2026-10-24T02:30');
    expect(rentalDays({ from, to: plusMs(local('2026-10-25T02:30'), hourMs) }, paris)).toBe(2);
  });

  it('are 24 h where the clocks never change', () => {
    expect(days('2026-10-24T10:00', '2026-10-25T10:00', reunion)).toBe(1);
    expect(days('2026-03-28T10:00', '2026-03-29T11:00', reunion)).toBe(2);
  });

  it('are within one of the hours divided by 24, and never fewer for a longer period', () => {
    const base = Date.UTC(2026, 0, 1);
    fc.assert(fc.property(fc.nat(365 * 24), fc.integer({ min: 1, max: 9_000 }), fc.nat(100), (offset, length, more) => {
      const from = new Date(base + offset * hourMs);
      const count = rentalDays({ from, to: plusMs(from, length * hourMs) }, paris);
      expect(Math.abs(count - (length * hourMs) / dayMs)).toBeLessThan(1.05);
      expect(rentalDays({ from, to: plusMs(from, (length + more) * hourMs) }, paris)).toBeGreaterThanOrEqual(count);
    }));
  });
});

describe('waking hours', () => {
  it.each([
    ['2026-05-04T10:00', '2026-05-04T18:00'],
    ['2026-05-04T13:00', '2026-05-04T21:00'],
    ['2026-05-04T13:01', '2026-05-05T08:01'],
    ['2026-05-04T20:00', '2026-05-05T15:00'],
    ['2026-05-04T22:00', '2026-05-05T16:00'],
    ['2026-05-04T03:00', '2026-05-04T16:00'],
    ['2026-10-24T20:00', '2026-10-25T15:00'],
    ['2026-03-28T22:00', '2026-03-29T16:00'],
  ])('eight of them from %s end at %s', (from, to) => {
    expect(wakingDeadline(local(from), paris).toISOString()).toBe(local(to).toISOString());
  });

  it('are those of the place', () => {
    expect(wakingDeadline(local('2026-05-04T20:00', reunion), reunion)).toEqual(local('2026-05-05T15:00', reunion));
  });
});
