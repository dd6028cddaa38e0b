import type { SearchReply } from '@passerelle/shared/search/contract';
import { carsBeyond } from './cars-beyond';
import { item } from './search-fixtures';

const cluster = (count: number, bounds = { north: 46, south: 45, east: 5, west: 4 }): SearchReply['clusters'][number] => ({ location: { lat: 45.5, lon: 4.5 }, count, bounds });

describe('the cars of further pages', () => {
  it('are those of the clusters that the list does not show yet', () => {
    const items = [item('a', { location: { lat: 45.2, lon: 4.2 } }), item('b', { location: { lat: 45.9, lon: 4.9 } }), item('c', { location: { lat: 47, lon: 4.9 } })];
    expect(carsBeyond([cluster(5)], items).map(({ count }) => count)).toEqual([3]);
    expect(carsBeyond([cluster(2)], items)).toEqual([]);
  });

  it('are searched for with some room around, also where they stand in one place, and never outside the world', () => {
    const [point] = carsBeyond([cluster(1, { north: 45, south: 45, east: 4, west: 4 })], []);
    expect((point?.bounds.north ?? 0) - (point?.bounds.south ?? 0)).toBeGreaterThan(0);
    expect(carsBeyond([cluster(1, { north: 90, south: -90, east: 180, west: -180 })], [])[0]?.bounds).toEqual({ north: 90, south: -90, east: 180, west: -180 });
  });
});
