import type { Accessibility } from '@passerelle/shared/fit/model';
import { dateMeasures } from './measures';

const own = (value: number) => ({ value, unit: 'mm', source: 'owner' }) as const;
const given: Accessibility = { modes: ['passenger_in_wheelchair'], access: { type: 'ramp', width: own(780), length: own(1800) }, spaces: [{ length: own(1350), threePointBelt: null }] };

describe('dating what an owner measured', () => {
  it('dates every number, wherever it stands, and leaves the rest', () => {
    const dated = dateMeasures(given, '2026-11-22');
    expect(dated.access?.width).toEqual({ ...own(780), at: '2026-11-22' });
    expect(dated.spaces?.[0]).toEqual({ length: { ...own(1350), at: '2026-11-22' }, threePointBelt: null });
    expect(dated.modes).toEqual(['passenger_in_wheelchair']);
  });

  it('keeps source and date of a number that is sent again unchanged', () => {
    const inspected = { value: 780, unit: 'mm', source: 'inspected', at: '2026-01-01' } as const;
    const known: Accessibility = { modes: [], access: { width: inspected, length: { ...own(1700), at: '2026-01-01' } } };
    const dated = dateMeasures(given, '2026-11-22', known);
    expect(dated.access?.width).toEqual(inspected);
    expect(dated.access?.length).toEqual({ ...own(1800), at: '2026-11-22' });
  });
});
