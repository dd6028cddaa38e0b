import type { SearchItem, SearchReply } from '@passerelle/shared/search/contract';
import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import type { ComponentProps } from 'react';
import { MemoryRouter } from 'react-router';
import { readAsk } from '../search-address';
import { ResultList } from './ResultList';

const item = (vehicleId: string, more: Partial<SearchItem> = {}): SearchItem => ({
  vehicleId,
  title: `Car ${vehicleId}`,
  place: { town: 'Lyon', department: 'Rhône' },
  body: 'van',
  colour: 'sand',
  access: { type: 'ramp', side: 'rear' },
  verdict: 'tight',
  reason: 'Tight: only 2 cm to spare (door height).',
  distanceKm: 3.5,
  price: { total: { amount: 19_200, currency: 'EUR' }, perDay: { amount: 5_000, currency: 'EUR' } },
  location: { lat: 45.7, lon: 4.8 },
  instant: true,
  checked: false,
  ...more,
});

const reply = (more: Partial<SearchReply> = {}): SearchReply => ({
  total: 2,
  doesNotFit: { total: 0, byDimension: [] },
  radiusKm: 20,
  items: [],
  facets: { access: [], side: [], gearbox: [], mode: [], instant: [] },
  clusters: [],
  ...more,
});

const ask = readAsk(new URLSearchParams('place=Lyon&lat=45.75&lon=4.85&from=2026-12-04T08:00:00.000Z&to=2026-12-06T17:00:00.000Z'));
type Props = ComponentProps<typeof ResultList>;

function show(props: Partial<Props>) {
  const all: Props = { ask, reply: reply(), items: [item('a'), item('b')], selected: undefined, waiting: false, loadingMore: false, onMore: undefined, onAsk: jest.fn(), onChange: jest.fn(), ...props };
  const page = (now: Props) => (
    <MemoryRouter initialEntries={['/search?place=Lyon']}>
      <ResultList {...now} />
    </MemoryRouter>
  );
  const { rerender } = render(page(all));
  return { ...all, again: (more: Partial<Props>) => rerender(page({ ...all, ...more })) };
}

const spoken = () => screen.getAllByRole('status').map(({ textContent }) => textContent).filter(Boolean);
const settle = () => act(() => jest.advanceTimersByTime(100));

describe('the list of cars', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('says how many cars there are, once, and nothing while it looks', () => {
    const { again } = show({ waiting: true });
    settle();
    expect(spoken()).toEqual([]);
    again({ waiting: false });
    settle();
    expect(spoken()).toEqual(['2 cars found']);
    again({ waiting: false, items: [item('a'), item('b'), item('c')] });
    settle();
    expect(spoken()).toEqual(['2 cars found']);
  });

  it('says that it looked further than 20 km', () => {
    show({ reply: reply({ radiusKm: 80 }) });
    settle();
    expect(spoken()).toEqual(['2 cars found There is none within 20 km: we looked up to 80 km away.']);
  });

  it('shows verdict, sentence, distance and both prices, and leads to the car with the dates and without the chair', () => {
    show({});
    const [card] = screen.getAllByRole('listitem').filter((each) => within(each).queryByRole('heading'));
    if (!card) throw new Error('no card');
    expect(card).toHaveTextContent('Tight');
    expect(card).toHaveTextContent('only 2 cm to spare (door height)');
    expect(card).toHaveTextContent('Lyon, 3.5 km');
    expect(card).toHaveTextContent('€192in all for these dates€50 a day');
    expect(within(card).getByRole('link')).toHaveAttribute('href', '/cars/a?from=2026-12-04T08%3A00%3A00.000Z&to=2026-12-06T17%3A00%3A00.000Z');
  });

  it('tells what keeps cars out, and can show them', async () => {
    const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
    const { onAsk } = show({ reply: reply({ doesNotFit: { total: 3, byDimension: [{ key: 'door_height', count: 2 }, { key: 'slope', count: 1 }] } }) });
    expect(screen.getByText('Height of the door: 2 cars')).not.toBeVisible();
    await user.click(screen.getByRole('button', { name: '3 cars do not fit, and why' }));
    expect(screen.getByText('Height of the door: 2 cars')).toBeVisible();
    expect(screen.getByText('Slope of the ramp: 1 car')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Show them in the list too' }));
    expect(onAsk).toHaveBeenCalledWith({ ...ask, filters: { includeDoesNotFit: true } });
  });

  it('that is empty says how far it looked and what to do', async () => {
    const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
    const filtered = { ...ask, filters: { winch: true } };
    const { onAsk, onChange } = show({ ask: filtered, items: [], reply: reply({ total: 0, radiusKm: 200 }) });
    settle();
    expect(spoken()).toEqual(['No car found']);
    expect(screen.getByRole('heading', { name: 'No car that suits within 200 km of Lyon' })).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Remove all filters' }));
    expect(onAsk).toHaveBeenCalledWith({ ...ask, filters: {} });
    await user.click(screen.getByRole('button', { name: 'Change the search' }));
    expect(onChange).toHaveBeenCalled();
  });

  it('counts in French as in English', async () => {
    await act(() => i18next.changeLanguage('fr'));
    show({ reply: reply({ total: 0 }), items: [] });
    settle();
    expect(spoken()).toEqual(['Aucune voiture trouvée']);
  });
});
