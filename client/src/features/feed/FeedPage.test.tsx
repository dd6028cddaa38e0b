import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { queryClient } from '../../lib/query';
import { Component } from './FeedPage';

const get = jest.fn();
const create = jest.fn();
const revoke = jest.fn();
jest.mock('../../lib/api', () => ({
  api: { feeds: { get: (...call: unknown[]): unknown => get(...call), create: (...call: unknown[]): unknown => create(...call), revoke: (...call: unknown[]): unknown => revoke(...call) } },
}));

const made = { url: 'https://passerelle.example/api/feeds/secret.ics', createdAt: '2026-11-20T09:00:00.000Z' };
const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));

function show(active: boolean) {
  get.mockResolvedValue(active ? { active, createdAt: made.createdAt } : { active });
  create.mockResolvedValue(made);
  revoke.mockResolvedValue(undefined);
  render(
    <QueryClientProvider client={queryClient}>
      <MemoryRouter>
        <Component />
      </MemoryRouter>
    </QueryClientProvider>,
  );
}

describe('the address of a calendar', () => {
  beforeEach(() => {
    queryClient.clear();
    jest.clearAllMocks();
  });

  it('is shown once, and can be copied', async () => {
    const user = userEvent.setup();
    show(false);
    await user.click(await screen.findByRole('button', { name: 'Make an address' }));
    expect(await screen.findByRole('textbox', { name: 'Secret address' })).toHaveValue(made.url);
    await user.click(screen.getByRole('button', { name: 'Copy the address' }));
    expect(await screen.findByText('The address is copied.')).toBeInTheDocument();
    expect(await navigator.clipboard.readText()).toBe(made.url);
    expect(screen.getByText(/Anybody who has the address/)).toBeInTheDocument();
  });

  it('is marked for copying by hand where the browser refuses', async () => {
    const user = userEvent.setup();
    show(false);
    await user.click(await screen.findByRole('button', { name: 'Make an address' }));
    jest.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('refused'));
    await user.click(await screen.findByRole('button', { name: 'Copy the address' }));
    expect(await screen.findByText(/copy it by hand/)).toBeInTheDocument();
  });

  it('is replaced or withdrawn after a question only', async () => {
    show(true);
    expect(await screen.findByText(/made on Friday,? 20 November 2026/)).toBeInTheDocument();
    await press('Withdraw the address');
    expect(revoke).not.toHaveBeenCalled();
    get.mockResolvedValue({ active: false });
    await press('Withdraw');
    expect(await screen.findByText(/Nobody can read your bookings with it any more/)).toBeInTheDocument();
    expect(await screen.findByRole('button', { name: 'Make an address' })).toBeInTheDocument();
  });
});
