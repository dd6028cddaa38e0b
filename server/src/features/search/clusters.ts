import type { Bounds, SearchReply } from '@passerelle/shared/search/contract';
import { wrapLongitude } from '../geo';
import { widthOf } from './area';
import { degreeUnits } from './store/columns';

/** 56 cells: as many markers as a map can show and a keyboard can walk through. */
export const columns = 8;
const rows = 7;

const around = 360 * degreeUnits;

type Cluster = SearchReply['clusters'][number];

/** A marker stands to the metre or so: more digits would only make the answer longer. */
const metre = degreeUnits / 100_000;
/** Rounded, and still among its members. */
const toMetres = (mean: number, least: number, most: number): number => Math.min(most, Math.max(least, Math.round(mean / metre) * metre));

/** Cars that lie together: how many, where on average, and within what; in ten-millionths of a degree, `east` of the view's western edge. */
interface Heap {
  readonly count: number;
  readonly lat: number;
  readonly east: number;
  readonly bounds: { readonly south: number; readonly north: number; readonly west: number; readonly east: number };
}

/** How many cells lie in one unit; none where the view has no extent. */
const cellsPerUnit = (cells: number, units: number): number => (units > 0 ? cells / units : 0);
/** Rounding may put an edge beside the view. */
function cellAt(units: number, perUnit: number, cells: number): number {
  const cell = (units * perUnit) | 0;
  return cell < 0 ? 0 : cell >= cells ? cells - 1 : cell;
}

/** Seven numbers of every cell, side by side. */
type Cells = Float64Array;
const wide = 7;
const [counted, latSum, eastSum, lowest, highest, first, last] = [0, 1, 2, 3, 4, 5, 6] as const;

const empty: Cells = Float64Array.from({ length: wide * rows * columns }, (_, place) => [0, 0, 0, Infinity, -Infinity, Infinity, -Infinity][place % wide] ?? 0);

const eastward = (units: number): number => (units >= 0 && units < around ? units : ((units % around) + around) % around);

/** Positions gathered by the cells of the view; each belongs to exactly one cluster. All in ten-millionths of a degree. */
export class ClusterGrid {
  readonly width: number;
  readonly #west: number;
  readonly #south: number;
  readonly #rowsPerUnit: number;
  readonly #columnsPerUnit: number;
  readonly #cells = empty.slice();

  constructor(view: Bounds) {
    this.width = widthOf(view) * degreeUnits;
    this.#west = view.west * degreeUnits;
    this.#south = view.south * degreeUnits;
    this.#rowsPerUnit = cellsPerUnit(rows, (view.north - view.south) * degreeUnits);
    this.#columnsPerUnit = cellsPerUnit(columns, this.width);
  }

  /** How far east of the view's western edge, so that a view across the 180th meridian is one piece. */
  eastOf(lon: number): number {
    return eastward(lon - this.#west);
  }

  /** The cars at these rows, one by one. */
  addRows(lats: Int32Array, lons: Int32Array, at: Int32Array): void {
    const cells = this.#cells;
    const [south, west, rowsPerUnit, columnsPerUnit] = [this.#south, this.#west, this.#rowsPerUnit, this.#columnsPerUnit];
    for (let index = 0; index < at.length; index += 1) {
      const row = at[index] ?? 0;
      const lat = lats[row] ?? 0;
      const east = eastward((lons[row] ?? 0) - west);
      const cell = wide * (cellAt(lat - south, rowsPerUnit, rows) * columns + cellAt(east, columnsPerUnit, columns));
      cells[cell + counted] = (cells[cell + counted] ?? 0) + 1;
      cells[cell + latSum] = (cells[cell + latSum] ?? 0) + lat;
      cells[cell + eastSum] = (cells[cell + eastSum] ?? 0) + east;
      if (lat < (cells[cell + lowest] ?? 0)) cells[cell + lowest] = lat;
      if (lat > (cells[cell + highest] ?? 0)) cells[cell + highest] = lat;
      if (east < (cells[cell + first] ?? 0)) cells[cell + first] = east;
      if (east > (cells[cell + last] ?? 0)) cells[cell + last] = east;
    }
  }

  /** Many cars of one column, known by their number, their mean and their edges. */
  addHeap({ count, lat, east, bounds }: Heap): void {
    const cells = this.#cells;
    const cell = wide * (cellAt(lat - this.#south, this.#rowsPerUnit, rows) * columns + cellAt(east, this.#columnsPerUnit, columns));
    cells[cell + counted] = (cells[cell + counted] ?? 0) + count;
    cells[cell + latSum] = (cells[cell + latSum] ?? 0) + lat * count;
    cells[cell + eastSum] = (cells[cell + eastSum] ?? 0) + east * count;
    cells[cell + lowest] = Math.min(cells[cell + lowest] ?? 0, bounds.south);
    cells[cell + highest] = Math.max(cells[cell + highest] ?? 0, bounds.north);
    cells[cell + first] = Math.min(cells[cell + first] ?? 0, bounds.west);
    cells[cell + last] = Math.max(cells[cell + last] ?? 0, bounds.east);
  }

  /** The largest first. */
  clusters(): Cluster[] {
    const cells = this.#cells;
    const countAt = (cell: number) => cells[cell + counted] ?? 0;
    const filled: number[] = [];
    for (let cell = 0; cell < cells.length; cell += wide) if (countAt(cell) > 0) filled.push(cell);
    filled.sort((a, b) => countAt(b) - countAt(a) || a - b);
    return filled.map((cell) => this.#clusterOf(cells.subarray(cell, cell + wide)));
  }

  #clusterOf([count = 0, lats = 0, easts = 0, south = 0, north = 0, from = 0, to = 0]: Cells): Cluster {
    const longitude = (east: number) => wrapLongitude(Math.round(this.#west + east) / degreeUnits);
    return {
      location: { lat: toMetres(lats / count, south, north) / degreeUnits, lon: longitude(toMetres(easts / count, from, to)) },
      count,
      bounds: { north: north / degreeUnits, south: south / degreeUnits, west: longitude(from), east: longitude(to) },
    };
  }
}
