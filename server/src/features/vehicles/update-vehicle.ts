import type { RouteInput } from '@passerelle/shared/contract';
import { problem } from '@passerelle/shared/problem';
import { localDay } from '@passerelle/shared/time';
import type { vehiclesContract } from '@passerelle/shared/vehicles/contract';
import { publishFaults, type Listing } from './listing';
import { whereaboutsOf } from './locate';
import { dateMeasures } from './measures';
import type { Parts } from './parts';
import type { ListingChange } from './repository';
import { writeListing } from './write-listing';

type Update = RouteInput<typeof vehiclesContract.routes.update>['body'];

/** The fields that were given: an absent one is left as it is, whereas a description of null is removed. */
function changeOf({ deps, context }: Parts, listing: Listing, { version: _version, location, accessibility, ...terms }: Update): ListingChange {
  const given: ListingChange = Object.fromEntries(Object.entries(terms).filter(([, value]) => value !== undefined));
  const whereabouts = location && whereaboutsOf(deps.geo, location);
  const day = localDay(context.clock.now(), whereabouts?.timeZone ?? listing.timeZone);
  return {
    ...given,
    ...whereabouts,
    // Staff checked the numbers as they were.
    ...(accessibility && { accessibility: dateMeasures(accessibility, day, listing.accessibility), checkedAt: null }),
  };
}

/** Changes an own listing. A published car cannot be changed into one that could not be published: hide it first. */
export async function updateVehicle(parts: Parts, listing: Listing, body: Update): Promise<Listing> {
  const change = changeOf(parts, listing, body);
  const faults = publishFaults({ ...listing, ...change });
  if (listing.status === 'published' && faults.length > 0) throw problem('vehicles.not_publishable', { errors: faults });
  return writeListing(parts, listing, body.version, { change, event: 'updated' });
}
