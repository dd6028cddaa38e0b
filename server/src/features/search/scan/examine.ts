import { unitVector } from '../../geo';
import type { Area } from '../area';
import type { CarStore } from '../store/car-store';
import { openedRows } from './batch';
import { piecesOf, rowsIn, tailOf, type Piece } from './pieces';
import { chordTo } from './within';

/** More rows than this are not looked at for one search; then so many are, those nearest to the middle. */
export const mostRows = 200_000;
const rowsTaken = 100_000;
const widestKm = 2_000;

/** What of an area is looked at. */
export interface Examined {
  readonly area: Area;
  readonly pieces: readonly Piece[];
  /** Only cars up to so many km from the middle; null: all. */
  readonly km: number | null;
}

/** The same rows in short pieces, the nearest first: near cars fill the page at once, and further ones are refused at a glance. */
function nearestFirst(store: CarStore, { center }: Area, pieces: readonly Piece[]): Piece[] {
  const middle = unitVector(center);
  const short: (Piece & { readonly chord: number })[] = [];
  for (const { from, until } of pieces) {
    for (let start = from, end = from; start < until; start = end) {
      end = Math.min(until, start + openedRows - (start % openedRows));
      short.push({ from: start, until: end, chord: chordTo(store, middle, (start + end) >> 1) });
    }
  }
  return short.sort((a, b) => a.chord - b.chord);
}

const within = (area: Area, km: number): Area => ({ ...area, radiusKm: Math.min(area.radiusKm, km) });

/**
 * The rows to look at for an area, and how far out they go. `atLeastKm`: what was looked at before. `resumedKm`: what an earlier page
 * looked at, taken again unless that has grown too much.
 */
export function examine(store: CarStore, area: Area, atLeastKm: number, resumedKm: number | null, most = mostRows): Examined {
  const upTo = (km: number): Examined => {
    const smaller = within(area, km);
    return { area: smaller, pieces: [...nearestFirst(store, smaller, piecesOf(store, smaller)), ...tailOf(store)], km };
  };
  if (resumedKm !== null) {
    const again = upTo(resumedKm);
    if (rowsIn(again.pieces) <= 1.1 * most) return again;
  }
  const whole = piecesOf(store, area);
  if (rowsIn(whole) <= most) return { area, pieces: [...nearestFirst(store, area, whole), ...tailOf(store)], km: null };
  let low = atLeastKm;
  let high = Math.min(area.radiusKm, widestKm);
  for (let step = 0; step < 12; step += 1) {
    const middle = (low + high) / 2;
    if (rowsIn(piecesOf(store, within(area, middle))) > (rowsTaken * most) / mostRows) high = middle;
    else low = middle;
  }
  // To the half kilometre, as all distances are shown.
  return upTo(Math.max(0.5, Math.floor(low * 2) / 2));
}
