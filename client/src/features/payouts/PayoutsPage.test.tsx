import type { Payouts } from '@passerelle/shared/payments/contract';
import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { ApiProblem } from '../../lib/api/api-problem';
import { queryClient } from '../../lib/query';
import { Component } from './PayoutsPage';
import { requirementKeys } from './requirements';

const payouts = jest.fn();
const onboard = jest.fn();
jest.mock('../../lib/api', () => ({
  api: { payments: { payouts: (...call: unknown[]): unknown => payouts(...call), onboard: (...call: unknown[]): unknown => onboard(...call) } },
}));

function show(reply: Partial<Payouts>, address = '/my/payouts') {
  payouts.mockResolvedValue({ standing: 'none', requirements: [], items: [], ...reply });
  render(
    <QueryClientProvider client={queryClient}>
      <MemoryRouter initialEntries={[address]}>
        <Component />
      </MemoryRouter>
    </QueryClientProvider>,
  );
}

describe('my payouts', () => {
  beforeEach(() => queryClient.clear());

  it('begin with Stripe, and say what it needs', async () => {
    onboard.mockRejectedValue(new ApiProblem({ code: 'payments.unavailable', title: 'The payment service does not answer', detail: 'Try again.', status: 503 }));
    show({});
    await userEvent.click(await screen.findByRole('button', { name: 'Start at Stripe' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('does not answer');
  });

  it('say what is missing, in words and each once', async () => {
    show({ standing: 'incomplete', requirements: ['external_account', 'individual.dob.day', 'individual.dob.month'] }, '/my/payouts?onboarding=back');
    expect((await screen.findAllByRole('listitem')).map(({ textContent }) => textContent)).toEqual(['Your bank account (IBAN)', 'Who you are: name, date of birth, address']);
    expect(screen.getByText(/Stripe is checking it/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Go on at Stripe' })).toBeInTheDocument();
  });

  it('ask for nothing when all is in order, and show each payout with its booking and why it waits', async () => {
    const payout = { id: 'pot_1', bookingId: 'bkg_1', amount: { amount: 10_200, currency: 'EUR' as const }, state: 'waiting' as const, reason: 'balance' as const, at: '2026-11-20T09:00:00.000Z' };
    show({ standing: 'ready', items: [payout] });
    expect(await screen.findByText('€102.00')).toBeInTheDocument();
    expect(screen.getByText(/has not reached us yet/)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /See the booking/ })).toHaveAttribute('href', '/bookings/bkg_1');
    expect(screen.queryByRole('button')).toBeNull();
  });
});

it.each([
  ['external_account', 'bank'],
  ['individual.verification.document', 'document'],
  ['tos_acceptance.date', 'terms'],
  ['business_profile.mcc', 'business'],
  ['individual.address.city', 'person'],
  ['something.new', 'other'],
])('names what Stripe calls %s', (code, key) => expect(requirementKeys([code])).toEqual([key]));
