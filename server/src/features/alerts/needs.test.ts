import fc from 'fast-check';
import { drivingControls, type Wheelchair } from '@passerelle/shared/fit/model';
import { searchAskedSchema, type SearchAsked } from '@passerelle/shared/search/contract';
import { joinAsked, openNeeds, sealNeeds, splitAsked } from './needs';

const ask = (more: object = {}): SearchAsked => searchAskedSchema.parse({ near: { lat: 45.19, lon: 5.73 }, ...more });
const wheelchair: Wheelchair = { propulsion: 'powered', width: 640 };

const anyAsked: fc.Arbitrary<SearchAsked> = fc
  .record(
    {
      wheelchairs: fc.array(fc.record({ propulsion: fc.constant('attendant'), width: fc.integer({ min: 300, max: 1200 }) }), { maxLength: 3 }),
      driver: fc.record({ licenceCodes: fc.subarray(['10.02', '25.04']), controls: fc.subarray([...drivingControls]) }),
      filters: fc.record({ access: fc.constantFrom('ramp', 'lift'), controls: fc.subarray([...drivingControls]) }, { requiredKeys: [] }),
    },
    { requiredKeys: [] },
  )
  .map(ask);

describe('a search in two parts', () => {
  it('is whole again when they are joined, also after sealing', () => {
    fc.assert(
      fc.property(anyAsked, (asked) => {
        const { plain, needs } = splitAsked(asked);
        if (needs) expect(joinAsked(plain, openNeeds('a key', 'alt_1', sealNeeds('a key', 'alt_1', needs)))).toEqual(asked);
      }),
    );
  });

  it('says nothing of a body in the part that is kept in clear', () => {
    fc.assert(
      fc.property(anyAsked, (asked) => {
        const { plain } = splitAsked(asked);
        expect(plain).not.toHaveProperty('wheelchairs');
        expect(plain).not.toHaveProperty('driver');
        expect(plain.filters).not.toHaveProperty('controls');
      }),
    );
  });

  it.each<[string, object, boolean]>([
    ['nothing at all', {}, false],
    ['empty lists', { wheelchairs: [], driver: { licenceCodes: [], controls: [] }, filters: { controls: [] } }, false],
    ['a wheelchair', { wheelchairs: [wheelchair] }, true],
    ['a licence code', { driver: { licenceCodes: ['78'] } }, true],
    ['a control a driver needs', { driver: { controls: ['ball'] } }, true],
    ['a control in the filters', { filters: { controls: ['ball'] } }, true],
    ['a winch in the filters, which a car has', { filters: { winch: true } }, false],
  ])('with %s: health data %p', (_what, more, isHealth) => {
    expect(splitAsked(ask(more)).needs !== null).toBe(isHealth);
  });
});
