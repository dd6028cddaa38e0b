import type { Context } from '../../core/context';
import { dataFile } from '../../core/data-file';
import type { Feature } from '../../core/feature';
import { createDensityAt } from './density';
import { createPlaceFinder } from './find-places';
import { createNearestPlace } from './nearest-place';
import type { LatLon, Place } from './place';
import { loadPlaces } from './places-file';
import { publicPosition } from './public-position';
import { geoRoutes } from './routes';
import { timeZoneAt } from './time-zone';
import { createTownByShare } from './town-by-share';
import { createTownsIn } from './towns-in';

export { boundsAround, boundsContain, chordOfKm, distanceKm, kmOfChord, roundToHalfKm, unitVector, wrapLongitude, type UnitVector } from './distance';

export interface GeoFeature extends Feature {
  /** The town or arrondissement nearest to a position; null where none is within 100 km. */
  nearestPlace(location: LatLon): Place | null;
  /** Where everybody may see something that really stands at `real`: always the same point for the same 500 m cell. */
  publicPosition(real: LatLon): LatLon;
  /** The IANA time zone of a place in France or its territories. */
  timeZoneAt(location: LatLon): string;
  /** The town where this share (0 to 1) of the people is reached, counted in the order of the file: draws towns by population. */
  townByShare(share: number): Place;
}

/** Reads the file of towns and makes its indexes (about 0.3 s); everything is answered from memory. */
export function createGeo({ secrets }: Pick<Context, 'secrets'>, { placesFile = dataFile('places.tsv') }: { readonly placesFile?: string } = {}): GeoFeature {
  const places = loadPlaces(placesFile);
  const densityAt = createDensityAt(places);
  return {
    name: 'geo',
    indexes: [],
    contracts: [geoRoutes(createPlaceFinder(places), createTownsIn(places))],
    nearestPlace: createNearestPlace(places),
    publicPosition: (real) => publicPosition(real, secrets.position, densityAt(real)),
    timeZoneAt,
    townByShare: createTownByShare(places),
  };
}
