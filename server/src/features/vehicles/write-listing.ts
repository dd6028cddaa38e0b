import { problem } from '@passerelle/shared/problem';
import type { Session } from '../../core/database/connect';
import type { Listing } from './listing';
import type { Parts } from './parts';
import type { ListingChange } from './repository';

export type ListingEvent = 'created' | 'updated' | 'published' | 'submitted' | 'hidden' | 'approved' | 'calendar-changed';

export async function announce({ context }: Pick<Parts, 'context'>, event: ListingEvent, { id, ownerId }: Pick<Listing, 'id' | 'ownerId'>, session: Session, by = `owner:${ownerId}`): Promise<void> {
  const staff = event === 'submitted';
  await context.events.append({ type: `vehicles.${event}`, by, subject: { kind: 'vehicle', id }, audience: [ownerId], staff, data: { vehicleId: id } }, session);
}

/** Commits a change of a listing with its event. Throws `vehicles.version_conflict` when `version` is no longer the one that stands. */
export async function writeListing(parts: Parts, listing: Listing, version: number, { change, event, by }: { change: ListingChange; event: ListingEvent; by?: string }): Promise<Listing> {
  if (listing.version !== version) throw problem('vehicles.version_conflict');
  await parts.context.transaction(async (session) => {
    if (!(await parts.listings.change(listing.id, version, change, session))) throw problem('vehicles.version_conflict');
    await announce(parts, event, listing, session, by);
  });
  return { ...listing, ...change, version: version + 1 };
}
