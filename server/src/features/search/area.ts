import type { LatLon } from '@passerelle/shared/geo/contract';
import type { Bounds, SearchQuery } from '@passerelle/shared/search/contract';
import { boundsAround } from '../geo';
import { middleOf } from './judge-car';

/** Without a radius the circle grows until something is found. */
export const growingRadii: readonly number[] = [20, 40, 80, 160, 200];

/** Where to look: a circle, a view, or the part of a view that lies within a circle around its middle. */
export interface Area {
  /** What distances are counted from: the place that was asked for, or the middle of the view. */
  readonly center: LatLon;
  /** The map's view. */
  readonly bounds?: Bounds | undefined;
  /** Infinite for a whole view. */
  readonly radiusKm: number;
}

/** How many degrees of longitude a view is wide; one whose west lies east of its east crosses the 180th meridian. */
export const widthOf = ({ west, east }: Pick<Bounds, 'west' | 'east'>): number => (east >= west ? Math.min(360, east - west) : east - west + 360);

/** The areas to try, each within the next. `radiusKm`: the one that an earlier page was made with. */
export function areasOf({ near, bounds }: Pick<SearchQuery, 'near' | 'bounds'>, radiusKm: number | null): Area[] {
  const center = middleOf({ near, bounds });
  if (bounds) return [{ center, bounds, radiusKm: Infinity }];
  const given = near?.radiusKm ?? radiusKm;
  return (given === null ? growingRadii : [given]).map((radius) => ({ center, radiusKm: radius }));
}

/** The rectangle that a map shows of the answer. */
export const viewOf = ({ center, bounds, radiusKm }: Area): Bounds => bounds ?? boundsAround(center, radiusKm);
