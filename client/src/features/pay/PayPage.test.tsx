import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { MemoryRouter, Route, Routes } from 'react-router';
import { ApiProblem } from '../../lib/api/api-problem';
import { queryClient } from '../../lib/query';
import type { Asked } from './PaymentAsked';
import { Component } from './PayPage';

const pay = jest.fn();
jest.mock('../../lib/api', () => ({ api: { bookings: { pay: (...call: unknown[]): unknown => pay(...call) } } }));

const eur = (amount: number) => ({ amount, currency: 'EUR' as const });
const line = (code: string, amount: number) => ({ code, quantity: 2, unit: eur(amount / 2), total: eur(amount), paidBy: 'renter', goesTo: 'owner' });
const asked: Asked = {
  vehicle: { title: 'Kangoo', place: { town: 'Lyon', department: '69' } },
  period: { from: '2026-12-01T09:00:00.000Z', to: '2026-12-03T09:00:00.000Z' },
  timeZone: 'Europe/Paris',
  lineItems: [line('days', 12_000), line('service_fee', 1_200)],
  amount: eur(13_200),
  part: 'rental',
  state: 'open',
  url: 'https://pay.example/session',
  until: '2026-11-22T10:00:00.000Z',
};

function show(reply: Partial<Asked> | ApiProblem) {
  if (reply instanceof ApiProblem) pay.mockRejectedValue(reply);
  else pay.mockResolvedValue({ ...asked, ...reply });
  render(
    <QueryClientProvider client={queryClient}>
      <MemoryRouter initialEntries={['/pay/secret']}>
        <Routes>
          <Route path="/pay/:token" element={<Component />} />
        </Routes>
      </MemoryRouter>
    </QueryClientProvider>,
  );
}

describe('the page of somebody who pays for another', () => {
  beforeEach(() => queryClient.clear());

  it('says what, how much by line and until when, and leads to Stripe', async () => {
    show({});
    expect(await screen.findByRole('link', { name: /^Pay €132\.00 at Stripe$/ })).toHaveAttribute('href', 'https://pay.example/session');
    expect(screen.getByText(/^Until Sunday,? 22 November 2026 at 11:00/)).toBeInTheDocument();
    expect(screen.getAllByRole('rowheader').map(({ textContent }) => textContent)).toEqual(['Days', 'Service fee', 'Total']);
    expect(screen.getByText('Kangoo')).toBeInTheDocument();
  });

  it('shows the amount alone where it is no sum of the lines', async () => {
    show({ part: 'deposit', amount: eur(80_000) });
    expect(await screen.findByText(/The deposit: held/)).toBeInTheDocument();
    expect(screen.queryByRole('table')).toBeNull();
  });

  it.each([
    ['paid', 'It is paid'],
    ['closed', 'There is nothing to pay any more'],
  ] as const)('says that it is %s, and asks for nothing', async (state, title) => {
    show({ state, url: undefined });
    expect(await screen.findByRole('heading', { level: 1, name: title })).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: /Pay/ })).toBeNull();
  });

  it('tells a stranger with an incomplete link what to do', async () => {
    show(new ApiProblem({ code: 'bookings.not_found', title: 'x', detail: 'x', status: 404 }));
    expect(await screen.findByRole('heading', { level: 1, name: 'We do not know this link' })).toBeInTheDocument();
  });
});
