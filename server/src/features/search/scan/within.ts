import { boundsContain, chordOfKm, kmOfChord, unitVector, type UnitVector } from '../../geo';
import type { Area } from '../area';
import type { CarStore } from '../store/car-store';
import { degreeUnits } from '../store/columns';
import type { Batch } from './batch';

/** Chords this close to a limit, as a share of it, are told apart by their kilometres, as everybody else counts. */
const doubt = 1e-9;

/** A distance that can be asked of many chords without an arc sine each. */
export class Reach {
  /** Shorter chords are within for certain. */
  readonly surely: number;
  /** Longer ones are not. */
  readonly perhaps: number;
  readonly #km: number;

  constructor(km: number) {
    const chord = km < 20_000 ? chordOfKm(km) : 5;
    this.surely = chord * (1 - doubt);
    this.perhaps = chord * (1 + doubt);
    this.#km = km;
  }

  holds(chord: number): boolean {
    return chord < this.surely || (chord <= this.perhaps && kmOfChord(chord) <= this.#km);
  }
}

/** A ring or a view around a middle. */
export interface Ring {
  readonly area: Area;
  readonly middle: UnitVector;
  /** What lies within was looked at before. */
  readonly inner: Reach | null;
  readonly outer: Reach | null;
}

export const ringOf = (area: Area, innerKm: number | null): Ring => ({
  area,
  middle: unitVector(area.center),
  inner: innerKm === null ? null : new Reach(innerKm),
  outer: Number.isFinite(area.radiusKm) ? new Reach(area.radiusKm) : null,
});

export function chordTo({ columns: { x, y, z } }: CarStore, middle: UnitVector, row: number): number {
  const [east, north, up] = [(x[row] ?? 0) - middle.x, (y[row] ?? 0) - middle.y, (z[row] ?? 0) - middle.z];
  return east * east + north * north + up * up;
}

/** Keeps the rows inside, with their chords to the middle. */
export function keepWithin(store: CarStore, { area, middle, inner, outer }: Ring, batch: Batch): void {
  const { rows, chords } = batch;
  const { x, y, z } = store.columns;
  const { x: middleX, y: middleY, z: middleZ } = middle;
  const surely = outer === null ? Infinity : outer.surely;
  let kept = 0;
  for (let index = 0; index < batch.count; index += 1) {
    const row = rows[index] ?? 0;
    const east = (x[row] ?? 0) - middleX;
    const north = (y[row] ?? 0) - middleY;
    const up = (z[row] ?? 0) - middleZ;
    const chord = east * east + north * north + up * up;
    if (chord >= surely && !outer?.holds(chord)) continue;
    if (inner?.holds(chord)) continue;
    rows[kept] = row;
    chords[kept] = chord;
    kept += 1;
  }
  batch.count = kept;
  if (area.bounds) keepInView(store, area.bounds, batch);
}

function keepInView({ columns: { lat, lon } }: CarStore, bounds: NonNullable<Area['bounds']>, batch: Batch): void {
  const { rows, chords } = batch;
  let kept = 0;
  for (let index = 0; index < batch.count; index += 1) {
    const row = rows[index] ?? 0;
    if (!boundsContain(bounds, { lat: (lat[row] ?? 0) / degreeUnits, lon: (lon[row] ?? 0) / degreeUnits })) continue;
    rows[kept] = row;
    chords[kept] = chords[index] ?? 0;
    kept += 1;
  }
  batch.count = kept;
}
