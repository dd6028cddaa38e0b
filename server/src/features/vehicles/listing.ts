import type { Accessibility } from '@passerelle/shared/fit/model';
import type { LatLon } from '@passerelle/shared/geo/contract';
import type { FieldError } from '@passerelle/shared/problem';
import type { BodyType, Colour, Delivery, Extras, OwnVehicle, Pricing } from '@passerelle/shared/vehicles/contract';

type ListingStatus = OwnVehicle['status'];
type CancellationPolicy = OwnVehicle['cancellationPolicy'];

/** Where a car stands: the real place for its owner and confirmed renters, the moved one for everybody. */
export interface Whereabouts {
  readonly exactLocation: LatLon;
  readonly location: LatLon;
  /** Empty names where no town is near. */
  readonly place: { readonly town: string; readonly department: string };
  readonly timeZone: string;
}

/** What an owner decides about a car. */
export interface ListingTerms {
  readonly title: string;
  readonly description: string | null;
  readonly address: string;
  readonly body: BodyType;
  readonly colour: Colour;
  readonly accessibility: Accessibility;
  readonly pricing: Pricing;
  readonly cancellationPolicy: CancellationPolicy;
  /** Booked without the owner's answer. */
  readonly instant: boolean;
  /** Null or absent: not offered. */
  readonly delivery?: Delivery | null | undefined;
  readonly extras?: Extras | undefined;
  /** Absent: not said. */
  readonly serviceDog?: boolean | undefined;
  readonly childSeat?: boolean | undefined;
}

/** A car as it is kept. */
export interface Listing extends ListingTerms, Whereabouts {
  readonly id: string;
  readonly ownerId: string;
  readonly status: ListingStatus;
  readonly version: number;
  readonly rating: { readonly mean: number; readonly count: number } | null;
  /** When staff compared the numbers with the car; null: not yet, or changed since. */
  readonly checkedAt: Date | null;
  readonly createdAt: Date;
}

/** What is missing before a car can be shown. Title, address and price are asked for when it is created. */
export function publishFaults({ place, accessibility }: Pick<Listing, 'place' | 'accessibility'>): FieldError[] {
  const faults: FieldError[] = [];
  if (place.town === '') faults.push({ path: 'location', code: 'vehicles.needs_place' });
  if (accessibility.modes.length === 0) faults.push({ path: 'accessibility.modes', code: 'vehicles.needs_mode' });
  return faults;
}
