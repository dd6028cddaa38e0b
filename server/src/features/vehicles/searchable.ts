import type { Period } from '@passerelle/shared/time';
import type { CalendarEntry } from './calendar';
import type { Listing } from './listing';

/** What the search index keeps of a published car: nothing of where it really stands, and of its calendar only when it is not free. */
export type SearchableVehicle = Pick<
  Listing,
  'id' | 'title' | 'place' | 'location' | 'timeZone' | 'body' | 'colour' | 'accessibility' | 'pricing' | 'instant' | 'delivery' | 'serviceDog' | 'childSeat' | 'rating'
> & { readonly checked: boolean; readonly entries: readonly SearchableEntry[] };

type SearchableEntry = Pick<CalendarEntry, 'id' | 'kind'> & Period;

export function toSearchable(listing: Listing, entries: readonly CalendarEntry[]): SearchableVehicle {
  const { id, title, place, location, timeZone, body, colour, accessibility, pricing, instant, delivery, serviceDog, childSeat, rating } = listing;
  return {
    ...{ id, title, place, location, timeZone, body, colour, accessibility, pricing, instant, delivery, serviceDog, childSeat, rating },
    checked: listing.checkedAt !== null,
    entries: entries.map(({ id: entryId, kind, from, to }) => ({ id: entryId, kind, from, to })),
  };
}
