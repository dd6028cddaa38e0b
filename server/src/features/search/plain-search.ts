import { priceRental } from '@passerelle/shared/bookings/price';
import { isConfirmed } from '@passerelle/shared/fit/confirmed';
import { checkFit } from '@passerelle/shared/fit/fit';
import { facetNames, searchNeeds, type FacetName, type SearchNeed, type SearchQuery } from '@passerelle/shared/search/contract';
import { rankingScore } from '@passerelle/shared/search/ranking';
import { periodFromWire } from '@passerelle/shared/time';
import { boundsContain, distanceKm, roundToHalfKm } from '../geo';
import type { SearchableVehicle } from '../vehicles';
import { middleOf, unmetNeeds } from './judge-car';

type Car = SearchableVehicle;

const order = ['fits', 'tight', 'unknown', 'does_not_fit'];

function valuesOf(facet: FacetName, car: Car, km: number): string[] {
  const { access, transfer, driving, modes } = car.accessibility;
  const yes = (is: unknown) => (is ? ['true'] : []);
  const some = (value: string | undefined) => (value === undefined || value === 'none' ? [] : [value]);
  const values: Record<FacetName, string[]> = {
    access: some(access?.type),
    side: some(access?.side),
    powered: yes(access?.operation === 'powered'),
    winch: yes(access?.winch),
    transferSeat: some(transfer?.type),
    gearbox: some(driving?.gearbox),
    mode: [...new Set(modes)],
    instant: yes(car.instant),
    delivery: yes(car.delivery && km <= car.delivery.maxKm),
    serviceDog: yes(car.serviceDog),
    childSeat: yes(car.childSeat),
    confirmed: yes(isConfirmed(car.accessibility)),
    controls: [...new Set(driving?.controls)],
  };
  return values[facet];
}

function counted(values: readonly string[]): { value: string; count: number }[] {
  const names = [...new Set(values)].map((value) => ({ value, count: values.filter((other) => other === value).length }));
  return names.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

/** The same search, the plain way: every rule once over every car. Shares with the real one the fit rule, the price and the distance. */
export function searchPlainly(cars: readonly Car[], query: SearchQuery) {
  const { near, bounds, filters, wheelchairs = [], period } = query;
  const center = middleOf(query);
  const kmTo = (car: Car) => distanceKm(center, car.location);
  const fitOf = new Map(cars.map((car) => [car, checkFit(car.accessibility, wheelchairs)]));
  const verdictOf = (car: Car) => fitOf.get(car)?.verdict ?? null;
  const needsOf = new Map(cars.map((car) => [car, unmetNeeds(query, car)]));
  const onlyLacks = (car: Car, ...allowed: SearchNeed[]) => (needsOf.get(car) ?? []).every((need) => allowed.includes(need));
  const inside = (radius: number) => cars.filter((car) => (bounds ? boundsContain(bounds, car.location) : kmTo(car) <= radius));

  const radii = near && near.radiusKm === undefined ? [20, 40, 80, 160, 200] : [near?.radiusKm ?? Infinity];
  const radius = radii.find((r) => inside(r).some((car) => onlyLacks(car))) ?? radii.at(-1) ?? 0;
  const area = inside(radius);
  const good = area.filter((car) => onlyLacks(car));
  const misfits = area.filter((car) => onlyLacks(car, 'wheelchairs') && !onlyLacks(car));

  const total = (car: Car) => (period ? priceRental({ pricing: car.pricing, period: periodFromWire(period), zone: car.timeZone }).total.amount : car.pricing.perDay.amount);
  const keys: Record<SearchQuery['sort'], (car: Car) => number> = {
    distance: kmTo,
    price: total,
    rating: (car) => -(car.rating?.mean ?? 0),
    fit: (car) => -rankingScore({ distanceKm: kmTo(car), perDayAmount: car.pricing.perDay.amount, rating: car.rating, instant: car.instant, checked: car.checked }),
  };
  const key = keys[query.sort];
  const group = (car: Car) => (query.sort === 'fit' ? order.indexOf(verdictOf(car) ?? 'fits') : Number(verdictOf(car) === 'does_not_fit'));
  const shown = (filters.includeDoesNotFit ? [...good, ...misfits] : good).toSorted((a, b) => group(a) - group(b) || key(a) - key(b) || (a.id < b.id ? -1 : 1));

  const first = near?.radiusKm ?? 20;
  const nearest = Math.min(...inside(Math.max(radius, 200)).filter((car) => onlyLacks(car)).map(kmTo));
  const reach = first > 200 ? first : 200;
  const beyond = near && nearest > first ? { radiusKm: first, ...(nearest <= reach ? { nearestKm: roundToHalfKm(nearest) } : {}) } : undefined;

  const failing = area.filter((car) => (needsOf.get(car) ?? []).join() === 'wheelchairs');
  const helped = counted(failing.flatMap((car) => fitOf.get(car)?.remedies.map(({ kind }) => kind) ?? []));
  const without = searchNeeds.map((need) => ({ need, count: area.filter((car) => (needsOf.get(car) ?? []).join() === need).length })).filter(({ count }) => count > 0);
  const dimensions = misfits.flatMap((car) => [...new Set(fitOf.get(car)?.dimensions.filter(({ verdict }) => verdict === 'does_not_fit').map(({ key: name }) => name))]);

  return {
    items: shown.map((car) => ({ id: car.id, amount: total(car), verdict: verdictOf(car), km: near ? roundToHalfKm(kmTo(car)) : undefined })),
    total: good.length,
    doesNotFit: { total: misfits.length, byDimension: counted(dimensions).map(({ value, count }) => ({ key: value, count })) },
    radiusKm: near && radius,
    beyond,
    facets: Object.fromEntries(facetNames.map((name) => [name, counted(area.filter((car) => onlyLacks(car, name)).flatMap((car) => valuesOf(name, car, kmTo(car))))])),
    ...(good.length === 0 ? { without: without.sort((a, b) => b.count - a.count), remedies: helped } : {}),
  };
}
