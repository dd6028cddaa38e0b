import { datesLeft } from './dates-left';

const to = '2026-11-23T17:00:00.000Z';
const at = (time: string) => new Date(`2026-11-22T${time}:00.000Z`);

describe('what is left of the dates of a booking for another car', () => {
  it.each<[string, string, Date, string, boolean?]>([
    ['all of them, well before', '2026-11-22T14:00:00.000Z', at('10:00'), '2026-11-22T14:00:00.000Z'],
    ['from the first full hour two hours on, at the car', '2026-11-22T14:00:00.000Z', at('14:20'), '2026-11-22T17:00:00.000Z'],
    ['from four hours on, where its owner has to accept', '2026-11-22T14:00:00.000Z', at('14:20'), '2026-11-22T19:00:00.000Z', false],
    ['with a quarter of an hour to choose and pay', '2026-11-22T14:00:00.000Z', at('14:50'), '2026-11-22T18:00:00.000Z'],
    ['a start that is too near already, though it is to come', '2026-11-22T11:00:00.000Z', at('10:00'), '2026-11-22T13:00:00.000Z'],
  ])('is %s', (_, from, now, left, instant = true) => expect(datesLeft({ from, to }, { instant, now })).toEqual({ from: left, to }));

  it('is nothing when they end before another car can be had', () => {
    expect(datesLeft({ from: '2026-11-22T14:00:00.000Z', to: '2026-11-22T16:00:00.000Z' }, { instant: true, now: at('14:20') })).toBeUndefined();
  });
});
