import type { RouteInput } from '@passerelle/shared/contract';
import { localDay } from '@passerelle/shared/time';
import type { vehiclesContract } from '@passerelle/shared/vehicles/contract';
import type { Session } from '../../core/database/connect';
import type { Listing } from './listing';
import { whereaboutsOf } from './locate';
import { dateMeasures } from './measures';
import type { Parts } from './parts';
import { announce } from './write-listing';

type NewListing = RouteInput<typeof vehiclesContract.routes.create>['body'];

/** A draft that only its owner sees, with its empty calendar. `made` is called in the same transaction. */
export async function createVehicle(parts: Parts, ownerId: string, body: NewListing, made: (id: string, session: Session) => Promise<void>): Promise<Listing> {
  const { context, deps, listings, calendars } = parts;
  const { location, description, accessibility, ...terms } = body;
  const whereabouts = whereaboutsOf(deps.geo, location);
  const createdAt = context.clock.now();
  const listing: Listing = {
    ...terms,
    ...whereabouts,
    id: context.newId('vhc'),
    ownerId,
    status: 'draft',
    version: 0,
    description: description ?? null,
    accessibility: dateMeasures(accessibility, localDay(createdAt, whereabouts.timeZone)),
    rating: null,
    checkedAt: null,
    createdAt,
  };
  await context.transaction(async (session) => {
    await listings.insert(listing, session);
    await calendars.open(listing.id, session);
    await announce(parts, 'created', listing, session);
    await made(listing.id, session);
  });
  return listing;
}
