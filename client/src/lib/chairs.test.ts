import { wheelchairSchema } from '@passerelle/shared/fit/model';
import { keepChair, readKeptChairs, removeChair, saveKeptChairs, setTravels } from './chairs';
import { chairLimits } from './chairs/chair-limits';
import { parseChairs } from './chairs/parse-chairs';
import { deviceKnowsSomething, forgetDevice } from './device-store';

const papa = { name: 'Papa', wheelchair: { propulsion: 'powered', width: 660, occupiedMass: 230, crashTested: 'yes', precision: { width: 10 } } } as const;
const plain = (n: number) => ({ name: '', wheelchair: { propulsion: 'self', width: 600 + n } as const });
const travelling = () => readKeptChairs().map(({ travels }) => travels);

describe('the visitor’s chairs', () => {
  beforeEach(() => forgetDevice());

  it('come back as they were kept, and are the same array until they change', () => {
    keepChair(papa);
    expect(readKeptChairs()).toEqual([{ ...papa, id: '1', travels: true }]);
    expect(readKeptChairs()).toBe(readKeptChairs());
    removeChair('1');
    expect(readKeptChairs()).toEqual([]);
    expect(localStorage.length).toBe(0);
  });

  it('are at most eight, of which three travel', () => {
    for (let n = 0; n < 9; n += 1) keepChair(plain(n));
    expect(travelling()).toEqual([true, true, true, false, false, false, false, false]);
  });

  it('travel or stay at home one by one, and never more than three go', () => {
    for (let n = 0; n < 4; n += 1) keepChair(plain(n));
    expect(setTravels('4', true)).toBe(false);
    expect(setTravels('1', false)).toBe(true);
    expect(setTravels('4', true)).toBe(true);
    expect(travelling()).toEqual([false, true, true, true]);
  });

  it('keep their place, their id and whether they travel when they are changed or another one goes', () => {
    keepChair(plain(1));
    keepChair(papa);
    setTravels('2', false);
    removeChair('1');
    keepChair({ ...papa, name: 'Dad' }, '2');
    expect(readKeptChairs()).toEqual([{ ...papa, name: 'Dad', id: '2', travels: false }]);
    expect(keepChair(plain(3))).toBe('3');
  });

  it('of the time before names are taken over: all of them travel', () => {
    localStorage.setItem('passerelle.chairs', '[{"propulsion":"self","width":600},{"propulsion":"powered"}]');
    expect(readKeptChairs()).toEqual([
      { id: '1', name: '', travels: true, wheelchair: { propulsion: 'self', width: 600 } },
      { id: '2', name: '', travels: true, wheelchair: { propulsion: 'powered' } },
    ]);
  });

  it.each([
    ['nothing', undefined],
    ['no list', { propulsion: 'self' }],
    ['no chairs', [1, null, { propulsion: 'sail' }, { wheelchair: 'Papa' }]],
  ])('are none where %s was stored', (_, stored) => {
    expect(parseChairs(stored)).toEqual([]);
  });

  it('lose a number that the server would refuse, not the chair', () => {
    const [chair] = parseChairs([{ propulsion: 'self', width: 66, length: 1100, height: '1300', precision: { width: 4000, length: 10 } }]);
    expect(chair?.wheelchair).toEqual({ propulsion: 'self', length: 1100, precision: { length: 10 } });
  });

  it('never share an id, whatever was stored', () => {
    const twice = { id: '7', name: 'a', travels: true, wheelchair: { propulsion: 'self' } };
    expect(parseChairs([twice, twice, { ...twice, id: '../x' }]).map(({ id }) => id)).toEqual(['7', '8', '9']);
  });

  it('are forgotten with everything else of the device', () => {
    saveKeptChairs([{ ...papa, id: '1', travels: true }]);
    expect(deviceKnowsSomething()).toBe(true);
    forgetDevice();
    expect(deviceKnowsSomething()).toBe(false);
    expect(readKeptChairs()).toEqual([]);
  });

  it.each(Object.entries(chairLimits))('have the same limits for %s as the server', (name, { min, max }) => {
    const taken = (value: number) => wheelchairSchema.safeParse({ propulsion: 'self', [name]: value }).success;
    expect([taken(min), taken(max), taken(min - 1), taken(max + 1)]).toEqual([true, true, false, false]);
  });
});
