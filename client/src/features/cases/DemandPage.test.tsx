import { QueryClientProvider } from '@tanstack/react-query';
import { searchNeeds } from '@passerelle/shared/search/contract';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import { MemoryRouter } from 'react-router';
import { queryClient } from '../../lib/query';
import { Component } from './DemandPage';

const demand = jest.fn();
jest.mock('../../lib/api', () => ({ api: { search: { demand: (...call: unknown[]): unknown => demand(...call) } } }));

const show = () =>
  render(
    <QueryClientProvider client={queryClient}>
      <MemoryRouter>
        <Component />
      </MemoryRouter>
    </QueryClientProvider>,
  );

describe('searches that found nothing', () => {
  beforeEach(() => {
    queryClient.clear();
    demand.mockReset();
  });

  it('are a table by month and département, with what left out most', async () => {
    demand.mockResolvedValue({ items: [{ month: '2026-11', department: 'Creuse', searches: 12, byNeed: [{ need: 'period', count: 9 }, { need: 'winch', count: 3 }] }, { month: '2026-11', department: 'Cantal', searches: 1, byNeed: [] }] });
    show();
    const table = await screen.findByRole('table', { name: 'Searches that found nothing, by month and département' });
    expect(within(table).getByRole('row', { name: /Creuse/ })).toHaveTextContent('CreuseNovember 202612dates (9), winch (3)');
    expect(within(table).getByRole('row', { name: /Cantal/ })).toHaveTextContent('No car at all nearby');
    await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('13 searches found nothing'));
  });

  it('are asked for one month when it is chosen', async () => {
    demand.mockResolvedValue({ items: [] });
    show();
    await screen.findByRole('heading', { name: 'No search without a car' });
    const [, latest] = within(screen.getByRole('combobox', { name: 'Month' })).getAllByRole('option');
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Month' }), latest?.textContent ?? '');
    await waitFor(() => expect(demand).toHaveBeenLastCalledWith({ query: { month: latest?.getAttribute('value') } }, expect.anything()));
  });

  it.each(['en', 'fr'])('name every need in %s', (language) => {
    expect(searchNeeds.filter((need) => !i18next.exists(`demand.need.${need}`, { lng: language, ns: 'cases' }))).toEqual([]);
  });
});
