import { wheelchairSchema } from '@passerelle/shared/fit/model';
import { chairLimits, parseChairs, readChairs, saveChairs } from './chairs';

describe('the visitor’s chairs', () => {
  beforeEach(() => {
    saveChairs([]);
  });

  it('come back as they were saved, and are the same array until they change', () => {
    const chair = { propulsion: 'powered', width: 660, occupiedMass: 230, crashTested: 'yes' } as const;
    saveChairs([chair]);
    expect(readChairs()).toEqual([chair]);
    expect(readChairs()).toBe(readChairs());
    saveChairs([]);
    expect(readChairs()).toEqual([]);
    expect(localStorage.length).toBe(0);
  });

  it('are at most three', () => {
    saveChairs([1, 2, 3, 4].map((n) => ({ propulsion: 'self', width: 600 + n })));
    expect(readChairs()).toHaveLength(3);
  });

  it.each([
    ['nothing', null],
    ['no JSON', '{'],
    ['no list', '{"propulsion":"self"}'],
    ['no chairs', '[1,null,{"propulsion":"sail"}]'],
  ])('are none where %s was stored', (_, text) => {
    expect(parseChairs(text)).toEqual([]);
  });

  it('lose a number that the server would refuse, not the chair', () => {
    expect(parseChairs('[{"propulsion":"self","width":66,"length":1100,"height":"1300"}]')).toEqual([{ propulsion: 'self', length: 1100 }]);
  });

  it.each(Object.entries(chairLimits))('have the same limits for %s as the server', (name, { min, max }) => {
    const taken = (value: number) => wheelchairSchema.safeParse({ propulsion: 'self', [name]: value }).success;
    expect([taken(min), taken(max), taken(min - 1), taken(max + 1)]).toEqual([true, true, false, false]);
  });
});
