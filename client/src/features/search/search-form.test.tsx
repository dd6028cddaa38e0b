import { QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { api } from '../../lib/api';
import { keepChair, readKeptChairs } from '../../lib/chairs';
import { forgetDevice } from '../../lib/device-store';
import { queryClient } from '../../lib/query';
import { readRecentPlaces, rememberPlace } from '../../lib/recent-places';
import { readAsk, searchPath, type SearchAsk } from '../../lib/search-address';
import { SearchForm } from './SearchForm';

const lyon = { id: '69123', name: 'Lyon', postcodes: ['69001'], department: 'Rhône', location: { lat: 45.75, lon: 4.85 }, precisionKm: 0 };
const places = (count: number) => Array.from({ length: count }, (_, n) => ({ name: `Town ${String(n + 1)}`, detail: '', location: { lat: 45 + n, lon: 4 } }));

// Forms, typed into: on a busy machine this takes seconds.
jest.setTimeout(20_000);

type Position = Parameters<Geolocation['getCurrentPosition']>;
let answerPosition: { found: Position[0]; failed: NonNullable<Position[1]> } | undefined;

beforeAll(() => {
  Element.prototype.scrollIntoView = () => undefined;
  const getCurrentPosition = (found: Position[0], failed: Position[1]) => {
    if (failed) answerPosition = { found, failed };
  };
  Object.defineProperty(navigator, 'geolocation', { configurable: true, value: { getCurrentPosition } });
});

beforeEach(() => {
  forgetDevice();
  sessionStorage.clear();
  queryClient.clear();
  answerPosition = undefined;
  jest.spyOn(api.geo, 'places').mockResolvedValue({ items: [lyon] });
});

afterEach(() => jest.restoreAllMocks());

function show(address = '') {
  const onAsk = jest.fn((_: SearchAsk) => undefined);
  const { unmount } = render(
    <QueryClientProvider client={queryClient}>
      <MemoryRouter initialEntries={['/']}>
        <SearchForm ask={readAsk(new URLSearchParams(address))} onAsk={onAsk} />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  return { onAsk, unmount, user: userEvent.setup({ delay: null }) };
}

const box = () => screen.getByRole('combobox', { name: 'Where?' });
const submit = () => screen.getByRole('button', { name: 'Show cars' });

describe('the place box', () => {
  it('offers where the person is first, and asks the browser only when that is chosen', async () => {
    const { user, onAsk } = show();
    await user.click(box());
    expect(answerPosition).toBeUndefined();
    await user.keyboard('{ArrowDown}{Enter}');
    expect(screen.getByText('Finding where you are…', { selector: 'p' })).toBeVisible();
    act(() => answerPosition?.found({ coords: { latitude: 45.7578137, longitude: 4.8320114 } } as GeolocationPosition));
    expect(box()).toHaveValue('Near me');
    await user.click(submit());
    const [asked] = onAsk.mock.calls[0] ?? [];
    expect(asked).toMatchObject({ place: '', near: { lat: 45.76, lon: 4.83 } });
    expect(asked && searchPath(asked)).not.toMatch(/757|832/);
    expect(readRecentPlaces()).toEqual([]);
  });

  it.each([
    [1, /Your browser may not tell where you are/],
    [2, /does not know where it is/],
    [3, /takes too long/],
  ])('says in words why there is no position (%d), and what to do instead', async (code, words) => {
    const { user } = show();
    await user.click(box());
    await user.click(screen.getByRole('option', { name: 'Near me' }));
    act(() => answerPosition?.failed({ code } as GeolocationPositionError));
    expect(screen.getByText(words, { selector: 'p' })).toHaveTextContent(/Type your town/);
    expect(box()).toHaveValue('');
  });

  it('does not take a position that comes after the person began to type', async () => {
    const { user } = show();
    await user.click(box());
    await user.click(screen.getByRole('option', { name: 'Near me' }));
    await user.type(box(), 'Ly');
    act(() => answerPosition?.found({ coords: { latitude: 1, longitude: 1 } } as GeolocationPosition));
    expect(box()).toHaveValue('Ly');
  });

  it('offers towns for what is typed, remembers the one that was searched, and offers it next time', async () => {
    const { user, onAsk, unmount } = show();
    await user.type(box(), 'lyo');
    await user.click(await screen.findByRole('option', { name: /^Lyon/ }));
    await user.click(submit());
    expect(onAsk.mock.calls[0]?.[0]).toMatchObject({ place: 'Lyon', near: lyon.location });
    unmount();
    show();
    await user.click(box());
    expect(within(screen.getByRole('listbox')).getAllByRole('option').map(({ textContent }) => textContent)).toEqual(['Near me', 'Lyon 69001, Rhône']);
  });

  it('keeps five places, forgets one or all, and says so', async () => {
    for (const place of places(6)) rememberPlace(place);
    const { user } = show();
    await user.click(await screen.findByText('5 recent places, kept on this device'));
    await user.click(screen.getByRole('button', { name: 'Forget Town 4' }));
    expect(readRecentPlaces().map(({ name }) => name)).toEqual(['Town 6', 'Town 5', 'Town 3', 'Town 2']);
    expect(await screen.findByText('Town 4 is forgotten.')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Forget all' }));
    expect(readRecentPlaces()).toEqual([]);
    expect(box()).toHaveFocus();
  });

  it('says that suggestions do not arrive, and keeps what is typed', async () => {
    jest.spyOn(api.geo, 'places').mockRejectedValue(Object.assign(new Error('offline'), { name: 'ApiProblem' }));
    queryClient.setDefaultOptions({ queries: { ...queryClient.getDefaultOptions().queries, throwOnError: false } });
    const { user } = show();
    await user.type(box(), 'Lyon');
    expect(await screen.findByText(/The suggestions do not arrive/, { selector: 'p' })).toBeVisible();
    expect(box()).toHaveValue('Lyon');
  });
});

describe('the search form', () => {
  it('finds what was typed again after a visit elsewhere, until it is sent', async () => {
    const first = show();
    await first.user.type(box(), 'lyon');
    first.unmount();
    const second = show();
    expect(box()).toHaveValue('lyon');
    await second.user.click(submit());
    expect(second.onAsk).toHaveBeenCalledTimes(1);
    second.unmount();
    show();
    expect(box()).toHaveValue('');
  });

  it('has a chair travel or stay at home with one tick, and keeps its name and measures out of what is asked', async () => {
    keepChair({ name: 'Papa', wheelchair: { propulsion: 'powered', width: 665 } });
    keepChair({ name: '', wheelchair: { propulsion: 'self' } });
    const { user, onAsk } = show('place=Lyon&lat=45.75&lon=4.85');
    const group = await screen.findByRole('group', { name: 'Who travels this time?' });
    expect(within(group).getByRole('checkbox', { name: 'Papa', description: 'powered wheelchair, 66.5 cm wide' })).toBeChecked();
    await user.click(within(group).getByRole('checkbox', { name: 'Wheelchair 2' }));
    expect(readKeptChairs().map(({ travels }) => travels)).toEqual([true, false]);
    await user.click(submit());
    expect(JSON.stringify(onAsk.mock.calls)).not.toMatch(/66|Papa/);
  });

  it('does not let a fourth chair travel, and says what to do', async () => {
    for (let n = 0; n < 4; n += 1) keepChair({ name: '', wheelchair: { propulsion: 'self' } });
    const { user } = show();
    await user.click(await screen.findByRole('checkbox', { name: 'Wheelchair 4' }));
    expect(screen.getByRole('checkbox', { name: 'Wheelchair 4' })).not.toBeChecked();
    expect(screen.getAllByText(/At most 3 wheelchairs travel together/)[0]).toBeVisible();
  });
});
