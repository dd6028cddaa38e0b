import { bookingSettings } from '@passerelle/shared/bookings/settings';
import { euros } from '@passerelle/shared/money';
import { localDay, periodToWire } from '@passerelle/shared/time';
import type { Calendar, OwnVehicle, Vehicle } from '@passerelle/shared/vehicles/contract';
import type { CalendarEntry } from './calendar';
import type { Listing } from './listing';

/** What is shown of an owner beside their car. */
export interface OwnerProfile {
  readonly displayName: string;
  readonly memberSince: Date;
}

/** What everybody may see: neither the address nor the exact place. An owner whose account is gone has no name. */
export function presentVehicle(listing: Listing, owner: OwnerProfile | undefined): Vehicle {
  const { id, title, description, place, location, body, colour, accessibility, pricing, cancellationPolicy, instant, delivery, extras, serviceDog, childSeat, timeZone } = listing;
  return {
    id,
    title,
    ...(description === null ? {} : { description }),
    place,
    location,
    body,
    colour,
    accessibility,
    pricing,
    cancellationPolicy,
    deposit: euros(bookingSettings.deposit),
    instant,
    delivery,
    extras,
    serviceDog,
    childSeat,
    timeZone,
    checked: listing.checkedAt !== null,
    owner: { id: listing.ownerId, displayName: owner?.displayName ?? '', memberSince: localDay(owner?.memberSince ?? listing.createdAt, timeZone) },
  };
}

/** For the owner alone. */
export function presentOwnVehicle(listing: Listing, owner: OwnerProfile | undefined): OwnVehicle {
  const { version, status, address, exactLocation } = listing;
  return { ...presentVehicle(listing, owner), version, status, address, exactLocation };
}

/** For the owner alone: what is booked, without a word about who travels. */
export function presentCalendar({ id, timeZone }: Pick<Listing, 'id' | 'timeZone'>, entries: readonly CalendarEntry[]): Calendar {
  const ordered = [...entries].sort((a, b) => a.from.getTime() - b.from.getTime());
  return {
    vehicleId: id,
    timeZone,
    entries: ordered.map(({ id: entryId, kind, bookingId, reason, ...period }) => ({
      id: entryId,
      kind,
      ...periodToWire(period),
      ...(bookingId === undefined ? {} : { bookingId }),
      ...(reason === undefined ? {} : { reason }),
    })),
  };
}
