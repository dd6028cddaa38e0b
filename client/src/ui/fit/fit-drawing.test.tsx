import type { Accessibility, Wheelchair } from '@passerelle/shared/fit/model';
import type { Verdict } from '@passerelle/shared/fit/result';
import { render, screen, within } from '@testing-library/react';
import i18next from 'i18next';
import { VerdictBadge } from '../verdict/VerdictBadge';
import { FitDrawing } from './FitDrawing';
import type { ExplainedDimension } from './fit-text';

const length = (value: number) => ({ value, unit: 'mm' as const, source: 'owner' as const });
const car: Accessibility = {
  modes: ['passenger_in_wheelchair'],
  access: { type: 'ramp', width: length(780), length: length(1800), thresholdHeight: length(300) },
  door: { width: length(800), height: length(1400) },
  spaces: [{ length: length(1350), width: length(800), headroom: length(1450), facing: 'forward' }],
};
const chair: Wheelchair = { propulsion: 'attendant', width: 640, length: 1100, height: 1330 };

const dimension = (
  key: ExplainedDimension['key'],
  verdict: Verdict,
  required: number | null,
  available: number | null,
): ExplainedDimension => ({
  key,
  verdict,
  chair: 0,
  space: 0,
  required,
  available,
  slack: required === null || available === null ? null : available - required,
  unit: 'mm',
  uncertainty: 0,
  missing: available === null ? 'vehicle' : undefined,
});

describe('FitDrawing', () => {
  const fitting = [dimension('door_height', 'fits', 1330, 1400), dimension('headroom', 'fits', 1330, 1450)];

  it('says the verdict and the tightest dimension in its text alternative', () => {
    render(<FitDrawing vehicle={car} wheelchair={chair} result={{ verdict: 'fits', dimensions: fitting, assignment: [0] }} />);
    expect(screen.getByRole('img')).toHaveAccessibleName(/^Fits\. What decides: Height of the door, 7\scm to spare\./);
  });

  it('lets the worst verdict decide, however much room the others have', () => {
    const dimensions = [...fitting, dimension('space_width', 'does_not_fit', 830, 800)];
    render(<FitDrawing vehicle={car} wheelchair={chair} result={{ verdict: 'does_not_fit', dimensions, assignment: [0] }} />);
    expect(screen.getByRole('img')).toHaveAccessibleName(/^Does not fit\. What decides: Width of the place, 3\scm short\./);
  });

  it('gives the same facts as a table, and says what nobody has measured', () => {
    const dimensions = [...fitting, dimension('access_width', 'unknown', 640, null)];
    render(<FitDrawing vehicle={car} wheelchair={chair} result={{ verdict: 'unknown', dimensions, assignment: [0] }} />);
    const row = screen.getByRole('row', { name: /Width of the ramp/ });
    expect(within(row).getAllByRole('cell').map((cell) => cell.textContent)).toEqual(['64\u00a0cm', '—', 'not measured yet: ask the owner']);
  });

  it('writes centimetres the French way in French', async () => {
    await i18next.changeLanguage('fr');
    const dimensions = [dimension('door_height', 'fits', 1295, 1400)];
    render(<FitDrawing vehicle={car} wheelchair={chair} result={{ verdict: 'fits', dimensions, assignment: [0] }} />);
    expect(screen.getByRole('img')).toHaveAccessibleName(/il reste 10,5\scm/);
  });

  it('shows the car alone when no chair was asked about', () => {
    render(<FitDrawing vehicle={car} />);
    expect(screen.getByRole('img')).toHaveAccessibleName(/measures/);
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
  });
});

describe('VerdictBadge', () => {
  it.each([
    ['fits', 'Fits'],
    ['tight', 'Tight'],
    ['does_not_fit', 'Does not fit'],
    ['unknown', 'Not known yet'],
  ] as const)('always writes %s out', (verdict, words) => {
    render(<VerdictBadge verdict={verdict} />);
    expect(screen.getByText(words)).toBeVisible();
  });
});
