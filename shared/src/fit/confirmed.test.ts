import { isConfirmed } from './confirmed';
import type { Accessibility } from './model';

const mm = (value: number, source: 'owner' | 'inspected' | 'document' | 'renter_confirmed') => ({ value, unit: 'mm', source }) as const;
const car = (...sources: Parameters<typeof mm>[1][]): Accessibility => ({
  modes: ['passenger_in_wheelchair'],
  access: { type: 'ramp', width: sources[0] && mm(780, sources[0]) },
  spaces: sources.slice(1).map((source) => ({ length: mm(1300, source), threePointBelt: true })),
});

describe('confirmed facts', () => {
  it.each<[string, Accessibility, boolean]>([
    ['nothing is measured', car(), false],
    ['the owner says it all', car('owner', 'owner'), false],
    ['the owner says one number', car('inspected', 'document', 'owner'), false],
    ['others say it all', car('inspected', 'document', 'renter_confirmed'), true],
  ])('%s', (_case, accessibility, expected) => {
    expect(isConfirmed(accessibility)).toBe(expected);
  });
});
