import { boundsContain, boundsAround, distanceKm } from './distance';
import type { Bounds, LatLon } from './place';
import type { Places } from './places-file';

/** How many people live around a position, as far as hiding an address is concerned. */
export type Density = 'town' | 'countryside';

/** Below this a town is one where neighbours know whose car it is. */
const SMALLEST_TOWN = 10_000;
/** People per km² of built-up ground, to guess how far a town reaches from its centre: 1.1 km for 10,000 people, 8 km for 500,000. */
const BUILT_UP_PER_KM2 = 2500;

/**
 * Tells town from countryside by the distance to the centres of towns of 10,000 people and more. A town's reach is guessed from
 * its population, on the low side: an error calls a suburb countryside, which moves its public position further, never less.
 */
export function createDensityAt(places: Places): (position: LatLon) => Density {
  const towns: { center: LatLon; reachKm: number; bounds: Bounds }[] = [];
  for (let row = 0; row < places.count; row += 1) {
    const people = places.population[row] ?? 0;
    // A town whose own centre is not known says nothing about a position to the kilometre.
    if (people < SMALLEST_TOWN || (places.precisionKm[row] ?? 0) > 2) continue;
    const center = { lat: places.lat[row] ?? 0, lon: places.lon[row] ?? 0 };
    const reachKm = Math.sqrt(people / BUILT_UP_PER_KM2 / Math.PI);
    towns.push({ center, reachKm, bounds: boundsAround(center, reachKm) });
  }
  return (position) =>
    towns.some((town) => boundsContain(town.bounds, position) && distanceKm(town.center, position) <= town.reachKm) ? 'town' : 'countryside';
}
