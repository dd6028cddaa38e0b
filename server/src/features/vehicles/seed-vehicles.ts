import { localDay } from '@passerelle/shared/time';
import type { CalendarEntry } from './calendar';
import type { Listing, ListingTerms } from './listing';
import { whereaboutsOf } from './locate';
import { dateMeasures } from './measures';
import type { Parts } from './parts';

/** A car of the demo or of a load run, with what its calendar holds. */
export interface SeedVehicle extends ListingTerms, Partial<Pick<Listing, 'id' | 'rating' | 'checkedAt' | 'createdAt' | 'status'>> {
  readonly ownerId: string;
  readonly exactLocation: Listing['exactLocation'];
  readonly entries?: readonly CalendarEntry[];
}

const batch = 500;

/**
 * Fills in many cars at once, outside any transaction: for the seed only. Published unless said. One event at the end tells
 * every process to make its search index again. Gives the ids in the order of the list.
 */
export async function seedVehicles(parts: Parts, list: readonly SeedVehicle[]): Promise<string[]> {
  const { context, deps, listings, calendars } = parts;
  const now = context.clock.now();
  const ids: string[] = [];
  for (let start = 0; start < list.length; start += batch) {
    const cars = list.slice(start, start + batch).map(({ entries = [], exactLocation, ...seed }) => {
      const whereabouts = whereaboutsOf(deps.geo, exactLocation);
      const accessibility = dateMeasures(seed.accessibility, localDay(seed.createdAt ?? now, whereabouts.timeZone));
      const blank = { id: context.newId('vhc'), status: 'published' as const, version: 0, rating: null, checkedAt: null, createdAt: now };
      return { entries, listing: { ...blank, ...seed, ...whereabouts, accessibility } };
    });
    await listings.insertMany(cars.map(({ listing }) => listing));
    await calendars.insertMany(cars.map(({ listing, entries }) => ({ vehicleId: listing.id, entries })));
    ids.push(...cars.map(({ listing }) => listing.id));
  }
  const [first] = ids;
  if (first !== undefined) {
    await context.transaction((session) => context.events.append({ type: 'vehicles.imported', by: 'system', subject: { kind: 'vehicle', id: first } }, session));
  }
  return ids;
}
