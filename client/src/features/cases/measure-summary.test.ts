import type { Measured } from '@passerelle/shared/fit/measured';
import { measureSummary } from './measure-summary';

const mm = (value: number): Measured => ({ value, unit: 'mm', source: 'owner' });
const said = (accessibility: Parameters<typeof measureSummary>[0]) => measureSummary(accessibility).map(({ name, number, measures }) => [name, number, ...measures.map((measure) => measure?.value)]);

describe('the measures of a car to check', () => {
  it('are those of the ramp, the door and each place, with what nobody gave', () => {
    expect(
      said({
        modes: [],
        access: { type: 'ramp', width: mm(780), length: mm(1500) },
        door: { width: mm(760), height: mm(1400) },
        spaces: [{ length: mm(1300), width: mm(800), headroom: mm(1420) }, { width: mm(700) }],
      }),
    ).toEqual([
      ['ramp', 0, 780, 1500],
      ['threshold', 0, undefined],
      ['swl', 0, undefined],
      ['door', 0, 760, 1400],
      ['space', 1, 1300, 800, 1420],
      ['space', 2, undefined, 700, undefined],
    ]);
  });
  it('have no threshold where a lift goes to the ground, and no way in where there is none', () => {
    expect(said({ modes: [], access: { type: 'lift' }, exteriorHeight: mm(1900) }).map(([name]) => name)).toEqual(['lift', 'swl', 'door', 'exterior']);
    expect(said({ modes: [] }).map(([name]) => name)).toEqual(['door']);
  });
});
