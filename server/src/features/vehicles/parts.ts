import { problem } from '@passerelle/shared/problem';
import type { Viewer } from '../../core/auth/access-token';
import type { Context } from '../../core/context';
import type { GeoFeature } from '../geo';
import type { CalendarRepository } from './calendar-repository';
import type { Listing } from './listing';
import { mayManage, maySee } from './policy';
import type { OwnerProfile } from './presenter';
import type { ListingRepository } from './repository';

/** What vehicles need of the features below them. */
export interface VehiclesDeps {
  readonly geo: Pick<GeoFeature, 'nearestPlace' | 'publicPosition' | 'timeZoneAt'>;
  /** Accounts by id; those that are gone are absent. */
  people(accountIds: readonly string[]): Promise<ReadonlyMap<string, OwnerProfile>>;
  emailConfirmed(accountId: string): Promise<boolean>;
}

/** What every use case of this feature is given. */
export interface Parts {
  readonly context: Pick<Context, 'clock' | 'config' | 'events' | 'newId' | 'transaction'>;
  readonly deps: VehiclesDeps;
  readonly listings: ListingRepository;
  readonly calendars: CalendarRepository;
}

/** A car that the viewer may see. Throws `vehicles.not_found` for any other, so that an id tells nothing. */
export async function visibleListing({ listings }: Pick<Parts, 'listings'>, id: string, viewer: Viewer | null): Promise<Listing> {
  const listing = await listings.byId(id);
  if (!listing || !maySee(listing, viewer)) throw problem('vehicles.not_found');
  return listing;
}

/** A car of the viewer's own. Throws `vehicles.not_found` for any other. */
export async function ownListing({ listings }: Pick<Parts, 'listings'>, id: string, viewer: Pick<Viewer, 'accountId'>): Promise<Listing> {
  const listing = await listings.byId(id);
  if (!listing || !mayManage(listing, viewer)) throw problem('vehicles.not_found');
  return listing;
}
