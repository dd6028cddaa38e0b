import { priceDays } from '@passerelle/shared/bookings/price';
import { explainVerdict } from '@passerelle/shared/fit/describe';
import type { Locale } from '@passerelle/shared/locale';
import type { Money } from '@passerelle/shared/money';
import type { SearchItem, SearchQuery, SearchReply } from '@passerelle/shared/search/contract';
import { periodFromWire, rentalDays } from '@passerelle/shared/time';
import { roundToHalfKm } from '../geo';
import type { SearchableVehicle } from '../vehicles';
import { areaOf, viewOf } from './area';
import { clustersOf } from './clusters';
import { readCursor, writeCursor } from './cursor';
import { facetsOf, misfitsOf } from './facets';
import { findCars, fits, type Candidate } from './find-cars';
import { compareRanks, rankOfCar } from './order';

/** The same amount that a quote without extras gives; the days are counted once for each time zone, not once for each car. */
function totals(wire: SearchQuery['period']): (car: SearchableVehicle) => Money | undefined {
  if (!wire) return () => undefined;
  const period = periodFromWire(wire);
  const daysIn = new Map<string, number>();
  return ({ pricing, timeZone }) => {
    const days = daysIn.get(timeZone) ?? rentalDays(period, timeZone);
    daysIn.set(timeZone, days);
    return priceDays({ pricing, days }).total;
  };
}

function presentItem({ car, km, fit }: Candidate, total: Money | undefined, near: boolean, locale: Locale): SearchItem {
  const { id, title, place, body, colour, accessibility, location, instant, checked, rating, pricing } = car;
  const { type, side } = accessibility.access ?? {};
  return {
    vehicleId: id,
    title,
    place,
    body,
    colour,
    ...(type && side ? { access: { type, side } } : {}),
    verdict: fit.verdict,
    ...(fit.verdict === null ? {} : { reason: explainVerdict(fit, locale) }),
    ...(near ? { distanceKm: roundToHalfKm(km) } : {}),
    price: { ...(total ? { total } : {}), perDay: pricing.perDay },
    location,
    instant,
    checked,
    ...(rating ? { rating } : {}),
  };
}

/**
 * The whole of a search over the published cars: pure, so that it can be compared with a plain one. Throws
 * `search.cursor_of_another_query`.
 */
export function answerSearch(cars: Iterable<SearchableVehicle>, query: SearchQuery, locale: Locale): SearchReply {
  const { near, period, sort, limit, filters } = query;
  const resumed = readCursor(query);
  const area = areaOf(query, resumed?.radiusKm ?? undefined);
  const { candidates, radiusKm } = findCars(cars, query, area);
  const hits = candidates.filter(({ failed }) => failed === null);
  const shown = filters.includeDoesNotFit ? hits : hits.filter(fits);

  const totalOf = totals(period);
  const ranked = shown.map((hit) => {
    const total = totalOf(hit.car);
    return { hit, total, rank: rankOfCar(hit, sort, (total ?? hit.car.pricing.perDay).amount) };
  });
  ranked.sort((a, b) => compareRanks(a.rank, b.rank));
  const rest = resumed ? ranked.filter(({ rank }) => compareRanks(rank, resumed.last) > 0) : ranked;
  const page = rest.slice(0, limit);
  const last = page.at(-1);

  return {
    total: hits.filter(fits).length,
    doesNotFit: misfitsOf(hits),
    ...(near ? { radiusKm } : {}),
    items: page.map(({ hit, total }) => presentItem(hit, total, near !== undefined, locale)),
    facets: facetsOf(candidates),
    clusters: clustersOf(shown.map(({ car }) => car.location), viewOf(area, radiusKm)),
    ...(last && rest.length > limit ? { nextCursor: writeCursor(query, { radiusKm: near ? radiusKm : null, last: last.rank }) } : {}),
  };
}
