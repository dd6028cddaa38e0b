import type { SearchAsked } from '@passerelle/shared/search/contract';
import type { Context } from '../../core/context';
import type { Feature } from '../../core/feature';
import type { GeoFeature } from '../geo';
import { createCarIndex } from './car-index';
import { createDemand } from './demand';
import { searchRoutes } from './routes';
import { createSearchIndex, type CarSource } from './search-index';
import { createSelfCheck } from './self-check';
import { createIndexThread } from './thread/index-thread';

/** One car against one search, without the index: what an alert asks of a car that has just changed. */
export { boundsOf, suits } from './judge-car';

interface SearchDeps {
  readonly vehicles: CarSource;
  readonly geo: Pick<GeoFeature, 'nearestPlace'>;
  /** thread/run-thread.ts, built: the index gets a thread of its own. Without it, it is in this one. */
  readonly threadFile?: URL | undefined;
}

export interface SearchFeature extends Feature {
  /** The first cars that a search shows, at most 50: what somebody who makes an alert of it knows already. */
  shown(asked: SearchAsked): Promise<readonly string[]>;
}

/** Search over an index in memory: it never asks the database while somebody waits, nor holds up whoever does not search. */
export function createSearch(context: Pick<Context, 'clock' | 'database' | 'events' | 'log' | 'metrics' | 'transaction'>, { vehicles, geo, threadFile }: SearchDeps): SearchFeature {
  const thread = threadFile && createIndexThread(threadFile, context.log);
  const cars = thread ?? createCarIndex();
  const index = createSearchIndex(vehicles, cars, context);
  thread?.onLost(index.lost);
  const { clock, log, metrics } = context;
  const selfCheck = createSelfCheck({ clock, log, metrics, source: vehicles, cars, repair: index.refresh });
  const demand = createDemand(context, { departmentOf: (place) => geo.nearestPlace(place)?.department ?? null });
  return {
    name: 'search',
    indexes: demand.indexes,
    contracts: [searchRoutes({ context, index, demand })],
    observers: [index.observer],
    async start(progress) {
      await index.build(progress);
      selfCheck.start();
      demand.start();
    },
    async stop() {
      await selfCheck.stop();
      await index.stop();
      await thread?.stop();
      await demand.stop();
    },
    notReady: () => (index.ready ? null : 'search index'),
    async shown(asked) {
      const { vehicleIds } = await index.search({ ...asked, filters: { ...asked.filters, includeDoesNotFit: false }, sort: 'fit', limit: 50 }, 'fr');
      return vehicleIds;
    },
  };
}
