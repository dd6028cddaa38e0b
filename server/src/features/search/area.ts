import type { LatLon } from '@passerelle/shared/geo/contract';
import type { Bounds, SearchQuery } from '@passerelle/shared/search/contract';
import { boundsAround, boundsContain, distanceKm, wrapLongitude } from '../geo';

/** Without a radius the circle grows until something is found. */
const growingRadii = [20, 40, 80, 160, 200];

/** Where to look. */
export interface Area {
  /** What distances are counted from: the place that was asked for, or the middle of the view. */
  readonly center: LatLon;
  /** The map's view; absent for a circle. */
  readonly bounds?: Bounds;
  /** To be tried in this order; infinity for a view. */
  readonly radii: readonly number[];
}

/** How many degrees of longitude a view is wide; one whose west lies east of its east crosses the 180th meridian. */
export const widthOf = ({ west, east }: Pick<Bounds, 'west' | 'east'>): number => (east >= west ? Math.min(360, east - west) : east - west + 360);

/** `radius`: the one that an earlier page was made with. */
export function areaOf({ near, bounds }: Pick<SearchQuery, 'near' | 'bounds'>, radius?: number): Area {
  if (near) {
    const { lat, lon, radiusKm = radius } = near;
    return { center: { lat, lon }, radii: radiusKm === undefined ? growingRadii : [radiusKm] };
  }
  if (!bounds) throw new RangeError('a search needs a place or a view');
  const center = { lat: (bounds.north + bounds.south) / 2, lon: wrapLongitude(bounds.west + widthOf(bounds) / 2) };
  return { center, bounds, radii: [Infinity] };
}

/** Whether a public position lies in the widest form of the area. */
export function mayHold({ center, bounds, radii }: Area): (position: LatLon) => boolean {
  // A rectangle is cheaper to look at than a circle.
  const box = bounds ?? boundsAround(center, Math.max(...radii));
  return (position) => boundsContain(box, position);
}

/** The rectangle that a map shows of the answer. */
export const viewOf = ({ center, bounds }: Area, radiusKm: number): Bounds => bounds ?? boundsAround(center, radiusKm);

export const distanceFrom = ({ center }: Area, position: LatLon): number => distanceKm(center, position);
