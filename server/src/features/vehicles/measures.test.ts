import { isConfirmed } from '@passerelle/shared/fit/confirmed';
import type { Accessibility } from '@passerelle/shared/fit/model';
import { confirmMeasures, dateMeasures } from './measures';

const own = (value: number) => ({ value, unit: 'mm', source: 'owner' }) as const;
const given: Accessibility = { modes: ['passenger_in_wheelchair'], access: { type: 'ramp', width: own(780), length: own(1800) }, spaces: [{ length: own(1350), threePointBelt: null }] };

describe('dating what an owner measured', () => {
  it('dates every number, wherever it stands, and leaves the rest', () => {
    const dated = dateMeasures(given, '2026-11-22');
    expect(dated.access?.width).toEqual({ ...own(780), at: '2026-11-22' });
    expect(dated.spaces?.[0]).toEqual({ length: { ...own(1350), at: '2026-11-22' }, threePointBelt: null });
    expect(dated.modes).toEqual(['passenger_in_wheelchair']);
  });

  it('leaves a date that is there', () => {
    const inspected = { value: 780, unit: 'mm', source: 'inspected', at: '2026-01-01' } as const;
    expect(dateMeasures({ modes: [], access: { width: inspected } }, '2026-11-22').access?.width).toEqual(inspected);
  });

  it('keeps source and date of a number that is sent again unchanged', () => {
    const inspected = { value: 780, unit: 'mm', source: 'inspected', at: '2026-01-01' } as const;
    const known: Accessibility = { modes: [], access: { width: inspected, length: { ...own(1700), at: '2026-01-01' } } };
    const dated = dateMeasures(given, '2026-11-22', known);
    expect(dated.access?.width).toEqual(inspected);
    expect(dated.access?.length).toEqual({ ...own(1800), at: '2026-11-22' });
  });
});

describe('confirming what an owner measured', () => {
  it('names the source of every number that only the owner gave, and leaves what was confirmed before', () => {
    const inspected = { value: 800, unit: 'mm', source: 'inspected', at: '2026-01-01' } as const;
    const confirmed = confirmMeasures({ ...given, door: { width: inspected } }, 'document', '2026-11-22');
    expect(confirmed.access?.width).toEqual({ ...own(780), source: 'document', at: '2026-11-22' });
    expect(confirmed.spaces?.[0]).toEqual({ length: { ...own(1350), source: 'document', at: '2026-11-22' }, threePointBelt: null });
    expect(confirmed.door?.width).toEqual(inspected);
    expect(isConfirmed(confirmed)).toBe(true);
  });

  it('makes a number the owner’s again when they change it, and that one alone', () => {
    const known = confirmMeasures(given, 'document', '2026-01-01');
    const dated = dateMeasures({ ...given, access: { ...given.access, length: own(1900) } }, '2026-11-22', known);
    expect(dated.access?.width).toEqual({ ...own(780), source: 'document', at: '2026-01-01' });
    expect(dated.access?.length).toEqual({ ...own(1900), at: '2026-11-22' });
    expect(isConfirmed(dated)).toBe(false);
  });
});
