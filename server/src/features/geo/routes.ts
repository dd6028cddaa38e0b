import { geoContract, type TownName } from '@passerelle/shared/geo/contract';
import { serve, type MountedContract } from '../../core/http/route';
import type { PlaceFinder } from './find-places';
import type { Bounds } from './place';

export function geoRoutes(findPlaces: PlaceFinder, townsIn: (view: Bounds) => TownName[]): MountedContract {
  return serve(geoContract, {
    towns: ({ query }) => Promise.resolve({ items: townsIn(query) }),
    places: ({ query }) => Promise.resolve({ items: findPlaces(query.q, query.limit).map((place) => ({ ...place, postcodes: [...place.postcodes] })) }),
  });
}
