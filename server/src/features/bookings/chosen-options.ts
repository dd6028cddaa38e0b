import type { RentalOptions } from '@passerelle/shared/bookings/price';
import { bookingSettings } from '@passerelle/shared/bookings/settings';
import type { LatLon } from '@passerelle/shared/geo/contract';
import { basisPoints, euros, type Money } from '@passerelle/shared/money';
import { problem } from '@passerelle/shared/problem';
import { distanceKm, roundToHalfKm } from '../geo';
import type { Listing } from '../vehicles';

/** What the renter chose beside car and dates. Kept with the booking, so that other dates are priced with it. */
export interface ChosenOptions {
  /** Km beyond those of the days; 0: none. */
  readonly kmPackage: number;
  /** At the price of the day it was chosen; `km` from the public position, to the half kilometre. */
  readonly delivery: { readonly to: LatLon; readonly km: number; readonly perKm: Money } | null;
}

export const nothingChosen: ChosenOptions = { kmPackage: 0, delivery: null };

/** Km asked for beforehand cost a fifth less than those driven beyond: they can be counted on. */
const kmPackageBp = 8_000;

/** What of it this car offers. Throws `bookings.delivery_not_offered` and `bookings.delivery_too_far`. */
export function chooseOptions({ delivery: offered, location }: Pick<Listing, 'delivery' | 'location'>, { kmPackage = 0, deliverTo }: { readonly kmPackage?: number | undefined; readonly deliverTo?: LatLon | undefined }): ChosenOptions {
  if (!deliverTo) return { kmPackage, delivery: null };
  const atDelivery = (code: 'bookings.delivery_not_offered' | 'bookings.delivery_too_far', values = {}) => problem(code, { values, errors: [{ path: 'delivery', code }] });
  if (!offered) throw atDelivery('bookings.delivery_not_offered');
  const km = roundToHalfKm(distanceKm(location, deliverTo));
  if (km > offered.maxKm) throw atDelivery('bookings.delivery_too_far', { km: offered.maxKm });
  return { kmPackage, delivery: { to: deliverTo, km, perKm: offered.perKm } };
}

/** As the price counts it. Listings have no extras yet. */
export const optionsOf = ({ kmPackage, delivery }: ChosenOptions): RentalOptions => ({
  ...(kmPackage > 0 ? { kmPackage: { km: kmPackage, price: basisPoints(euros(kmPackage * bookingSettings.extraKm), kmPackageBp) } } : {}),
  ...(delivery ? { delivery: { km: delivery.km, perKm: delivery.perKm } } : {}),
});
