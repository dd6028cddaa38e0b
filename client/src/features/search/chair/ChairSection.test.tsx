import { render, screen, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { QueryClientProvider } from '@tanstack/react-query';
import { MemoryRouter } from 'react-router';
import { readChairs, saveChairs } from '../../../lib/chairs';
import { queryClient } from '../../../lib/query';
import { readAsk, type SearchAsk } from '../search-address';
import { SearchForm } from '../SearchForm';

const ask = readAsk(new URLSearchParams('place=Lyon&lat=45.75&lon=4.85'));

function show() {
  const onAsk = jest.fn((_: SearchAsk) => undefined);
  render(
    <QueryClientProvider client={queryClient}>
      <MemoryRouter>
        <SearchForm ask={ask} onAsk={onAsk} />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  return { onAsk, user: userEvent.setup({ delay: null }) };
}

// By id: roles are slow to compute for a form of this size.
const width = () => document.querySelector('#chair-0-width');
const opened = () => screen.findByLabelText('Width');
const type = async (user: UserEvent, text: string) => {
  await user.type(await opened(), text);
};
const press = (label: string) => screen.getByText(label);
const submit = () => press('Show cars');

// A form of twenty fields, typed into: on a busy machine this takes seconds.
jest.setTimeout(20_000);

describe('the wheelchair in the search form', () => {
  beforeEach(() => saveChairs([]));

  it('is kept on the device when the search is sent, and stays out of what is asked', async () => {
    const { onAsk, user } = show();
    await user.click(press('Enter my wheelchair'));
    await user.click(await screen.findByLabelText('Its motor'));
    await type(user, '66.5');
    await user.click(submit());
    expect(readChairs()).toEqual([{ propulsion: 'powered', width: 665, crashTested: 'unknown' }]);
    expect(onAsk).toHaveBeenCalledTimes(1);
    expect(JSON.stringify(onAsk.mock.calls)).not.toContain('66');
    expect(width()).toBeNull();
    expect(screen.getByText('powered wheelchair, 66.5 cm wide')).toBeVisible();
  });

  it('asks whether millimetres were meant as centimetres, and takes the answer in one press', async () => {
    const { onAsk, user } = show();
    await user.click(press('Enter my wheelchair'));
    await user.click(await screen.findByLabelText('I push it myself'));
    await type(user, '665');
    await user.click(submit());
    expect(onAsk).not.toHaveBeenCalled();
    const summary = screen.getByRole('group', { name: 'One thing to correct' });
    expect(summary).toHaveFocus();
    await user.click(within(summary).getByRole('link', { name: /Did you mean 66.5 cm/ }));
    expect(width()).toHaveFocus();
    await user.click(press('Use 66.5 cm'));
    expect(width()).toHaveValue('66.5');
    await user.click(submit());
    expect(readChairs()).toMatchObject([{ propulsion: 'self', width: 665 }]);
  });

  it('can be left as it was, added to and removed', async () => {
    saveChairs([{ propulsion: 'self', width: 600 }]);
    const { user } = show();
    await user.click(press('Change the wheelchair'));
    await user.clear(await opened());
    await user.click(press('Leave it as it was'));
    expect(readChairs()).toEqual([{ propulsion: 'self', width: 600 }]);
    await user.click(press('Change the wheelchair'));
    expect(await opened()).toHaveValue('60');
    await user.click(press('Remove it: no wheelchair'));
    await user.click(submit());
    expect(readChairs()).toEqual([]);
  });
});
