import { QueryClientProvider } from '@tanstack/react-query';
import type { Alert } from '@passerelle/shared/alerts/contract';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { ApiProblem } from '../../lib/api/api-problem';
import { keepChair, readKeptChairs, saveKeptChairs } from '../../lib/chairs';
import { readDriverNeeds, saveDriverNeeds } from '../../lib/driver-needs';
import { queryClient } from '../../lib/query';
import { Component } from './AlertsPage';

const list = jest.fn();
const stop = jest.fn();
jest.mock('../../lib/api', () => ({
  api: { alerts: { list: (...call: unknown[]): unknown => list(...call), stop: (...call: unknown[]): unknown => stop(...call) } },
}));

const alert = (id: string, placeName: string, more: Partial<Alert> = {}): Alert => ({
  id,
  placeName,
  asked: { near: { lat: 45.75, lon: 4.85 }, filters: { access: 'ramp' } },
  createdAt: '2026-11-01T08:00:00.000Z',
  endsAt: '2027-01-30T08:00:00.000Z',
  told: 0,
  ...more,
});
const asked: Alert['asked'] = { near: { lat: 45.75, lon: 4.85 }, wheelchairs: [{ propulsion: 'self', width: 640 }], driver: { licenceCodes: ['78'] }, filters: { controls: ['ball'] } };

async function show(...items: Alert[]) {
  list.mockResolvedValue({ items });
  render(
    <QueryClientProvider client={queryClient}>
      <MemoryRouter>
        <Component />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  await screen.findAllByRole('heading', { level: 2 });
}
const press = async (name: RegExp) => userEvent.click(screen.getByRole('button', { name }));

describe('my alerts', () => {
  beforeEach(() => {
    queryClient.clear();
    saveKeptChairs([]);
    saveDriverNeeds({ licenceCodes: [], controls: [] });
    list.mockReset();
    stop.mockReset().mockResolvedValue(undefined);
  });

  it('say what each looks for, until when, and what it keeps of a body', async () => {
    await show(alert('1', 'Lyon', { told: 2 }), alert('2', 'Bron', { asked }));
    for (const text of ['2 cars so far', 'Any dates', /^Ends on Saturday,? 30 January 2027$/]) expect(screen.getAllByText(text).length).toBeGreaterThan(0);
    expect(screen.getAllByText(/encrypted, until it ends/)).toHaveLength(1);
    expect(screen.getByText(/Keeps your wheelchair’s measures and what you need to drive/)).toBeInTheDocument();
  });

  it('are opened again by an address without anything about a body', async () => {
    await show(alert('2', 'Bron', { asked }));
    expect(screen.getByRole('link', { name: /^Open this search/ })).toHaveAttribute('href', '/search?place=Bron&lat=45.75&lon=4.85');
  });

  it('bring what they keep to a device that knows nothing', async () => {
    await show(alert('2', 'Bron', { asked }));
    await userEvent.click(screen.getByRole('link', { name: /^Open this search/ }));
    expect(readKeptChairs()).toMatchObject([{ wheelchair: { propulsion: 'self', width: 640 }, travels: true }]);
    expect(readDriverNeeds()).toEqual({ licenceCodes: ['78'], controls: ['ball'] });
  });

  it('never replace what the device knows', async () => {
    keepChair({ name: 'Papa', wheelchair: { propulsion: 'powered' } });
    saveDriverNeeds({ licenceCodes: ['10'], controls: [] });
    await show(alert('2', 'Bron', { asked }));
    await userEvent.click(screen.getByRole('link', { name: /^Open this search/ }));
    expect(readKeptChairs().map(({ name }) => name)).toEqual(['Papa']);
    expect(readDriverNeeds().licenceCodes).toEqual(['10']);
  });

  it('stop, and the focus goes on to the next one, then to the title', async () => {
    await show(alert('1', 'Lyon'), alert('2', 'Bron'));
    list.mockResolvedValue({ items: [alert('2', 'Bron')] });
    await press(/^Stop this alert.*Lyon$/);
    expect(stop).toHaveBeenCalledWith({ params: { alertId: '1' } });
    await waitFor(() => expect(screen.queryByRole('heading', { name: 'Lyon' })).toBeNull());
    expect(screen.getByRole('button', { name: /^Stop this alert.*Bron$/ })).toHaveFocus();
    await screen.findByText('The alert for Lyon has stopped. What it kept is deleted.');
    list.mockResolvedValue({ items: [] });
    await press(/^Stop this alert.*Bron$/);
    expect(await screen.findByRole('heading', { name: 'No alert is on' })).toBeInTheDocument();
    expect(screen.getByRole('heading', { level: 1 })).toHaveFocus();
  });

  it('stay, with the reason, when they cannot be stopped', async () => {
    stop.mockRejectedValue(new ApiProblem({ code: 'network.offline', title: 'No connection', detail: 'Check it.', status: 0 }));
    await show(alert('1', 'Lyon'));
    await press(/^Stop this alert.*Lyon$/);
    expect(await screen.findByRole('alert')).toHaveTextContent('No connection');
    expect(screen.getByRole('heading', { name: 'Lyon' })).toBeInTheDocument();
  });
});
