import type { LatLon } from '@passerelle/shared/geo/contract';
import type { Context } from '../../core/context';
import type { Feature } from '../../core/feature';
import { distanceKm } from '../geo';
import type { SearchableVehicle } from '../vehicles';
import { searchRoutes } from './routes';
import { createSearchIndex, type CarSource } from './search-index';

export interface SearchFeature extends Feature {
  /** Reads every published car again: after a seed that wrote past the event log. */
  rebuild(): Promise<void>;
  /** Published cars around a public position, the nearest first. */
  near(position: LatLon, radiusKm: number): SearchableVehicle[];
}

/** Search over an index in memory: it never asks the database while somebody waits. */
export function createSearch(context: Pick<Context, 'clock' | 'log' | 'metrics'>, { vehicles }: { readonly vehicles: CarSource }): SearchFeature {
  const index = createSearchIndex(vehicles, context);
  return {
    name: 'search',
    indexes: [],
    contracts: [searchRoutes(index, context.clock)],
    observers: [index.observer],
    start: index.build,
    stop: index.stop,
    notReady: () => (index.ready ? null : 'search index'),
    near(position, radiusKm) {
      const found = [...index.cars()].map((car) => ({ car, km: distanceKm(position, car.location) })).filter(({ km }) => km <= radiusKm);
      return found.sort((a, b) => a.km - b.km).map(({ car }) => car);
    },
    rebuild: async () => index.observer.reset?.(),
  };
}
