import { createHmac } from 'node:crypto';
import type { Density } from './density';
import { KM_PER_DEGREE, radians, wrapLongitude } from './distance';
import type { LatLon } from './place';

/**
 * All sizes in km. The distance from the real to the public position lies between offset.from minus half the cell's diagonal and
 * offset.to plus it: 0.14 to 0.96 in a town, 0.58 to 2.22 in the countryside, about 0.5 and 1.5 on average.
 */
const SIZES: Record<Density, { cell: number; offset: { from: number; to: number } }> = {
  town: { cell: 0.5, offset: { from: 0.5, to: 0.6 } },
  countryside: { cell: 1, offset: { from: 1.3, to: 1.5 } },
};
/** Longitude loses its meaning at the poles; nobody parks there. */
const LARGEST_LATITUDE = 85;
const DECIMALS = 10_000;

/**
 * Where everybody sees a vehicle whose real position only its owner and a confirmed renter may know.
 *
 * The middle of the position's cell is moved in a direction and by a length drawn with HMAC-SHA-256 from the secret and the cell.
 * So saving the same address again gives the same point and many savings cannot be averaged. Starting at the middle of the cell, not at the
 * address, matters: someone who lists a car of their own in the same cell learns that cell's offset, and could otherwise
 * subtract it from a neighbour's public position.
 *
 * @throws RangeError for an empty secret or a position that is not finite
 */
export function publicPosition(real: LatLon, secret: string | Uint8Array, density: Density): LatLon {
  if (secret.length === 0) throw new RangeError('publicPosition needs a secret');
  if (!Number.isFinite(real.lat) || !Number.isFinite(real.lon)) throw new RangeError('publicPosition needs a finite position');
  const { cell, offset } = SIZES[density];
  const cellDegrees = cell / KM_PER_DEGREE;
  const row = Math.floor(Math.min(LARGEST_LATITUDE, Math.max(-LARGEST_LATITUDE, real.lat)) / cellDegrees);
  const middleLat = (row + 0.5) * cellDegrees;
  // The width of a cell in degrees depends on its row, so that every cell is a square on the ground.
  const columnDegrees = cellDegrees / Math.cos(radians(middleLat));
  const column = Math.floor(wrapLongitude(real.lon) / columnDegrees);
  const middleLon = (column + 0.5) * columnDegrees;

  const drawn = createHmac('sha256', secret).update(`public-position/1/${density}/${String(row)}/${String(column)}`).digest();
  const angle = (drawn.readUInt32BE(0) / 2 ** 32) * 2 * Math.PI;
  const length = offset.from + (drawn.readUInt32BE(4) / 2 ** 32) * (offset.to - offset.from);
  return {
    lat: rounded(middleLat + (length * Math.sin(angle)) / KM_PER_DEGREE),
    lon: rounded(wrapLongitude(middleLon + (length * Math.cos(angle)) / KM_PER_DEGREE / Math.cos(radians(middleLat)))),
  };
}

/** Four decimals, about 10 m: more would only carry the arithmetic's noise. */
function rounded(degrees: number): number {
  return Math.round(degrees * DECIMALS) / DECIMALS;
}
