import { dayStates, spanOf } from './day-states';

const paris = 'Europe/Paris';
const now = new Date('2026-12-03T10:00:00Z');

describe('the days of a month', () => {
  it('span the month in the zone of the car, also when the clocks change in it', () => {
    expect(spanOf('2026-10', paris)).toEqual({ from: '2026-09-30T22:00:00.000Z', to: '2026-10-31T23:00:00.000Z' });
  });

  it('are past, free, partly free or taken', () => {
    const free = [
      { from: '2026-12-03T09:00:00Z', to: '2026-12-06T11:00:00Z' },
      { from: '2026-12-07T23:00:00Z', to: '2027-02-01T00:00:00Z' },
    ];
    const days = dayStates('2026-12', free, paris, now);
    expect(Object.keys(days)).toHaveLength(31);
    expect([days['2026-12-02'], days['2026-12-03'], days['2026-12-05'], days['2026-12-06'], days['2026-12-07'], days['2026-12-08'], days['2026-12-31']]).toEqual([
      'past',
      'free',
      'free',
      'partly',
      'booked',
      'free',
      'free',
    ]);
  });
});
