import { KM_PER_DEGREE, radians } from './distance';
import type { LatLon, Place } from './place';
import { placeAt, type Places } from './places-file';

/** Farther from every town than this is the sea, or another country. */
const FARTHEST_KM = 100;

/** The town or arrondissement whose centre is nearest; null where none is within 100 km. About 1 ms. */
export function createNearestPlace(places: Places): (position: LatLon) => Place | null {
  return ({ lat, lon }) => {
    // On so small a scale the Earth is flat; only the shrinking of longitude counts.
    const shrink = Math.cos(radians(lat));
    let nearest = -1;
    let least = (FARTHEST_KM / KM_PER_DEGREE) ** 2;
    for (let row = 0; row < places.count; row += 1) {
      const north = (places.lat[row] ?? 0) - lat;
      const around = Math.abs((places.lon[row] ?? 0) - lon);
      const east = Math.min(around, 360 - around) * shrink;
      const square = north * north + east * east;
      if (square < least) {
        least = square;
        nearest = row;
      }
    }
    return nearest < 0 ? null : placeAt(places, nearest);
  };
}
