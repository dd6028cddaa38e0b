import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { queryClient } from '../../lib/query';
import { Component } from './StopAlertPage';

const stopByLink = jest.fn();
jest.mock('../../lib/api', () => ({ api: { alerts: { stopByLink: (...call: unknown[]): unknown => stopByLink(...call) } } }));

const show = (hash: string) =>
  render(
    <QueryClientProvider client={queryClient}>
      <MemoryRouter initialEntries={[`/alerts/stop${hash}`]}>
        <Component />
      </MemoryRouter>
    </QueryClientProvider>,
  );

describe('the link of a mail that stops an alert', () => {
  beforeEach(() => stopByLink.mockReset().mockResolvedValue(undefined));

  it('says what it would do, and does nothing until the button is pressed', async () => {
    show('#abcdefghijklmnopqrst_-12');
    expect(screen.getByRole('heading', { name: 'Stop an alert' })).toBeInTheDocument();
    expect(stopByLink).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: 'Stop this alert' }));
    expect(stopByLink).toHaveBeenCalledWith({ params: { token: 'abcdefghijklmnopqrst_-12' } });
    const done = await screen.findByRole('heading', { name: 'The alert has stopped' });
    await waitFor(() => expect(done).toHaveFocus());
  });

  it.each(['', '#short', '#with%20space-abcdefghijklmnop'])('that was cut off (%s) says so and leads to the alerts', (hash) => {
    show(hash);
    expect(screen.getByRole('heading', { name: 'This link is not complete' })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'My alerts' })).toHaveAttribute('href', '/alerts');
    expect(screen.queryByRole('button')).toBeNull();
  });
});
