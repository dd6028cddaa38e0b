import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MonthCalendar } from './MonthCalendar';
import { shiftMonth, weeksOf } from './month';

describe('MonthCalendar', () => {
  it('says each day and its state in words', () => {
    render(<MonthCalendar label="Free days" month="2026-12" onMonthChange={() => undefined} days={{ '2026-12-10': 'blocked' }} />);
    const table = screen.getByRole('table', { name: 'Free days, December 2026' });
    expect(within(table).getByRole('cell', { name: '10 Not offered' })).toBeVisible();
    expect(within(table).getByRole('cell', { name: '11 Free' })).toBeVisible();
  });

  it('goes to the next month, but not before the first that can be shown', async () => {
    const seen = jest.fn();
    render(<MonthCalendar label="Free days" month="2026-12" onMonthChange={seen} days={{}} min="2026-12" />);
    await userEvent.click(screen.getByRole('button', { name: 'Month before' }));
    expect(seen).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: 'Month after' }));
    expect(seen).toHaveBeenCalledWith('2027-01');
  });
});

describe('a month', () => {
  it('starts its weeks on Monday', () => {
    expect(weeksOf('2026-12')[0]).toEqual([null, '2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04', '2026-12-05', '2026-12-06']);
    expect(weeksOf('2026-02')).toHaveLength(5);
  });

  it('follows another across the years', () => {
    expect(shiftMonth('2026-01', -1)).toBe('2025-12');
  });
});
