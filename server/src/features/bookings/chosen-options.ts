import type { RentalOptions } from '@passerelle/shared/bookings/price';
import { bookingSettings } from '@passerelle/shared/bookings/settings';
import type { LatLon } from '@passerelle/shared/geo/contract';
import { basisPoints, euros, type Money } from '@passerelle/shared/money';
import { problem, type ProblemCode } from '@passerelle/shared/problem';
import { extraPer, type ExtraCode } from '@passerelle/shared/vehicles/extras';
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

function deliveryTo({ delivery: offered, location }: Pick<Listing, 'delivery' | 'location'>, to: LatLon | undefined): ChosenOptions['delivery'] {
  if (!to) return null;
  if (!offered) throw refused('delivery', 'bookings.delivery_not_offered');
  const km = roundToHalfKm(distanceKm(location, to));
  if (km > offered.maxKm) throw refused('delivery', 'bookings.delivery_too_far', { km: offered.maxKm });
  return { to, km, perKm: offered.perKm };
}

/** What of it this car offers. Throws `bookings.delivery_not_offered`, `bookings.delivery_too_far` and `bookings.extra_not_offered`. */
export function chooseOptions(vehicle: Pick<Listing, 'delivery' | 'extras' | 'location'>, { kmPackage = 0, deliverTo, extras = [] }: OptionsWanted): ChosenOptions {
  const chosen = [...new Set(extras)].map((code) => {
    const unit = vehicle.extras?.[code];
    if (!unit) throw refused('extras', 'bookings.extra_not_offered');
    return { code, unit };
  });
  return { kmPackage, delivery: deliveryTo(vehicle, deliverTo), extras: chosen };
}

/** Of the extras that were chosen, those that the owner of another car does not have. */
export const missingExtras = ({ extras = [] }: ChosenOptions, { extras: offered }: Pick<Listing, 'extras'>): ExtraCode[] => extras.map(({ code }) => code).filter((code) => !offered?.[code]);

/** What goes along to another car: the extras that its owner has too. */
export const optionsWith = (chosen: ChosenOptions, { extras: offered }: Pick<Listing, 'extras'>): ChosenOptions => ({
  ...chosen,
  extras: (chosen.extras ?? []).filter(({ code }) => offered?.[code]),
});

/** As the price counts it. */
export const optionsOf = ({ kmPackage, delivery, extras = [] }: ChosenOptions): RentalOptions => ({
  ...(kmPackage > 0 ? { kmPackage: { km: kmPackage, price: basisPoints(euros(kmPackage * bookingSettings.extraKm), kmPackageBp) } } : {}),
  ...(delivery ? { delivery: { km: delivery.km, perKm: delivery.perKm } } : {}),
  extras: extras.map(({ code, unit }) => ({ code, unit, per: extraPer[code] })),
});
