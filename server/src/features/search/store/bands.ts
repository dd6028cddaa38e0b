import { degreeUnits } from './columns';

/** Rows lie in bands of latitude of 0.03° (3.3 km), in each by longitude: what a circle holds of a band is one run of rows. */
export const bandUnits = 0.03 * degreeUnits;
const ninety = 90 * degreeUnits;
export const bandCount = Math.floor((2 * ninety) / bandUnits) + 1;

/** `lat` in ten-millionths of a degree. */
export const bandOf = (lat: number): number => Math.min(bandCount - 1, Math.max(0, Math.floor((lat + ninety) / bandUnits)));

/** The southern edge of a band, in ten-millionths of a degree. */
export const southOf = (band: number): number => band * bandUnits - ninety;

/** The first of the rows `from` to `until`, which are in order of longitude, whose longitude is `wanted` or more. */
export function firstAtLeast(lon: Int32Array, from: number, until: number, wanted: number): number {
  let low = from;
  let high = until;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lon[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
