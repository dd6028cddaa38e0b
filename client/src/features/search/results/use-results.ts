import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Wheelchair } from '@passerelle/shared/fit/model';
import { api } from '../../../lib/api';
import { searchBody, type SearchAsk } from '../search-address';

const pageSize = 20;
const firstPage: string | undefined = undefined;

/** The answer to a search, page by page. The one before stays in sight while another is on its way. */
export function useResults(ask: SearchAsk, chairs: readonly Wheelchair[]) {
  const body = searchBody(ask, chairs, pageSize);
  return useInfiniteQuery({
    queryKey: ['search', body],
    queryFn: ({ pageParam, signal }) => {
      const asked = searchBody(ask, chairs, pageSize, pageParam);
      if (!asked) throw new RangeError('a search without a place');
      return api.search.query({ body: asked }, { signal });
    },
    initialPageParam: firstPage,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    enabled: body !== undefined,
    placeholderData: keepPreviousData,
  });
}

/** How many cars a search would find, without showing them. */
export function usePreview(ask: SearchAsk, chairs: readonly Wheelchair[]) {
  const body = searchBody(ask, chairs, 1);
  return useQuery({
    queryKey: ['search-preview', body],
    queryFn: ({ signal }) => {
      if (!body) throw new RangeError('a search without a place');
      return api.search.query({ body }, { signal });
    },
    enabled: body !== undefined,
    placeholderData: keepPreviousData,
  });
}
