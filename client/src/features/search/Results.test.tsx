import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { SearchReply } from '@passerelle/shared/search/contract';
import { MemoryRouter, Route, Routes, useLocation, useNavigate } from 'react-router';
import { keepChair, readKeptChairs, saveKeptChairs } from '../../lib/chairs';
import { queryClient } from '../../lib/query';
import type { MapProps } from '../../ui/map/Map';
import { facets, item, reply } from './results/search-fixtures';
import { Component as SearchPage } from './SearchPage';

const query = jest.fn();
jest.mock('../../lib/api', () => ({
  api: {
    search: { query: (...call: unknown[]): unknown => query(...call) },
    health: { settings: () => Promise.resolve({}) },
  },
  access: { subscribe: () => () => undefined, state: () => ({ status: 'signed-out' }) },
}));

// Leaflet needs a screen. What stands in for it keeps its promise: a button for each car, and focus on the one to reveal.
jest.mock('../../ui/map/Map', () => ({
  Map: ({ markers, onSelect, reveal, onMore, clusters = [] }: MapProps) => (
    <section aria-label="map">
      {markers.map(({ id, label }) => (
        <button key={id} type="button" data-marker={id} ref={(button) => { if (reveal?.id === id) button?.focus(); }} onClick={() => onSelect(id)}>
          {label}
        </button>
      ))}
      {clusters.map(({ label, bounds }) => (
        <button key={label} type="button" onClick={() => onMore?.(bounds)}>
          {label}
        </button>
      ))}
    </section>
  ),
}));

const address = '/search?place=Lyon&lat=45.75&lon=4.85&from=2026-12-04T08%3A00%3A00.000Z&to=2026-12-06T17%3A00%3A00.000Z';

function Surroundings() {
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  return (
    <>
      <output aria-label="address">{pathname + search}</output>
      <button type="button" onClick={() => void navigate(-1)}>
        Back
      </button>
    </>
  );
}

async function open(answer: Partial<SearchReply> = {}, { wide = true } = {}) {
  window.matchMedia = () => ({ matches: wide, addEventListener: () => undefined, removeEventListener: () => undefined }) as unknown as MediaQueryList;
  const items = [item('a'), item('b')];
  query.mockResolvedValue(reply({ items, facets: facets({ winch: [{ value: 'true', count: 1 }] }), ...answer }));
  render(
    <QueryClientProvider client={queryClient}>
      <MemoryRouter initialEntries={[address]}>
        <main>
          <Routes>
            <Route path="/search" element={<SearchPage />} />
            <Route path="/cars/:id" element={<h1>The car</h1>} />
          </Routes>
        </main>
        <Surroundings />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  await screen.findByText(/found$/, { selector: 'p' });
}

const at = () => screen.getByLabelText('address').textContent ?? '';
const lastBody = () => (query.mock.lastCall as [{ body: Record<string, unknown> }])[0].body;
const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }));
const card = (id: string) => screen.getByRole('link', { name: `Car ${id}` });
const pin = (id: string) => within(screen.getByRole('region', { name: 'map' })).getByRole('button', { name: new RegExp(`Car ${id}`) });

// A whole page with every filter: slow to look through in jsdom where the machine has other work.
jest.setTimeout(20_000);

describe('the results of a search', () => {
  beforeAll(() => {
    Element.prototype.scrollIntoView = () => undefined;
    window.scrollTo = () => undefined;
  });
  beforeEach(() => {
    queryClient.clear();
    sessionStorage.clear();
    saveKeptChairs([]);
    query.mockReset();
  });

  it('lead from a marker to its card, and with Escape back and forth', async () => {
    await open();
    await userEvent.click(pin('b'));
    expect(card('b')).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    expect(pin('b')).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    expect(card('b')).toHaveFocus();
  });

  it('lead from a card to its marker', async () => {
    await open();
    await press(/^Show on the map.*Car a$/);
    expect(pin('a')).toHaveFocus();
  });

  it('on a phone the map takes the place of the list, and Escape on a marker brings the card back', async () => {
    await open({}, { wide: false });
    expect(screen.queryByRole('region', { name: 'map' })).toBeNull();
    await press(/^Show on the map.*Car b$/);
    expect(pin('b')).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('region', { name: 'map' })).toBeNull();
    expect(card('b')).toHaveFocus();
  });

  it('have the same cars in the same order in list and map, numbered alike', async () => {
    await open();
    const pins = within(screen.getByRole('region', { name: 'map' })).getAllByRole('button').map(({ textContent }) => textContent);
    expect(pins).toEqual(['1. Car a, Tight, €192', '2. Car b, Tight, €192']);
    expect(screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent).slice(0, 2)).toEqual(['1Car a', '2Car b']);
  });

  it('are narrowed at once, with the focus on the filter, and one step back undoes all of one opening', async () => {
    await open();
    await userEvent.click(screen.getByText('Filters'));
    await userEvent.click(await screen.findByLabelText('Winch that pulls the chair up (1)'));
    await userEvent.click(screen.getByLabelText(/^Ramp \(/));
    expect(at()).toBe(`${address}&access=ramp&winch=1`);
    expect(screen.getByLabelText(/^Ramp \(/)).toHaveFocus();
    await waitFor(() => expect(lastBody()).toMatchObject({ filters: { access: 'ramp', winch: true } }));
    await userEvent.click(screen.getByText('Back'));
    await waitFor(() => expect(at()).toBe(address));
  });

  it('leave the panel with the focus on the count', async () => {
    await open();
    await press('Filters');
    await press('Show 2 cars');
    expect(screen.getByText('2 cars found', { selector: 'p' })).toHaveFocus();
  });

  it('search without the wheelchair when asked, say so, and forget neither it nor how to count it again', async () => {
    keepChair({ name: 'Papa', wheelchair: { propulsion: 'self', width: 640 } });
    await open({ total: 0, items: [], without: [{ need: 'wheelchairs', count: 6 }] });
    expect(lastBody()).toMatchObject({ wheelchairs: [{ width: 640 }] });
    await press('Without your wheelchair: 6 cars');
    await waitFor(() => expect(lastBody()).toMatchObject({ wheelchairs: [] }));
    expect(at()).toBe(address);
    expect(readKeptChairs()).toHaveLength(1);
    expect(screen.getByRole('heading', { level: 1 })).toHaveFocus();
    await press('Count my wheelchair again');
    expect(screen.queryByText(/leaves your wheelchair aside/)).toBeNull();
    expect(screen.getByText(/1 wheelchair$/)).toBeInTheDocument();
  });

  it('show where the cars of further pages are, and search there', async () => {
    const bounds = { north: 45.9, south: 45.8, east: 5, west: 4.9 };
    await open({ clusters: [{ location: { lat: 45.85, lon: 4.95 }, count: 12, bounds }] });
    await press('12 more cars around here: search this area');
    await waitFor(() => expect(lastBody()).toHaveProperty('bounds'));
    expect(screen.getByRole('heading', { level: 1, name: 'Cars in this part of the map' })).toHaveFocus();
  });

  it('come back with the focus on the card that was opened', async () => {
    await open();
    await userEvent.click(card('b'));
    expect(await screen.findByRole('heading', { name: 'The car' })).toBeInTheDocument();
    await press('Back');
    await waitFor(() => expect(card('b')).toHaveFocus());
  });
});
