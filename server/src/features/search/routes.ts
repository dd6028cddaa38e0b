import { problem } from '@passerelle/shared/problem';
import { searchContract } from '@passerelle/shared/search/contract';
import type { Clock } from '../../core/clock';
import { serve, type MountedContract } from '../../core/http/route';
import { answerSearch } from './answer-search';
import type { SearchIndex } from './search-index';

export function searchRoutes(index: Pick<SearchIndex, 'cars'>, clock: Clock): MountedContract {
  return serve(searchContract, {
    query: ({ body, locale }) => {
      if (body.period && new Date(body.period.from) < clock.now()) {
        throw problem('bookings.period_in_the_past', { errors: [{ path: 'period.from', code: 'bookings.period_in_the_past' }] });
      }
      return Promise.resolve(answerSearch(index.cars(), body, locale));
    },
  });
}
