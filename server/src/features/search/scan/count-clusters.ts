import { ClusterGrid, columns } from '../clusters';
import { viewOf, type Area } from '../area';
import type { CarStore } from '../store/car-store';
import { degreeUnits } from '../store/columns';
import { firstAtLeast, southOf, bandOf, bandUnits } from '../store/bands';
import { Batch, batchRows } from './batch';
import { openRows } from './dates';
import { piecesOf, surelyIn, tailOf, type Piece } from './pieces';
import { keepWithin, ringOf, type Ring } from './within';

/** So many rows of a run say where its middle is. */
const samples = 5;

const countBits = (word: number): number => {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
};

/** How many of the rows are alive. */
function living({ alive, dead }: CarStore, from: number, until: number): number {
  if (dead === 0) return until - from;
  let count = 0;
  for (let word = from >> 5; word <= (until - 1) >> 5; word += 1) {
    const start = word << 5;
    const above = from > start ? -1 << (from - start) : -1;
    count += countBits((alive[word] ?? 0) & (until < start + 32 ? above & ~(-1 << (until - start)) : above));
  }
  return count;
}

/** Adds a run of one column of the map: counted, not looked at. */
function addRun(store: CarStore, grid: ClusterGrid, from: number, until: number): void {
  const count = from < until ? living(store, from, until) : 0;
  if (count === 0) return;
  const { lat, lon } = store.columns;
  const eastAt = (row: number) => grid.eastOf((lon[row] ?? 0) / degreeUnits);
  let [latSum, eastSum] = [0, 0];
  for (let sample = 0; sample < samples; sample += 1) {
    const row = from + Math.floor(((sample + 0.5) * (until - from)) / samples);
    latSum += (lat[row] ?? 0) / degreeUnits;
    eastSum += eastAt(row);
  }
  const south = southOf(bandOf(lat[from] ?? 0)) / degreeUnits;
  const bounds = { south, north: south + bandUnits / degreeUnits, west: eastAt(from), east: eastAt(until - 1) };
  grid.addHeap({ count, lat: latSum / samples, east: eastSum / samples, bounds });
}

/** Adds rows one by one, as far as they lie in the area. */
function addRows(store: CarStore, grid: ClusterGrid, ring: Ring, { from, until }: Piece, batch: Batch): void {
  const { lat, lon } = store.columns;
  for (let start = from; start < until; start += batchRows) {
    openRows(store, null, start, Math.min(until, start + batchRows), batch);
    keepWithin(store, ring, batch);
    for (const row of batch.rows.subarray(0, batch.count)) grid.add((lat[row] ?? 0) / degreeUnits, (lon[row] ?? 0) / degreeUnits);
  }
}

/**
 * The clusters of an area with too many cars to look at: every published car of it, counted by where the columns of the map begin and
 * end in each band. Only rows at the edge of the area are looked at.
 */
export function countClusters(store: CarStore, area: Area): ReturnType<ClusterGrid['clusters']> {
  const grid = new ClusterGrid(viewOf(area));
  const ring = ringOf(area, null);
  const batch = new Batch();
  const { lon } = store.columns;
  for (const piece of piecesOf(store, area)) {
    const sure = surelyIn(store, area, piece);
    addRows(store, grid, ring, { from: piece.from, until: sure.from }, batch);
    let from = sure.from;
    while (from < sure.until) {
      const column = Math.floor((grid.eastOf((lon[from] ?? 0) / degreeUnits) / grid.width) * columns);
      const until = Math.min(sure.until, Math.max(from + 1, firstAtLeast(lon, from, sure.until, (lon[from] ?? 0) + toEdge(grid, column, lon[from] ?? 0))));
      addRun(store, grid, from, until);
      from = until;
    }
    addRows(store, grid, ring, { from: sure.until, until: piece.until }, batch);
  }
  for (const piece of tailOf(store)) addRows(store, grid, ring, piece, batch);
  return grid.clusters();
}

/** How far east, in ten-millionths of a degree, the column of the map ends. */
const toEdge = (grid: ClusterGrid, column: number, lon: number): number =>
  Math.max(1, Math.ceil((((column + 1) * grid.width) / columns - grid.eastOf(lon / degreeUnits)) * degreeUnits));
