import fc from 'fast-check';
import { hourMs, overlaps } from '@passerelle/shared/time';
import { collides, freeIntervals, isFree, type CalendarEntry, type EntryKind } from './calendar';

const start = Date.parse('2027-03-01T00:00:00Z');
const at = (hours: number) => new Date(start + hours * hourMs);
const entry = (kind: EntryKind, from: number, to: number, id = 'a'): CalendarEntry => ({ id, kind, from: at(from), to: at(to) });
const period = (from: number, to: number) => ({ from: at(from), to: at(to) });

describe('a car that is rented from 10 to 20 h', () => {
  const rented = [entry('booking', 10, 20)];
  it.each([
    ['an hour after it is back', 21, 30, true],
    ['half an hour after it is back', 20.5, 30, false],
    ['until an hour before it leaves', 2, 9, true],
    ['until the minute it leaves', 2, 10, false],
    ['in the middle', 12, 14, false],
    ['all around', 5, 25, false],
  ])('%s', (_when, from, to, free) => {
    expect(isFree(rented, period(from, to))).toBe(free);
    expect(isFree([entry('hold', 10, 20)], period(from, to))).toBe(free);
  });
});

describe('a car that its owner keeps from 10 to 20 h', () => {
  it.each([
    [20, 30, true],
    [2, 10, true],
    [19, 30, false],
    [2, 11, false],
  ])('from %d to %d h: free %s', (from, to, free) => {
    expect(isFree([entry('block', 10, 20)], period(from, to))).toBe(free);
  });

  it('may be kept from the hour a rental ends', () => {
    expect(collides(entry('block', 20, 30, 'b'), entry('booking', 10, 20))).toBe(false);
    expect(collides(entry('block', 19, 30, 'b'), entry('booking', 10, 20))).toBe(true);
  });
});

describe('free intervals', () => {
  it('are what is left between rentals with their buffer, and blocks', () => {
    const entries = [entry('block', 40, 50), entry('booking', 10, 20), entry('hold', 21, 30)];
    expect(freeIntervals(entries, period(0, 100))).toEqual([period(0, 9), period(31, 40), period(50, 100)]);
  });

  const hours = fc.integer({ min: 0, max: 80 });
  const length = fc.integer({ min: 1, max: 20 });
  const anyEntry = fc.record({ kind: fc.constantFrom<EntryKind>('booking', 'hold', 'block'), from: hours, length }).map((e) => entry(e.kind, e.from, e.from + e.length));

  it('can be rented whole, and everything that can be rented lies in one', () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 6 }), hours, length, (entries, from, wanted) => {
        const free = freeIntervals(entries, period(0, 100));
        for (const interval of free) expect(isFree(entries, interval)).toBe(true);
        const asked = period(from, Math.min(100, from + wanted));
        if (isFree(entries, asked)) expect(free.some((interval) => interval.from <= asked.from && asked.to <= interval.to)).toBe(true);
        else expect(free.some((interval) => interval.from <= asked.from && asked.to <= interval.to && overlaps(interval, asked))).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('collide the same way round', () => {
    fc.assert(fc.property(anyEntry, anyEntry, (a, b) => expect(collides(a, b)).toBe(collides(b, a))));
  });
});
