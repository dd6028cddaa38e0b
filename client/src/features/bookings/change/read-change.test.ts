import { fieldsOf } from '../../../lib/period-fields';
import { readChange } from './read-change';

const zone = 'Europe/Paris';
const period = { from: '2026-10-24T07:00:00.000Z', to: '2026-10-26T17:00:00.000Z' };
const known = { period, zone, now: new Date('2026-10-01T00:00:00Z') };
const fields = fieldsOf(period, zone);

describe('other dates for a booking', () => {
  it('are read where the car is, across the change of clocks', () => {
    expect(readChange('change', { ...fields, toDay: '2026-10-27' }, known)).toEqual({ period: { from: period.from, to: '2026-10-27T17:00:00.000Z' } });
  });
  it.each([
    ['same', fields],
    ['incomplete', { ...fields, toDay: '' }],
    ['incomplete', { ...fields, fromDay: '', toDay: '' }],
    ['reversed', { ...fields, toDay: '2026-10-23' }],
    ['past', { ...fields, fromDay: '2026-09-01' }],
  ] as const)('are refused when %s', (fault, value) => expect(readChange('change', value, known)).toEqual({ fault }));
});

describe('a longer trip', () => {
  const later = { ...known, now: new Date('2026-10-25T00:00:00Z') };
  it('keeps the start, which has passed', () => {
    expect(readChange('extension', { ...fields, toDay: '2026-10-28' }, later)).toEqual({ period: { from: period.from, to: '2026-10-28T17:00:00.000Z' } });
  });
  it.each([
    ['not_later', fields],
    ['not_later', { ...fields, toDay: '2026-10-25' }],
    ['incomplete', { ...fields, toDay: '' }],
  ] as const)('is refused when %s', (fault, value) => expect(readChange('extension', value, later)).toEqual({ fault }));
});
