import { problem } from '@passerelle/shared/problem';
import { localDay } from '@passerelle/shared/time';
import { publishFaults, type Listing } from './listing';
import { confirmMeasures } from './measures';
import type { Parts } from './parts';
import { writeListing } from './write-listing';

/** Shows a car to everybody, or hands it to staff where the installation reviews first. One that is there already stays as it is. */
export async function publishVehicle(parts: Parts, listing: Listing, version: number): Promise<Listing> {
  const { config } = parts.context;
  if (listing.version !== version) throw problem('vehicles.version_conflict');
  if (config.production && !(await parts.deps.emailConfirmed(listing.ownerId))) throw problem('accounts.email_not_confirmed');
  const faults = publishFaults(listing);
  if (faults.length > 0) throw problem('vehicles.not_publishable', { errors: faults });
  if (listing.status === 'published' || listing.status === 'in_review') return listing;
  return config.publishReview
    ? writeListing(parts, listing, version, { change: { status: 'in_review' }, event: 'submitted' })
    : writeListing(parts, listing, version, { change: { status: 'published' }, event: 'published' });
}

/** Takes a car out of search; bookings that stand are kept. */
export async function hideVehicle(parts: Parts, listing: Listing, version: number): Promise<Listing> {
  return writeListing(parts, listing, version, { change: { status: 'hidden' }, event: 'hidden' });
}

/** Staff compared the numbers with the car's papers: it is shown, marked as checked, and its numbers are confirmed. Throws `vehicles.not_found` or `vehicles.version_conflict`. */
export async function approveVehicle(parts: Parts, id: string, version: number, staffId: string): Promise<Listing> {
  const listing = await parts.listings.byId(id);
  if (!listing) throw problem('vehicles.not_found');
  const status = listing.status === 'in_review' ? 'published' : listing.status;
  const checkedAt = parts.context.clock.now();
  const accessibility = confirmMeasures(listing.accessibility, 'document', localDay(checkedAt, listing.timeZone));
  return writeListing(parts, listing, version, { change: { status, checkedAt, accessibility }, event: 'approved', by: `support:${staffId}` });
}
