import { QueryClientProvider } from '@tanstack/react-query';
import type { RouteResult } from '@passerelle/shared/contract';
import type { wheelchairsContract } from '@passerelle/shared/wheelchairs/contract';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { api } from '../../lib/api';
import { ApiProblem } from '../../lib/api/api-problem';
import { keepChair, readKeptChairs } from '../../lib/chairs';
import { deviceKnowsSomething, forgetDevice } from '../../lib/device-store';
import { saveDriverNeeds } from '../../lib/driver-needs';
import { queryClient } from '../../lib/query';
import { rememberUnsent } from '../../lib/unsent-handovers';
import { MeasuresSection } from './MeasuresSection';
import { compare, putOnDevice, readDevice, rememberCopy, textOf, type Measures } from './measures-copy';
import { Component as SignedOutPage } from './SignedOutPage';

// Forms, typed into: on a busy machine this takes seconds.
jest.setTimeout(20_000);

type Kept = RouteResult<(typeof wheelchairsContract)['routes']['get']>;

const papa = { name: 'Papa', wheelchair: { propulsion: 'powered', width: 660, crashTested: 'yes' } } as const;
const travel = { name: 'Travel chair', wheelchair: { propulsion: 'self', width: 590 } } as const;
const numbered = (chair: { name: string }, index: number) => chair.name || `Wheelchair ${String(index + 1)}`;
const device = () => readDevice(numbered);
const account = (version: number, ...items: Measures['items']) => ({ version, items });

beforeEach(() => {
  forgetDevice();
  rememberUnsent(0);
  queryClient.clear();
});
afterEach(() => jest.restoreAllMocks());

describe('what device and account keep', () => {
  it('is compared whatever the order of its parts', () => {
    expect(textOf({ items: [{ name: 'Papa', wheelchair: { width: 660, crashTested: 'yes', propulsion: 'powered' } }] })).toBe(textOf({ items: [papa], driver: { licenceCodes: [] } }));
  });

  it('tells which of them changed since they were the same', () => {
    expect(compare(device(), account(0))).toBe('nothing');
    expect(compare(device(), account(2, papa))).toBe('only_account');
    keepChair(papa);
    expect(compare(device(), account(0))).toBe('only_device');
    expect(compare(device(), account(2, papa))).toBe('same');
    expect(compare(device(), account(2, travel))).toBe('unknown');
    rememberCopy(2, device());
    expect(compare(device(), account(3, travel))).toBe('account_newer');
    keepChair(travel);
    expect(compare(device(), account(2, papa))).toBe('device_newer');
    expect(compare(device(), account(3, travel))).toBe('both_changed');
  });

  it('comes back from the account as it went there, driver’s needs and all', () => {
    keepChair(papa);
    keepChair({ name: '', wheelchair: { propulsion: 'attendant' } });
    saveDriverNeeds({ licenceCodes: ['25.04'], controls: ['ball'] });
    const sent = device();
    forgetDevice();
    putOnDevice(sent);
    expect(textOf(device())).toBe(textOf(sent));
    expect(sent.items[1]?.name).toBe('Wheelchair 2');
  });
});

