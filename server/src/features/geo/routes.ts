import { geoContract } from '@passerelle/shared/geo/contract';
import { serve, type MountedContract } from '../../core/http/route';
import type { PlaceFinder } from './find-places';

export function geoRoutes(findPlaces: PlaceFinder): MountedContract {
  return serve(geoContract, {
    places: ({ query }) => Promise.resolve({ items: findPlaces(query.q, query.limit).map((place) => ({ ...place, postcodes: [...place.postcodes] })) }),
  });
}
