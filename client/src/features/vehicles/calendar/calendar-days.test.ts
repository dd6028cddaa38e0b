import { daysOf, readPeriod } from './calendar-days';

const zone = 'Europe/Paris';
const entry = (kind: 'booking' | 'hold' | 'block', from: string, to: string) => ({ id: from, kind, from, to });

describe('the days of a calendar', () => {
  it('are free, partly free, booked, blocked or past, as the car counts them', () => {
    const days = daysOf(
      '2026-10',
      [
        entry('booking', '2026-10-23T16:00:00.000Z', '2026-10-25T08:00:00.000Z'),
        // Paris time: the whole of Sunday the 25th, which is 25 hours long, but for what is booked.
        entry('block', '2026-10-25T08:00:00.000Z', '2026-10-25T23:00:00.000Z'),
        entry('block', '2026-10-26T23:00:00.000Z', '2026-10-27T23:00:00.000Z'),
        entry('hold', '2026-10-29T10:00:00.000Z', '2026-10-29T12:00:00.000Z'),
      ],
      zone,
      '2026-10-20',
    );
    expect(Object.keys(days)).toHaveLength(31);
    expect(days).toMatchObject({
      '2026-10-19': 'past',
      '2026-10-20': 'free',
      '2026-10-23': 'partly',
      '2026-10-24': 'booked',
      '2026-10-25': 'blocked',
      '2026-10-26': 'free',
      '2026-10-27': 'blocked',
      '2026-10-28': 'free',
      '2026-10-29': 'partly',
    });
  });
});

describe('the days an owner keeps', () => {
  const now = new Date('2026-10-20T10:00:00Z');
  const dates = { fromDay: '2026-10-24', fromTime: '08:00', toDay: '2026-10-26', toTime: '20:00' };
  it('are read in the zone of the car', () => {
    expect(readPeriod(dates, zone, now)).toEqual({ period: { from: '2026-10-24T06:00:00.000Z', to: '2026-10-26T19:00:00.000Z' } });
  });
  it.each([
    ['incomplete', { toDay: '' }],
    ['reversed', { toDay: '2026-10-24', toTime: '08:00' }],
    ['past', { fromDay: '2026-10-01', toDay: '2026-10-02' }],
  ] as const)('are refused when %s', (fault, change) => {
    expect(readPeriod({ ...dates, ...change }, zone, now)).toEqual({ fault });
  });
});
