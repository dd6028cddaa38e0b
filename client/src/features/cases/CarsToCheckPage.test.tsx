import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { ApiProblem } from '../../lib/api/api-problem';
import { queryClient } from '../../lib/query';
import { Component } from './CarsToCheckPage';

const inReview = jest.fn();
const approve = jest.fn();
jest.mock('../../lib/api', () => ({
  api: { cases: { vehiclesInReview: (...call: unknown[]): unknown => inReview(...call), approveVehicle: (...call: unknown[]): unknown => approve(...call) } },
}));

const car = {
  id: 'veh_1',
  version: 3,
  title: 'Kangoo with ramp',
  owner: { displayName: 'Léa' },
  place: { town: 'Bron', department: 'Rhône' },
  address: '1 rue des Lilas',
  accessibility: { modes: [], access: { type: 'ramp', width: { value: 780, unit: 'mm', source: 'owner' } } },
};

function show() {
  render(
    <QueryClientProvider client={queryClient}>
      <MemoryRouter>
        <Component />
      </MemoryRouter>
    </QueryClientProvider>,
  );
}
const publish = async () => userEvent.click(await screen.findByRole('button', { name: 'Publish Kangoo with ramp' }));

describe('cars to check', () => {
  beforeEach(() => {
    queryClient.clear();
    inReview.mockReset().mockResolvedValue({ items: [car] });
    approve.mockReset();
  });

  it('are listed with their owner, town and measures', async () => {
    show();
    expect(await screen.findByRole('heading', { name: 'Kangoo with ramp' })).toBeTruthy();
    for (const text of ['Léa', 'Bron, Rhône', '78 cm × not given']) expect(screen.getByText(text, { exact: false })).toBeTruthy();
  });

  it('are published, said so, and leave the list with the focus on the title', async () => {
    approve.mockResolvedValue(car);
    show();
    await screen.findByRole('heading', { name: 'Kangoo with ramp' });
    inReview.mockResolvedValue({ items: [] });
    await publish();
    expect(approve).toHaveBeenCalledWith({ params: { vehicleId: 'veh_1' }, body: { version: 3 } });
    expect(await screen.findByRole('heading', { name: 'No car is waiting' })).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }));
    await waitFor(() => expect(screen.getByRole('status').textContent).toBe('Kangoo with ramp is published'));
  });

  it('stay, with the reason, when they cannot be published', async () => {
    approve.mockRejectedValue(new ApiProblem({ code: 'request.version_conflict', title: 'Changed meanwhile', detail: 'Look again.', status: 409 }));
    show();
    await publish();
    expect((await screen.findByRole('alert')).textContent).toContain('Changed meanwhile');
    expect(inReview).toHaveBeenCalledTimes(2);
  });
});
