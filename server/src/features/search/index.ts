import type { Context } from '../../core/context';
import type { Feature } from '../../core/feature';
import { searchRoutes } from './routes';
import { createSearchIndex, type CarSource } from './search-index';

export interface SearchFeature extends Feature {
  /** Reads every published car again: after a seed that wrote past the event log. */
  rebuild(): Promise<void>;
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
    rebuild: async () => index.observer.reset?.(),
  };
}
