import type { Bounds, SearchReply } from '@passerelle/shared/search/contract';
import { wrapLongitude } from '../geo';
import { widthOf } from './area';

/** 56 cells: as many markers as a map can show and a keyboard can walk through. */
export const columns = 8;
const rows = 7;

/** In degrees: what a public position is rounded to. */
const smallest = 0.000_1;

type Cluster = SearchReply['clusters'][number];

const cellOf = (part: number, whole: number, cells: number): number => (whole > 0 ? Math.min(cells - 1, Math.max(0, Math.floor((part / whole) * cells))) : 0);

/** Plain arrays: small typed ones are dear to make. */
const cellsOf = (value: number): number[] => new Array<number>(rows * columns).fill(value);

/** Cars that lie together: how many, where on average, and within what; longitudes as degrees east of the view's western edge. */
interface Heap {
  readonly count: number;
  readonly lat: number;
  readonly east: number;
  readonly bounds: { readonly south: number; readonly north: number; readonly west: number; readonly east: number };
}

/** Positions gathered by the cells of the view; each belongs to exactly one cluster. */
export class ClusterGrid {
  readonly width: number;
  readonly #view: Bounds;
  readonly #counts = cellsOf(0);
  readonly #lats = cellsOf(0);
  readonly #easts = cellsOf(0);
  readonly #souths = cellsOf(Infinity);
  readonly #norths = cellsOf(-Infinity);
  readonly #wests = cellsOf(Infinity);
  readonly #eastmost = cellsOf(-Infinity);

  constructor(view: Bounds) {
    this.#view = view;
    this.width = widthOf(view);
  }

  /** Degrees east of the view's western edge, so that a view across the 180th meridian is one piece. */
  eastOf(lon: number): number {
    const east = lon - this.#view.west;
    return east >= 0 && east < 360 ? east : ((east % 360) + 360) % 360;
  }

  /** One car. */
  add(lat: number, lon: number): void {
    const east = this.eastOf(lon);
    this.#gather(lat, east, 1, lat, lat, east, east);
  }

  /** Many cars of one column, known by their number, their mean and their edges. */
  addHeap({ count, lat, east, bounds }: Heap): void {
    this.#gather(lat, east, count, bounds.south, bounds.north, bounds.west, bounds.east);
  }

  /** The largest first. */
  clusters(): Cluster[] {
    const filled = [...this.#counts.keys()].filter((cell) => (this.#counts[cell] ?? 0) > 0);
    filled.sort((a, b) => (this.#counts[b] ?? 0) - (this.#counts[a] ?? 0) || a - b);
    return filled.map((cell) => this.#clusterOf(cell));
  }

  #gather(lat: number, east: number, count: number, south: number, north: number, from: number, to: number): void {
    const { south: bottom, north: top } = this.#view;
    const cell = cellOf(lat - bottom, top - bottom, rows) * columns + cellOf(east, this.width, columns);
    this.#counts[cell] = (this.#counts[cell] ?? 0) + count;
    this.#lats[cell] = (this.#lats[cell] ?? 0) + lat * count;
    this.#easts[cell] = (this.#easts[cell] ?? 0) + east * count;
    if (south < (this.#souths[cell] ?? 0)) this.#souths[cell] = south;
    if (north > (this.#norths[cell] ?? 0)) this.#norths[cell] = north;
    if (from < (this.#wests[cell] ?? 0)) this.#wests[cell] = from;
    if (to > (this.#eastmost[cell] ?? 0)) this.#eastmost[cell] = to;
  }

  #clusterOf(cell: number): Cluster {
    const { west } = this.#view;
    const count = this.#counts[cell] ?? 0;
    const [south, north] = [this.#souths[cell] ?? 0, this.#norths[cell] ?? 0];
    // A mean may leave its members by the last digit.
    const lat = Math.min(north, Math.max(south, (this.#lats[cell] ?? 0) / count));
    return {
      location: { lat, lon: wrapLongitude(west + (this.#easts[cell] ?? 0) / count) },
      count,
      // A map can be fitted to it even where all stand at one place.
      bounds: { ...(south < north ? { north, south } : { north: Math.min(90, north + smallest), south: Math.max(-90, south - smallest) }), west: wrapLongitude(west + (this.#wests[cell] ?? 0)), east: wrapLongitude(west + (this.#eastmost[cell] ?? 0)) },
    };
  }
}
