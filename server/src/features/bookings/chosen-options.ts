import type { RentalOptions } from '@passerelle/shared/bookings/price';
import { bookingSettings } from '@passerelle/shared/bookings/settings';
import type { LatLon } from '@passerelle/shared/geo/contract';
import { basisPoints, euros, type Money } from '@passerelle/shared/money';
import { problem, type ProblemCode } from '@passerelle/shared/problem';
import { extraPer, type ExtraCode, type OptionCode } from '@passerelle/shared/vehicles/extras';
import { distanceKm, roundToHalfKm } from '../geo';
import type { Listing } from '../vehicles';

/** What the renter chose beside car and dates, at the price of that day. Kept with the booking, so that other dates are priced with it. */
export interface ChosenOptions {
  /** Km beyond those of the days; 0: none. */
  readonly kmPackage: number;
  /** `km` from the public position, to the half kilometre. */
  readonly delivery: { readonly to: LatLon; readonly km: number; readonly perKm: Money } | null;
  /** Absent in bookings from before there were any. */
  readonly extras?: readonly { readonly code: ExtraCode; readonly unit: Money }[];
}

export const nothingChosen: ChosenOptions = { kmPackage: 0, delivery: null };

export interface OptionsWanted {
  readonly kmPackage?: number | undefined;
  readonly deliverTo?: LatLon | undefined;
  readonly extras?: readonly ExtraCode[] | undefined;
}

/** Km asked for beforehand cost a fifth less than those driven beyond: they can be counted on. */
const kmPackageBp = 8_000;

const refused = (path: 'delivery' | 'extras', code: ProblemCode, values: Record<string, number> = {}) => problem(code, { values, errors: [{ path, code }] });

type Offer = Pick<Listing, 'delivery' | 'extras' | 'location'>;

/** Null: its owner does not bring it there. */
function deliveryBy({ delivery: offered, location }: Offer, to: LatLon): ChosenOptions['delivery'] {
  const km = roundToHalfKm(distanceKm(location, to));
  return offered && km <= offered.maxKm ? { to, km, perKm: offered.perKm } : null;
}

function deliveryTo(vehicle: Offer, to: LatLon | undefined): ChosenOptions['delivery'] {
  if (!to) return null;
  const delivery = deliveryBy(vehicle, to);
  if (delivery) return delivery;
  throw vehicle.delivery ? refused('delivery', 'bookings.delivery_too_far', { km: vehicle.delivery.maxKm }) : refused('delivery', 'bookings.delivery_not_offered');
}

/** What of it this car offers. Throws `bookings.delivery_not_offered`, `bookings.delivery_too_far` and `bookings.extra_not_offered`. */
export function chooseOptions(vehicle: Offer, { kmPackage = 0, deliverTo, extras = [] }: OptionsWanted): ChosenOptions {
  const chosen = [...new Set(extras)].map((code) => {
    const unit = vehicle.extras?.[code];
    if (!unit) throw refused('extras', 'bookings.extra_not_offered');
    return { code, unit };
  });
  return { kmPackage, delivery: deliveryTo(vehicle, deliverTo), extras: chosen };
}

interface GoingAlong {
  readonly chosen: ChosenOptions;
  readonly missing: OptionCode[];
}

/**
 * What of it goes along to another car, and what its owner does not offer. Extras stay at their price; for a delivery it is another way, and
 * another owner who drives it: their km and their price.
 */
export function goAlong({ kmPackage, delivery, extras = [] }: ChosenOptions, vehicle: Offer): GoingAlong {
  const brought = delivery && deliveryBy(vehicle, delivery.to);
  const isOffered = (code: ExtraCode): boolean => vehicle.extras?.[code] !== undefined;
  const missing: OptionCode[] = extras.map(({ code }) => code).filter((code) => !isOffered(code));
  if (delivery && !brought) missing.unshift('delivery');
  return { chosen: { kmPackage, delivery: brought, extras: extras.filter(({ code }) => isOffered(code)) }, missing };
}

/** As the price counts it. */
export const optionsOf = ({ kmPackage, delivery, extras = [] }: ChosenOptions): RentalOptions => ({
  ...(kmPackage > 0 ? { kmPackage: { km: kmPackage, price: basisPoints(euros(kmPackage * bookingSettings.extraKm), kmPackageBp) } } : {}),
  ...(delivery ? { delivery: { km: delivery.km, perKm: delivery.perKm } } : {}),
  extras: extras.map(({ code, unit }) => ({ code, unit, per: extraPer[code] })),
});
