import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ComponentProps } from 'react';
import { Pins } from './Pins';
import type { MapMarker, Pin } from './pins';

const marker = (id: string, more: Partial<MapMarker> = {}): MapMarker => ({ id, lat: 45, lon: 4, text: id, label: `${id}. Kangoo, Fits, €58`, verdict: 'fits', ...more });
const cars = (...members: MapMarker[]): Pin => ({ kind: 'cars', members, x: 0, y: 0, width: 60, height: 44 });
const bounds = { north: 46, south: 45, east: 5, west: 4 };
const more: Pin = { kind: 'more', cluster: { lat: 46, lon: 4, count: 12, label: '12 more cars around here: search this area', bounds }, x: 0, y: 0, width: 60, height: 44 };

function show(props: Partial<ComponentProps<typeof Pins>>) {
  const all = { pins: [], selected: undefined, listed: undefined, onSelect: jest.fn(), onGroup: jest.fn(), opensByZoom: () => true, onMore: jest.fn(), ...props };
  render(<Pins {...all} />);
  return all;
}

describe('the pins on the map', () => {
  it('are buttons in the order of the list, named by number, car, verdict and price', () => {
    show({ pins: [cars(marker('1')), cars(marker('2')), cars(marker('3'))] });
    expect(screen.getAllByRole('button').map((button) => button.textContent)).toEqual(['11. Kangoo, Fits, €58', '22. Kangoo, Fits, €58', '33. Kangoo, Fits, €58']);
    expect(screen.getByRole('button', { name: '2. Kangoo, Fits, €58' })).toBeInTheDocument();
  });

  it('differ by the shape of their verdict, not by colour alone', () => {
    show({ pins: [cars(marker('1')), cars(marker('2', { verdict: 'tight' }))] });
    const [fits, tight] = screen.getAllByRole('button').map((button) => button.querySelector('svg')?.innerHTML);
    expect(fits).toBeTruthy();
    expect(fits).not.toBe(tight);
  });

  it('choose a car, and say which is chosen', async () => {
    const { onSelect } = show({ pins: [cars(marker('1')), cars(marker('2'))], selected: '2' });
    expect(screen.getByRole('button', { name: /^2/ })).toHaveAttribute('aria-pressed', 'true');
    await userEvent.click(screen.getByRole('button', { name: /^1/ }));
    expect(onSelect).toHaveBeenCalledWith('1');
  });

  it('that stand for several cars say how many, and whether they zoom or list', async () => {
    const group = [marker('1'), marker('2')];
    const { onGroup } = show({ pins: [cars(...group)] });
    await userEvent.click(screen.getByRole('button', { name: /2 cars.*zoom in/ }));
    expect(onGroup).toHaveBeenCalledWith(group);
  });

  it('that no zoom parts open a list', () => {
    const group = [marker('1'), marker('2')];
    show({ pins: [cars(...group)], opensByZoom: () => false, listed: group });
    expect(screen.getByRole('button', { name: /2 cars.*list them/ })).toHaveAttribute('aria-expanded', 'true');
  });

  it('of further pages search where they stand', async () => {
    const { onMore } = show({ pins: [more] });
    await userEvent.click(screen.getByRole('button', { name: /12 more cars/ }));
    expect(onMore).toHaveBeenCalledWith(bounds);
  });
});
