import type { LatLon } from '@passerelle/shared/geo/contract';
import type { Whereabouts } from './listing';
import type { VehiclesDeps } from './parts';

/** Everything that follows from where a car really stands. */
export function whereaboutsOf(geo: VehiclesDeps['geo'], exactLocation: LatLon): Whereabouts {
  const town = geo.nearestPlace(exactLocation);
  return {
    exactLocation,
    location: geo.publicPosition(exactLocation),
    place: { town: town?.name ?? '', department: town?.department ?? '' },
    timeZone: geo.timeZoneAt(exactLocation),
  };
}
