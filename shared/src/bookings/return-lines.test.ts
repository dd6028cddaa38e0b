import { euros } from '../money';
import { hourMs, minuteMs, plusMs, zonedToInstant } from '../time';
import { lateFee, returnLines } from './return-lines';

const end = zonedToInstant('2026-06-22T10:00', 'Europe/Paris');
const question = { perDay: euros(6_000), end, returnedAt: end, excused: false };

describe('coming back late', () => {
  it.each<[string, number, number]>([
    ['29 minutes', 29 * minuteMs, 0],
    ['30 minutes, the first hour', 30 * minuteMs, 900],
    ['an hour', hourMs, 900],
    ['an hour and a minute, the second', hourMs + minuteMs, 1_800],
    ['seven hours, a day\'s price at most', 7 * hourMs, 6_000],
    ['23 hours', 23 * hourMs, 6_000],
    ['a day and one hour', 25 * hourMs, 6_900],
    ['three days', 72 * hourMs, 18_000],
  ])('by %s', (_, lateMs, fee) => {
    expect(lateFee({ ...question, returnedAt: plusMs(end, lateMs) })).toEqual(euros(fee));
  });

  it('costs nothing when a problem was reported', () => {
    expect(returnLines({ ...question, returnedAt: plusMs(end, 72 * hourMs), excused: true })).toEqual([]);
  });
});

describe('what the return adds', () => {
  it('is nothing within what was included', () => {
    expect(returnLines({ ...question, driven: { km: 300, includedKm: 300, energyMissing: -5 } })).toEqual([]);
  });

  it('is each km begun beyond, what is missing of energy, and the commission on the rent of it', () => {
    const lines = returnLines({ ...question, returnedAt: plusMs(end, hourMs), driven: { km: 300.2, includedKm: 300, energyMissing: 25 } });
    expect(lines.map(({ code, quantity, total, paidBy }) => [code, quantity, total.amount, paidBy])).toEqual([
      ['late_fee', 1, 900, 'renter'], ['extra_km', 1, 30, 'renter'], ['energy', 25, 3_000, 'renter'], ['commission', 1, 140, 'owner'],
    ]);
  });
});
