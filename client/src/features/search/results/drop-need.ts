import type { SearchNeed } from '@passerelle/shared/search/contract';
import { devicePartNames, type DevicePart, type SearchAsk } from '../../../lib/search-address';
import { withoutFilter } from '../../../lib/search-filters';

const isDevicePart = (need: SearchNeed): need is DevicePart => devicePartNames.some((part) => part === need);

/** The same search without one need. What the device knows stays on it: only this search leaves it aside. */
export function dropNeed(ask: SearchAsk, need: SearchNeed): SearchAsk {
  if (need === 'period') return { ...ask, period: undefined };
  if (isDevicePart(need)) return { ...ask, leftOut: [...new Set([...(ask.leftOut ?? []), need])] };
  return { ...ask, filters: withoutFilter(ask.filters, need) };
}

/** The same search with a part of the device's needs that it left aside. */
export const putBack = (ask: SearchAsk, part: DevicePart): SearchAsk => ({ ...ask, leftOut: ask.leftOut?.filter((each) => each !== part) });
