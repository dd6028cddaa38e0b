import type { Bounds, SearchItem, SearchReply } from '@passerelle/shared/search/contract';

type Cluster = SearchReply['clusters'][number];

const holds = ({ north, south, east, west }: Bounds, { lat, lon }: SearchItem['location']): boolean => lat <= north && lat >= south && lon <= east && lon >= west;

const smallest = 0.01;
const widen = (low: number, high: number): readonly [number, number] => {
  const margin = Math.max((high - low) * 0.1, smallest);
  return [low - margin, high + margin];
};

/** Bounds with some room around, also where all cars of a cluster stand in one place. */
function roomAround({ north, south, east, west }: Bounds): Bounds {
  const [lowLat, highLat] = widen(south, north);
  const [lowLon, highLon] = widen(west, east);
  return { north: Math.min(90, highLat), south: Math.max(-90, lowLat), east: Math.min(180, highLon), west: Math.max(-180, lowLon) };
}

/** Where the cars of further pages are: the answer's clusters without those that stand in the list already. */
export function carsBeyond(clusters: readonly Cluster[], items: readonly SearchItem[]): readonly Cluster[] {
  return clusters.flatMap(({ location, count, bounds }) => {
    const left = count - items.filter((item) => holds(bounds, item.location)).length;
    return left > 0 ? [{ location, count: left, bounds: roomAround(bounds) }] : [];
  });
}
