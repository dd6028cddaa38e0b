import { isConfirmed } from '@passerelle/shared/fit/confirmed';
import { checkDriver } from '@passerelle/shared/fit/driver';
import { checkFit } from '@passerelle/shared/fit/fit';
import type { LatLon } from '@passerelle/shared/geo/contract';
import { searchNeeds, type Bounds, type SearchAsked, type SearchNeed } from '@passerelle/shared/search/contract';
import { periodFromWire } from '@passerelle/shared/time';
import { boundsAround, boundsContain, distanceKm, wrapLongitude } from '../geo';
import { isFree, type SearchableVehicle } from '../vehicles';

/** How far around a place counts as near where no radius was given. */
const usualRadiusKm = 50;

type Asked = Pick<SearchAsked, 'near' | 'bounds' | 'period' | 'wheelchairs' | 'driver' | 'filters'>;
/** Whether a car is what was asked for in one need; one that was not asked for is met. `km` from the middle of what is searched. */
type Met = (asked: Asked, car: SearchableVehicle, km: number) => boolean;

const hasAll = (there: readonly string[] | undefined, wanted: readonly string[] | undefined): boolean => !wanted || wanted.every((one) => there?.includes(one));

const seatsLeft = ({ accessibility: { seats } }: SearchableVehicle, chairs: number): number =>
  [seats?.total, seats?.withOneChair, seats?.withTwoChairs, seats?.withThreeChairs][chairs] ?? 0;

const met: { readonly [Need in SearchNeed]: Met } = {
  period: ({ period }, { entries }) => !period || isFree(entries, periodFromWire(period)),
  wheelchairs: ({ wheelchairs = [] }, { accessibility }) => checkFit(accessibility, wheelchairs).verdict !== 'does_not_fit',
  driver: ({ driver }, { accessibility: { driving } }) => !driver || (checkDriver(driving, driver.licenceCodes) !== 'no' && hasAll(driving?.controls, driver.controls)),
  access: ({ filters: { access } }, { accessibility }) => !access || accessibility.access?.type === access,
  side: ({ filters: { side } }, { accessibility }) => !side || accessibility.access?.side === side,
  powered: ({ filters: { powered } }, { accessibility }) => !powered || accessibility.access?.operation === 'powered',
  winch: ({ filters: { winch } }, { accessibility }) => !winch || Boolean(accessibility.access?.winch),
  transferSeat: ({ filters: { transferSeat } }, { accessibility }) => !transferSeat || accessibility.transfer?.type === transferSeat,
  gearbox: ({ filters: { gearbox } }, { accessibility }) => !gearbox || accessibility.driving?.gearbox === gearbox,
  mode: ({ filters: { mode } }, { accessibility }) => !mode || accessibility.modes.includes(mode),
  instant: ({ filters: { instant } }, car) => !instant || car.instant,
  delivery: ({ filters: { delivery } }, car, km) => !delivery || (car.delivery ? km <= car.delivery.maxKm : false),
  serviceDog: ({ filters: { serviceDog } }, car) => !serviceDog || Boolean(car.serviceDog),
  childSeat: ({ filters: { childSeat } }, car) => !childSeat || Boolean(car.childSeat),
  confirmed: ({ filters: { confirmed } }, { accessibility }) => !confirmed || isConfirmed(accessibility),
  controls: ({ filters: { controls } }, { accessibility }) => hasAll(accessibility.driving?.controls, controls),
  seatsLeft: ({ filters: { seatsLeft: wanted }, wheelchairs = [] }, car) => wanted === undefined || seatsLeft(car, wheelchairs.length) >= wanted,
  maxPerDay: ({ filters: { maxPerDay } }, { pricing }) => maxPerDay === undefined || pricing.perDay.amount <= maxPerDay,
  minKmPerDay: ({ filters: { minKmPerDay } }, { pricing }) => minKmPerDay === undefined || pricing.kmPerDay >= minKmPerDay,
};

/** The rectangle that holds everything a search looks at: 50 km around a place where it gives no radius. */
export function boundsOf({ near, bounds }: Pick<Asked, 'near' | 'bounds'>): Bounds {
  if (bounds) return bounds;
  if (!near) throw new RangeError('a search needs a place or a view');
  return boundsAround(near, near.radiusKm ?? usualRadiusKm);
}

/** What distances are counted from: the place, or the middle of the view. */
export function middleOf({ near, bounds }: Pick<Asked, 'near' | 'bounds'>): LatLon {
  if (near) return near;
  const { north, south, east, west } = boundsOf({ bounds });
  const width = east >= west ? east - west : east - west + 360;
  return { lat: (north + south) / 2, lon: wrapLongitude(west + width / 2) };
}

/** The needs that exclude this car, wherever it stands. */
export function unmetNeeds(asked: Asked, car: SearchableVehicle): SearchNeed[] {
  const km = distanceKm(middleOf(asked), car.location);
  return searchNeeds.filter((need) => !met[need](asked, car, km));
}

/** One car, judged plainly by the rules of a search: in the area, free, as asked for, and not one that does not fit. */
export function suits(asked: Asked, car: SearchableVehicle): boolean {
  if (asked.near && distanceKm(asked.near, car.location) > (asked.near.radiusKm ?? usualRadiusKm)) return false;
  return boundsContain(boundsOf(asked), car.location) && unmetNeeds(asked, car).length === 0;
}
