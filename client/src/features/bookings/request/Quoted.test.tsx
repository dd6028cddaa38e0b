import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import type { Vehicle } from '@passerelle/shared/vehicles/contract';
import { ApiProblem } from '../../../lib/api/api-problem';
import { queryClient } from '../../../lib/query';
import { SessionContext, type Session } from '../../../lib/session';
import { Quoted } from './Quoted';

const quote = jest.fn();
const request = jest.fn();
const towns = [{ id: 'plc_1', name: 'Villeurbanne', postcodes: ['69100'], department: 'Rhône', location: { lat: 45.77, lon: 4.88 } }];
jest.mock('../../../lib/api', () => ({
  access: {},
  api: {
    bookings: { quote: (...call: unknown[]): unknown => quote(...call), request: (...call: unknown[]): unknown => request(...call) },
    geo: { places: () => Promise.resolve({ items: towns }) },
  },
}));

const euros = (amount: number) => ({ amount: amount * 100, currency: 'EUR' as const });
const period = { from: '2099-06-01T07:00:00.000Z', to: '2099-06-03T07:00:00.000Z' };
const priced = {
  quoteId: 'quo_1', vehicleId: 'vhc_1', period, lineItems: [{ code: 'days', quantity: 2, unit: euros(60), total: euros(120), paidBy: 'renter', goesTo: 'owner' }],
  total: euros(150), deposit: euros(500), cancellationPolicy: 'moderate', instant: false, expiresAt: '2099-05-01T00:00:00.000Z',
};
const plain = { id: 'vhc_1', timeZone: 'Europe/Paris', pricing: { kmPerDay: 150 } } as unknown as Vehicle;
const offering: Vehicle = { ...plain, delivery: { maxKm: 20, perKm: { amount: 60, currency: 'EUR' } }, extras: { roof_box: euros(6), cleaning: euros(0) } };

const show = (vehicle: Vehicle) =>
  render(
    <QueryClientProvider client={queryClient}>
      <SessionContext value={{ status: 'signed-in' } as unknown as Session}>
        <MemoryRouter>
          <Quoted vehicle={vehicle} period={period} inquiryId={undefined} />
        </MemoryRouter>
      </SessionContext>
    </QueryClientProvider>,
  );
const lastAsked = () => (quote.mock.calls.at(-1) as [{ body: object }])[0].body;
const askNow = () => screen.findByRole('button', { name: /Ask and pay/ });
const chooseTown = async () => {
  await userEvent.type(screen.getByRole('combobox', { name: 'Bring it to' }), 'Ville');
  await userEvent.click(await screen.findByRole('option', { name: /Villeurbanne/ }));
};

beforeEach(() => {
  queryClient.clear();
  sessionStorage.clear();
  quote.mockReset().mockResolvedValue(priced);
  request.mockReset();
});

describe('what is added to car and dates', () => {
  it('is only what the owner offers', async () => {
    show(plain);
    await askNow();
    expect(screen.getByRole('combobox', { name: 'More kilometres' })).toHaveAccessibleDescription('300 km are included. More, bought now, costs less than what you drive beyond.');
    expect(screen.queryByRole('checkbox', { name: /Bring the car/ })).toBeNull();
    expect(screen.queryByRole('group', { name: /Extras/ })).toBeNull();
  });

  it('is in the price that is asked for, and remembered in this tab', async () => {
    show(offering);
    await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'More kilometres' }), '200 km more');
    await userEvent.click(screen.getByRole('checkbox', { name: 'Roof box' }));
    await userEvent.click(screen.getByRole('checkbox', { name: /Bring the car/ }));
    await chooseTown();
    const body = { vehicleId: 'vhc_1', period, kmPackage: 200, delivery: towns[0]?.location, extras: ['roof_box'] };
    await waitFor(() => expect(lastAsked()).toEqual(body));
    queryClient.clear();
    show(offering);
    await waitFor(() => expect(quote).toHaveBeenCalledTimes(5));
    expect(lastAsked()).toEqual(body);
    expect(location.href).not.toContain('45.77');
  });

  it('forgets what the owner offers no more', async () => {
    sessionStorage.setItem('passerelle.choices.vhc_1', JSON.stringify({ km: 150, delivery: { text: 'Lyon', point: { lat: 45, lon: 4 } }, extras: ['roof_box', 'helicopter'] }));
    show(plain);
    await askNow();
    expect(lastAsked()).toEqual({ vehicleId: 'vhc_1', period });
  });

  it('is whole before anything is sent: a delivery has a place', async () => {
    show(offering);
    await askNow();
    await userEvent.click(screen.getByRole('checkbox', { name: /Bring the car/ }));
    await userEvent.click(await askNow());
    expect(request).not.toHaveBeenCalled();
    const place = screen.getByRole('combobox', { name: 'Bring it to' });
    expect(document.activeElement).toBe(place);
    expect(place).toHaveAccessibleDescription(expect.stringContaining('Choose a town from the list'));
  });

  it('can be put right where the owner does not go so far', async () => {
    show(offering);
    await askNow();
    quote.mockRejectedValue(new ApiProblem({ code: 'bookings.delivery_too_far', title: 'Too far', detail: 'Up to 20 km.', status: 422, errors: [{ path: 'delivery', code: 'bookings.delivery_too_far', message: '' }] }));
    await userEvent.click(screen.getByRole('checkbox', { name: /Bring the car/ }));
    await chooseTown();
    expect(await screen.findByRole('alert')).toHaveTextContent('Too far');
    expect(screen.getByRole('combobox', { name: 'Bring it to' })).toHaveAccessibleDescription(expect.stringContaining('Up to 20 km.'));
    quote.mockResolvedValue(priced);
    await userEvent.click(screen.getByRole('checkbox', { name: /Bring the car/ }));
    expect(await askNow()).toBeEnabled();
  });
});
