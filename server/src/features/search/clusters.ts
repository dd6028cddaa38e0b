import type { LatLon } from '@passerelle/shared/geo/contract';
import type { Bounds, SearchReply } from '@passerelle/shared/search/contract';
import { wrapLongitude } from '../geo';
import { widthOf } from './area';

/** 56 cells: as many markers as a map can show and a keyboard can walk through. */
const columns = 8;
const rows = 7;

type Cluster = SearchReply['clusters'][number];

/** Degrees east of the view's western edge, so that a view across the 180th meridian is one piece. */
const eastOf = (west: number, lon: number): number => (((lon - west) % 360) + 360) % 360;

const cellOf = (part: number, whole: number, cells: number): number => (whole > 0 ? Math.min(cells - 1, Math.max(0, Math.floor((part / whole) * cells))) : 0);

function clusterOf(west: number, members: readonly LatLon[]): Cluster {
  const lats = members.map(({ lat }) => lat);
  const easts = members.map(({ lon }) => eastOf(west, lon));
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    location: { lat: mean(lats), lon: wrapLongitude(west + mean(easts)) },
    count: members.length,
    bounds: {
      north: Math.max(...lats),
      south: Math.min(...lats),
      west: wrapLongitude(west + Math.min(...easts)),
      east: wrapLongitude(west + Math.max(...easts)),
    },
  };
}

/** Positions gathered by the cells of the view; each belongs to exactly one cluster. The largest first. */
export function clustersOf(positions: readonly LatLon[], view: Bounds): Cluster[] {
  const width = widthOf(view);
  const cells = new Map<number, LatLon[]>();
  for (const position of positions) {
    const row = cellOf(position.lat - view.south, view.north - view.south, rows);
    const key = row * columns + cellOf(eastOf(view.west, position.lon), width, columns);
    const members = cells.get(key);
    if (members) members.push(position);
    else cells.set(key, [position]);
  }
  return [...cells].sort(([a, x], [b, y]) => y.length - x.length || a - b).map(([, members]) => clusterOf(view.west, members));
}
