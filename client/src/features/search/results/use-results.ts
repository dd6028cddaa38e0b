import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { api } from '../../../lib/api';
import { askedOf, type DeviceNeeds, type SearchAsk } from '../../../lib/search-address';

const pageSize = 20;
const firstPage: string | undefined = undefined;

/** The answer to a search, page by page. The one before stays in sight while another is on its way. */
export function useResults(ask: SearchAsk, device: DeviceNeeds) {
  const asked = askedOf(ask, device);
  const { sort } = ask;
  return useInfiniteQuery({
    queryKey: ['search', asked, sort],
    queryFn: ({ pageParam, signal }) => {
      if (!asked) throw new RangeError('a search without a place');
      return api.search.query({ body: { ...asked, sort, limit: pageSize, ...(pageParam === undefined ? {} : { cursor: pageParam }) } }, { signal });
    },
    initialPageParam: firstPage,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    enabled: asked !== undefined,
    placeholderData: keepPreviousData,
  });
}
