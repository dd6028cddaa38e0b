import { instantOf, otherDates, periodOf } from './asked-period';

const zone = 'Europe/Paris';

describe('the dates of a request in the address', () => {
  it('are instants, or local times where the car is', () => {
    expect(instantOf('2026-12-01T09:00:00.000Z', zone)).toBe('2026-12-01T09:00:00.000Z');
    expect(instantOf('2026-12-01T09:00', zone)).toBe('2026-12-01T08:00:00.000Z');
  });
  it.each(['', null, 'tomorrow', '2026-13-01T09:00', '2026-12-41T09:00:00Z'])('are not %s', (text) => expect(instantOf(text, zone)).toBeUndefined());
  it('are refused when they run backwards', () => {
    expect(periodOf(new URLSearchParams('from=2026-12-02T09:00Z&to=2026-12-01T09:00Z'), zone)).toBeUndefined();
  });
});

describe('other dates for the same car', () => {
  const now = new Date('2026-10-20T00:00:00Z');
  const period = { from: '2026-10-24T07:00:00.000Z', to: '2026-10-24T16:00:00.000Z' };

  it('are the nearest free ones, at the same local hours across the change of clocks', () => {
    const free = [{ from: '2026-10-22T00:00:00.000Z', to: '2026-10-24T00:00:00.000Z' }, { from: '2026-10-25T00:00:00.000Z', to: '2026-10-26T12:00:00.000Z' }];
    expect(otherDates(period, free, zone, { now })).toEqual([
      { from: '2026-10-22T07:00:00.000Z', to: '2026-10-22T16:00:00.000Z' },
      { from: '2026-10-23T07:00:00.000Z', to: '2026-10-23T16:00:00.000Z' },
      { from: '2026-10-25T08:00:00.000Z', to: '2026-10-25T17:00:00.000Z' },
    ]);
  });
  it('are never in the past', () => {
    const free = [{ from: '2026-10-01T00:00:00.000Z', to: '2026-10-24T00:00:00.000Z' }];
    expect(otherDates(period, free, zone, { now: new Date('2026-10-24T00:00:00Z') })).toEqual([]);
  });
});
