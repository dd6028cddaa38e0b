import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { lyon } from '../results/search-fixtures';
import type { ActiveFilter } from './active-filters';
import { FilterChips } from './FilterChips';

const chip = (key: string): ActiveFilter => ({ key, label: key, without: { ask: lyon } });

function Chips({ keys }: { keys: readonly string[] }) {
  const [active, setActive] = useState(keys.map(chip));
  return (
    <>
      <button type="button" id="filters">
        Filters
      </button>
      <FilterChips active={active} onRemove={({ key }) => setActive(active.filter((each) => each.key !== key))} onClear={() => setActive([])} onEmpty={() => document.getElementById('filters')?.focus()} />
    </>
  );
}
const press = async (name: string) => userEvent.click(screen.getByRole('button', { name }));

describe('the filters that are on', () => {
  it.each([
    ['the next', 'Remove: a', 'Remove: b'],
    ['the one before, after the last', 'Remove: c', 'Remove: b'],
  ])('go away one by one, and the focus to %s', async (_, pressed, next) => {
    render(<Chips keys={['a', 'b', 'c']} />);
    await press(pressed);
    expect(screen.queryByRole('button', { name: pressed })).toBeNull();
    expect(screen.getByRole('button', { name: next })).toHaveFocus();
  });

  it.each(['Remove: a', 'Remove all filters'])('leave the focus on the button of the filters when none is left (%s)', async (name) => {
    render(<Chips keys={['a']} />);
    await press(name);
    expect(screen.queryByRole('group', { name: 'Filters that are on' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Filters' })).toHaveFocus();
  });
});