describe('the account’s page', () => {
  let stored: Kept;
  const keep = jest.fn();
  beforeEach(() => {
    stored = { version: 0, items: [] };
    keep.mockReset().mockImplementation(({ body }: { body: Kept }) => {
      stored = { version: body.version + 1, consentAt: '2026-11-22T10:00:00.000Z', items: body.items };
      return Promise.resolve({ version: stored.version, consentAt: '2026-11-22T10:00:00.000Z' });
    });
    jest.spyOn(api.wheelchairs, 'get').mockImplementation(() => Promise.resolve(stored));
    jest.spyOn(api.wheelchairs, 'keep').mockImplementation(keep);
    jest.spyOn(api.wheelchairs, 'forget').mockImplementation(() => {
      stored = { version: 0, items: [] };
      return Promise.resolve(undefined);
    });
  });

  const open = () => {
    render(
      <QueryClientProvider client={queryClient}>
        <MemoryRouter>
          <MeasuresSection />
        </MemoryRouter>
      </QueryClientProvider>,
    );
    return userEvent.setup({ delay: null });
  };
  const button = (name: string) => screen.findByRole('button', { name });

  it('keeps measures only after the person ticked that they agree', async () => {
    keepChair(papa);
    const user = open();
    await user.click(await button('Keep in my account'));
    expect(keep).not.toHaveBeenCalled();
    expect(screen.getByRole('checkbox', { name: /I agree/ })).toHaveFocus();
    expect(screen.getByText(/Tick this box if you agree/)).toBeVisible();
    await user.click(screen.getByRole('checkbox', { name: /I agree/ }));
    await user.click(await button('Keep in my account'));
    expect(await screen.findByText('Your account keeps these measures')).toBeVisible();
    expect(keep).toHaveBeenCalledWith({ body: { consent: true, version: 0, items: [papa] } });
    expect(await screen.findByText('This device and your account keep the same measures.')).toBeVisible();
    expect(screen.getByRole('heading', { name: 'Your measures' })).toHaveFocus();
  });

  it('brings the account’s chairs to another device in one press', async () => {
    stored = { version: 3, consentAt: '2026-11-20T10:00:00.000Z', items: [papa, travel] };
    const user = open();
    await user.click(await button('Use the measures of the account here'));
    expect(readKeptChairs()).toMatchObject([{ ...papa, travels: true }, { ...travel, travels: true }]);
  });

  it('shows what another device kept meanwhile before anything is replaced', async () => {
    stored = { version: 1, items: [papa] };
    keepChair(travel);
    const user = open();
    await user.click(await screen.findByRole('checkbox', { name: /I agree/ }));
    keep.mockImplementation(() => {
      stored = { version: 2, items: [papa, travel] };
      return Promise.reject(new ApiProblem({ code: 'wheelchairs.version_conflict', title: '', detail: '', status: 409 }));
    });
    await user.click(await button('Replace in my account'));
    expect(await screen.findByText('Another device changed your measures meanwhile')).toBeVisible();
    await waitFor(() => expect(screen.getAllByText('Travel chair')).toHaveLength(2));
    expect(readKeptChairs()).toMatchObject([travel]);
  });

  it.each([
    ['Delete from the account', true],
    ['Delete from the account and from this device', false],
  ])('on "%s", asks once more, deletes, and leaves the device its own: %s', async (name, left) => {
    stored = { version: 1, items: [papa] };
    keepChair(papa);
    const user = open();
    await user.click(await button(name));
    await user.click(await button('Yes, delete'));
    await waitFor(() => expect(stored.version).toBe(0));
    await waitFor(() => expect(deviceKnowsSomething()).toBe(left));
  });
});

describe('the page after signing out', () => {
  it('says what the device still keeps, and forgets it when asked to', async () => {
    keepChair(papa);
    render(<SignedOutPage />, { wrapper: MemoryRouter });
    expect(screen.getByText('1 wheelchair and its measures')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Forget everything on this device' }));
    expect(deviceKnowsSomething()).toBe(false);
    expect(screen.getByText('This device keeps nothing about you any more')).toBeVisible();
  });

  it('says that hand-overs wait here for whoever signed them, and does not promise that nothing is kept', async () => {
    rememberUnsent(2);
    saveDriverNeeds({ licenceCodes: ['25.04'], controls: [] });
    render(<SignedOutPage />, { wrapper: MemoryRouter });
    expect(screen.getByText('2 hand-overs were signed here and are not sent yet')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Forget everything on this device' }));
    expect(screen.getByText('2 hand-overs were signed here and are not sent yet')).toBeVisible();
    expect(screen.queryByText('This device keeps nothing about you any more')).toBeNull();
  });
});
