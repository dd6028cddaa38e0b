import type { Accessibility } from '@passerelle/shared/fit/model';
import { measureGroups } from './measure-rows';

const mm = (value: number) => ({ value, unit: 'mm' as const, source: 'owner' as const });
const names = (accessibility: Accessibility) => measureGroups(accessibility).map(({ name, number, rows }) => [name, number, rows.map((row) => row.name)]);

describe('the measures of a car', () => {
  it('are listed even when nobody has taken them', () => {
    expect(names({ modes: [] })).toEqual([
      ['access', 0, ['rampWidth', 'rampLength', 'thresholdHeight', 'swl']],
      ['door', 0, ['doorWidth', 'doorHeight']],
      ['space', 0, ['spaceLength', 'spaceWidth', 'headroom', 'maxChairMass']],
      ['outside', 0, ['exteriorHeight']],
    ]);
  });

  it('follow what the car is: a lift has no slope, each place its own numbers', () => {
    const groups = names({ modes: ['passenger_in_wheelchair'], access: { type: 'lift', winch: null }, spaces: [{ length: mm(1300), anchorage: { type: 'none' } }, {}], transfer: { type: 'swivel' } });
    expect(groups[0]).toEqual(['access', 0, ['liftWidth', 'liftLength', 'swl']]);
    expect(groups.slice(2, 5)).toEqual([
      ['space', 1, ['spaceLength', 'spaceWidth', 'headroom']],
      ['space', 2, ['spaceLength', 'spaceWidth', 'headroom', 'maxChairMass']],
      ['transfer', 0, ['seatHeight', 'maxUserMass']],
    ]);
  });
});
