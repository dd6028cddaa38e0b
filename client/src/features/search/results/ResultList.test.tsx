import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ComponentProps } from 'react';
import { MemoryRouter } from 'react-router';
import { ResultList } from './ResultList';
import { item, lyon, reply } from './search-fixtures';

type Props = ComponentProps<typeof ResultList>;

function show(props: Partial<Props> = {}) {
  const all: Props = {
    ask: lyon, reply: reply(), items: [item('a'), item('b')], selected: undefined, waiting: false, loadingMore: false, onMore: undefined,
    onShowOnMap: jest.fn(), onMisfits: jest.fn(), nothing: <p>nothing</p>, ...props,
  };
  render(
    <MemoryRouter initialEntries={['/search?place=Lyon']}>
      <ResultList {...all} />
    </MemoryRouter>,
  );
  return all;
}

describe('the list of cars', () => {
  it('shows verdict, sentence, distance and both prices, and leads to the car with the dates and without the chair', () => {
    show();
    const [card] = screen.getAllByRole('listitem').filter((each) => within(each).queryByRole('heading'));
    if (!card) throw new Error('no card');
    for (const text of ['Tight', 'only 2 cm to spare (door height)', 'Lyon, 3.5 km', '€192in all for these dates€50 a day']) expect(card).toHaveTextContent(text);
    expect(within(card).getByRole('link')).toHaveAttribute('href', '/cars/a?from=2026-12-04T08%3A00%3A00.000Z&to=2026-12-06T17%3A00%3A00.000Z');
  });

  it('prints the address of each car', () => {
    show();
    expect(screen.getByText('Page of this car: http://localhost/cars/a')).toBeInTheDocument();
  });

  it('leads from each card to its marker', async () => {
    const { onShowOnMap } = show();
    await userEvent.click(screen.getByRole('button', { name: /^Show on the map.*Car b$/ }));
    expect(onShowOnMap).toHaveBeenCalledWith('b');
  });

  it('tells what keeps cars out, and can show them', async () => {
    const { onMisfits } = show({ reply: reply({ doesNotFit: { total: 3, byDimension: [{ key: 'door_height', count: 2 }, { key: 'slope', count: 1 }] } }) });
    expect(screen.getByText('Height of the door: 2 cars')).not.toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: '3 cars do not fit, and why' }));
    expect(screen.getByText('Height of the door: 2 cars')).toBeVisible();
    expect(screen.getByText('Slope of the ramp: 1 car')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Show them in the list too' }));
    expect(onMisfits).toHaveBeenCalledWith(true);
  });

  it('gives its place to what can be done when there is no car', () => {
    show({ items: [], reply: reply({ total: 0 }) });
    expect(screen.getByText('nothing')).toBeInTheDocument();
  });
});
