import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import type { Quote } from '@passerelle/shared/bookings/contract';
import type { Vehicle } from '@passerelle/shared/vehicles/contract';
import { ApiProblem } from '../../../lib/api/api-problem';
import { queryClient } from '../../../lib/query';
import { OfferStep } from './OfferStep';
import { PersonStep } from './PersonStep';

const calls = { findPerson: jest.fn(), quote: jest.fn(), request: jest.fn() };
jest.mock('../../../lib/api', () => ({
  access: {},
  api: {
    cases: { findPerson: (...call: unknown[]): unknown => calls.findPerson(...call) },
    bookings: { quote: (...call: unknown[]): unknown => calls.quote(...call), request: (...call: unknown[]): unknown => calls.request(...call) },
  },
}));

const euros = (amount: number) => ({ amount: amount * 100, currency: 'EUR' as const });
const period = { from: '2099-06-01T07:00:00.000Z', to: '2099-06-03T07:00:00.000Z' };
const vehicle = { id: 'vhc_1', title: 'Kangoo', timeZone: 'Europe/Paris', place: { town: 'Lyon', department: 'Rhône' }, owner: { displayName: 'Odile' }, pricing: { kmPerDay: 150 } } as unknown as Vehicle;
const quote = { quoteId: 'quo_1', lineItems: [], total: euros(150), deposit: euros(500), cancellationPolicy: 'moderate' } as unknown as Quote;
const caller = { id: 'acc_1', displayName: 'Camille', email: 'camille@example.org' };

const show = (part: React.ReactNode) =>
  render(
    <QueryClientProvider client={queryClient}>
      <MemoryRouter>{part}</MemoryRouter>
    </QueryClientProvider>,
  );

beforeEach(() => {
  queryClient.clear();
  for (const mock of Object.values(calls)) mock.mockReset();
  calls.quote.mockResolvedValue(quote);
});

describe('support who books for somebody on the telephone', () => {
  it('finds the person by their address, which is in no address of a page', async () => {
    calls.findPerson.mockResolvedValue({ id: 'acc_1', displayName: 'Camille' });
    const found = jest.fn();
    show(<PersonStep caller={undefined} onFound={found} />);
    await userEvent.type(screen.getByRole('textbox', { name: 'E-mail address of their account' }), ' camille@example.org ');
    await userEvent.click(screen.getByRole('button', { name: 'Find the person' }));
    expect(calls.findPerson).toHaveBeenCalledWith({ body: { email: 'camille@example.org' } });
    expect(found).toHaveBeenCalledWith(caller);
    expect(location.href).not.toContain('camille');
  });

  it('asks for nothing without the consent', async () => {
    show(<OfferStep caller={caller} vehicle={vehicle} period={period} onAsked={jest.fn()} />);
    await userEvent.click(await screen.findByRole('button', { name: 'Hold the dates for Camille: €150.00' }));
    const consent = screen.getByRole('checkbox', { name: /Camille agrees/ });
    expect(document.activeElement).toBe(consent);
    expect(consent).toHaveAccessibleDescription(expect.stringContaining('Without their consent'));
    expect(calls.request).not.toHaveBeenCalled();
  });

  it('cannot ask at a price that something was added to since', async () => {
    show(<OfferStep caller={caller} vehicle={vehicle} period={period} onAsked={jest.fn()} />);
    await userEvent.click(await screen.findByRole('checkbox', { name: /Camille agrees/ }));
    calls.quote.mockReturnValue(new Promise(() => undefined));
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'More kilometres' }), '100');
    expect(screen.getByText('€150.00')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Working out the price' }));
    expect(calls.request).not.toHaveBeenCalled();
  });

  it('asks in the name of the person, at the price that was read out, and again with a new price when it ran out', async () => {
    const asked = jest.fn();
    show(<OfferStep caller={caller} vehicle={vehicle} period={period} onAsked={asked} />);
    await userEvent.click(await screen.findByRole('checkbox', { name: /Camille agrees/ }));
    await userEvent.type(screen.getByRole('textbox', { name: /Somebody else pays/ }), 'Denise');
    calls.request.mockRejectedValueOnce(new ApiProblem({ code: 'quotes.expired', title: 'The price ran out', detail: 'Look at the new one.', status: 410 }));
    calls.quote.mockResolvedValue({ ...quote, quoteId: 'quo_2' });
    const press = async () => userEvent.click(await screen.findByRole('button', { name: /Hold the dates/ }));
    await press();
    expect(await screen.findByText('The price ran out')).toBeInTheDocument();
    expect(calls.quote).toHaveBeenCalledTimes(2);
    calls.request.mockResolvedValue({ id: 'bkg_1' });
    await press();
    expect(calls.request).toHaveBeenLastCalledWith({ body: { quoteId: 'quo_2', payer: { name: 'Denise' }, onBehalfOf: { email: 'camille@example.org', consent: true } } }, expect.anything());
    expect(asked.mock.calls.at(-1)?.[0]).toEqual({ id: 'bkg_1' });
  });
});
