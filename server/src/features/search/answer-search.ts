import type { Locale } from '@passerelle/shared/locale';
import type { SearchQuery, SearchReply } from '@passerelle/shared/search/contract';
import { kmOfChord, roundToHalfKm } from '../geo';
import { areasOf, growingRadii, viewOf, type Area } from './area';
import { ClusterGrid } from './clusters';
import { readCursor, writeCursor } from './cursor';
import { presentItem } from './present-item';
import { countClusters } from './scan/count-clusters';
import { examine, mostRows, type Examined } from './scan/examine';
import { offerBy, totalsOf } from './scan/offer';
import { askedOf, noPause, scanRing, withWorkspace, type Asked, type Pause, type Workspace } from './scan/scan';
import { Top } from './scan/top';
import { whyNothing } from './scan/why-nothing';
import { ringOf } from './scan/within';
import type { CarStore } from './store/car-store';

interface Options {
  /** Called now and then while many rows are looked at; the store must be the same afterwards. */
  readonly pause?: Pause;
  /** The most rows that one search looks at. */
  readonly mostRows?: number;
}

function clustersOf({ columns: { lat, lon } }: CarStore, area: Area, shown: Int32Array): SearchReply['clusters'] {
  const grid = new ClusterGrid(viewOf(area));
  grid.addRows(lat, lon, shown);
  return grid.clusters();
}

/** How far the nearest car is that would do, where the first circle holds none; looked for further out than was asked. */
async function beyondOf(store: CarStore, query: SearchQuery, asked: Asked, { area, km }: Examined, nearest: number, pause: Pause): Promise<SearchReply['beyond']> {
  if (!query.near) return undefined;
  const radiusKm = query.near.radiusKm ?? growingRadii[0] ?? 0;
  if (Number.isFinite(nearest)) {
    const found = kmOfChord(nearest);
    return found > radiusKm ? { radiusKm, nearestKm: roundToHalfKm(found) } : undefined;
  }
  // Of an area that was only looked at in part, nobody knows that it holds nothing.
  if (km !== null) return undefined;
  let innerKm = area.radiusKm;
  for (const outerKm of growingRadii.filter((radius) => radius > area.radiusKm)) {
    const further = examine(store, { ...area, radiusKm: outerKm }, innerKm, null);
    const found = await withWorkspace(async (space) => {
      await scanRing(store, asked, ringOf(further.area, innerKm), further.pieces, space, pause, () => undefined);
      return space.tally.nearest;
    });
    if (Number.isFinite(found)) return { radiusKm, nearestKm: roundToHalfKm(kmOfChord(found)) };
    if (further.km !== null) break;
    innerKm = outerKm;
  }
  return { radiusKm };
}

/**
 * The whole of a search over the columns: exact, the same answer that a plain look at every car gives. A circle without a radius grows
 * until a car is found that would do. Throws `search.cursor_of_another_query`.
 */
export const answerSearch = (store: CarStore, query: SearchQuery, locale: Locale, options: Options = {}): Promise<SearchReply> =>
  withWorkspace((space) => answerWith(space, store, query, locale, options));

async function answerWith(space: Workspace, store: CarStore, query: SearchQuery, locale: Locale, { pause = noPause, mostRows: most = mostRows }: Options): Promise<SearchReply> {
  const resumed = readCursor(query);
  const asked = askedOf(store, query, space);
  const totalOf = totalsOf(store, query.period);
  const offer = offerBy(store, query, totalOf);
  const { tally } = space;
  const top = new Top(store, query.limit + 1, resumed?.last ?? null);

  const areas = areasOf(query, resumed?.radiusKm ?? null);
  let whole = areas[0];
  let examined: Examined | undefined;
  let innerKm: number | null = null;
  for (const area of areas) {
    whole = area;
    examined = examine(store, area, innerKm ?? 0, resumed?.examinedKm ?? null, most);
    await scanRing(store, asked, ringOf(examined.area, innerKm), examined.pieces, space, pause, (batch) => offer(batch, top));
    if (tally.total > 0 || examined.km !== null) break;
    innerKm = area.radiusKm;
  }
  if (!whole || !examined) throw new RangeError('a search needs an area');

  const ring = ringOf(examined.area, null);
  const nothing = tally.total === 0 ? await whyNothing(store, query, asked, ring, examined.pieces, locale, pause) : {};
  const beyond = await beyondOf(store, query, asked, examined, tally.nearest, pause);
  const shown = Math.min(top.length, query.limit);
  const pageEnd = { radiusKm: query.near ? whole.radiusKm : null, examinedKm: examined.km, last: top.rankAt(shown - 1) };
  return {
    total: tally.total,
    doesNotFit: tally.doesNotFit(),
    ...(query.near ? { radiusKm: whole.radiusKm } : {}),
    ...(beyond ? { beyond } : {}),
    items: Array.from(top.rows.subarray(0, shown), (row) => presentItem(store, row, query, ring.middle, totalOf, locale)),
    facets: tally.facets(),
    clusters: examined.km === null ? clustersOf(store, whole, tally.shown) : countClusters(store, whole),
    ...nothing,
    ...(examined.km === null ? {} : { examinedKm: examined.km }),
    ...(top.length > query.limit ? { nextCursor: writeCursor(query, pageEnd) } : {}),
  };
}
