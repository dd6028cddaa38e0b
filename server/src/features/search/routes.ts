import { problem } from '@passerelle/shared/problem';
import { searchContract } from '@passerelle/shared/search/contract';
import type { Context } from '../../core/context';
import { ReadyJson, serve, type MountedContract } from '../../core/http/route';
import type { Demand } from './demand';
import { rebuildAsked, type SearchIndex } from './search-index';

interface SearchParts {
  readonly context: Pick<Context, 'clock' | 'events' | 'transaction'>;
  readonly index: Pick<SearchIndex, 'search'>;
  readonly demand: Pick<Demand, 'note' | 'list'>;
}

export function searchRoutes({ context, index, demand }: SearchParts): MountedContract {
  return serve(searchContract, {
    query: async ({ body, locale }) => {
      if (body.period && new Date(body.period.from) < context.clock.now()) {
        throw problem('bookings.period_in_the_past', { errors: [{ path: 'period.from', code: 'bookings.period_in_the_past' }] });
      }
      const page = await index.search(body, locale);
      demand.note(body, page);
      return new ReadyJson(page.json);
    },
    demand: async ({ query }) => ({ items: await demand.list(query.month) }),
    rebuild: async ({ viewer }) => {
      await context.transaction((session) => context.events.append({ type: rebuildAsked, by: `support:${viewer.accountId}`, subject: { kind: 'search', id: 'index' } }, session));
    },
  });
}
