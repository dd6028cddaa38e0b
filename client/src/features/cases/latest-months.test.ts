import { latestMonths } from './latest-months';

describe('the months to choose from', () => {
  it.each([
    ['in the middle of a month', '2026-02-14T12:00:00Z', ['2026-02', '2026-01', '2025-12']],
    ['in Paris when it is still yesterday in Greenwich', '2026-02-28T23:30:00Z', ['2026-03', '2026-02', '2026-01']],
    ['on the 31st, without leaving a short month out', '2026-03-31T10:00:00Z', ['2026-03', '2026-02', '2026-01']],
  ])('go back %s', (_, now, months) => {
    expect(latestMonths(new Date(now), 3)).toEqual(months);
  });
});
