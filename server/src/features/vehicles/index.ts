import { plusMs, type Period } from '@passerelle/shared/time';
import type { OwnVehicle } from '@passerelle/shared/vehicles/contract';
import type { Context } from '../../core/context';
import type { Session } from '../../core/database/connect';
import type { Feature } from '../../core/feature';
import { bufferMs, isFree, type CalendarEntry } from './calendar';
import { createCalendarRepository } from './calendar-repository';
import type { Listing } from './listing';
import type { Parts, VehiclesDeps } from './parts';
import { presentOwnVehicle } from './presenter';
import { approveVehicle } from './publish-vehicle';
import { createListingRepository } from './repository';
import { vehicleRoutes } from './routes';
import { toSearchable, type SearchableVehicle } from './searchable';
import { seedVehicles, type SeedVehicle } from './seed-vehicles';

export { closedToRentals, isFree, type CalendarEntry } from './calendar';
export type { Listing } from './listing';
export { confirmMeasures } from './measures';
export type { VehiclesDeps } from './parts';
export type { SearchableVehicle } from './searchable';
export type { SeedVehicle } from './seed-vehicles';

/** What lists and bookings show of a car, whatever its status is. */
export type VehicleSummary = Pick<Listing, 'id' | 'ownerId' | 'title' | 'place' | 'timeZone' | 'body' | 'colour'>;

/** The calendar for bookings. Each change must be committed with an event whose data holds `vehicleId`: search follows those. */
export interface VehicleCalendar {
  /** False: taken, or no such car. Two at once: exactly one is told true. */
  reserve(vehicleId: string, entry: CalendarEntry, session: Session): Promise<boolean>;
  /** False: no such entry. */
  release(vehicleId: string, entryId: string, session: Session): Promise<boolean>;
  /** A hold becomes a booking. False: there is no such hold. */
  promote(vehicleId: string, entryId: string, session: Session): Promise<boolean>;
  /** Other dates for the same entry (an extension). False: taken, or no such entry. */
  move(vehicleId: string, entryId: string, period: Period, session: Session): Promise<boolean>;
  /** Exactly these periods for a booking, none to free the car. False: something else stands in the way of one, and nothing changes. */
  keep(vehicleId: string, bookingId: string, kind: 'booking' | 'hold', periods: readonly Period[], session: Session): Promise<boolean>;
  /** What of somebody else, or of the owner, starts first after this instant; null when there is nothing. */
  nextAfter(vehicleId: string, bookingId: string, instant: Date): Promise<CalendarEntry | null>;
  /** Asked before anything is reserved; only `reserve` decides. A booking is not in its own way. */
  isFree(vehicleId: string, period: Period, exceptBookingId?: string): Promise<boolean>;
}

export interface VehiclesFeature extends Feature {
  /** A car with all that a quote and a booking need, in any status; null when unknown. Includes the address: present with care. */
  forBooking(vehicleId: string): Promise<Listing | null>;
  summaries(ids: readonly string[]): Promise<ReadonlyMap<string, VehicleSummary>>;
  readonly calendar: VehicleCalendar;
  /** Published cars in the order of ids, after `afterId` ('' to begin), with what is not past of their calendars. */
  allPublished(afterId: string, limit: number): Promise<SearchableVehicle[]>;
  /** Of these cars, those that are published now. */
  published(ids: readonly string[]): Promise<SearchableVehicle[]>;
  /** Waiting for staff, in the order of ids, as their owners see them. */
  inReview(afterId: string, limit: number): Promise<OwnVehicle[]>;
  approve(vehicleId: string, version: number, staffId: string): Promise<OwnVehicle>;
  /** Takes a car out of every list, whoever wants it shown: somebody found it not as it was listed. */
  hide(vehicleId: string, session: Session): Promise<void>;
  seedVehicles(list: readonly SeedVehicle[]): Promise<string[]>;
}

/** Listings and their calendars. */
export function createVehicles(context: Context, deps: VehiclesDeps): VehiclesFeature {
  const listings = createListingRepository(context.database);
  const calendars = createCalendarRepository(context.database, context.clock);
  const parts: Parts = { context, deps, listings, calendars };

  async function searchable(found: readonly Listing[]): Promise<SearchableVehicle[]> {
    const entries = await calendars.entriesOf(found.map(({ id }) => id), plusMs(context.clock.now(), -bufferMs));
    return found.map((listing) => toSearchable(listing, entries.get(listing.id) ?? []));
  }

  async function forStaff(found: readonly Listing[]): Promise<OwnVehicle[]> {
    const owners = await deps.people(found.map(({ ownerId }) => ownerId));
    return found.map((listing) => presentOwnVehicle(listing, owners.get(listing.ownerId)));
  }

  return {
    name: 'vehicles',
    indexes: [...listings.indexes, ...calendars.indexes],
    contracts: [vehicleRoutes(parts)],
    forBooking: listings.byId,
    async summaries(ids) {
      const found = ids.length === 0 ? [] : await listings.byIds([...new Set(ids)]);
      return new Map(found.map(({ id, ownerId, title, place, timeZone, body, colour }) => [id, { id, ownerId, title, place, timeZone, body, colour }]));
    },
    calendar: {
      reserve: calendars.reserve,
      release: (vehicleId, entryId, session) => calendars.release(vehicleId, entryId, session),
      promote: calendars.promote,
      move: calendars.move,
      keep: calendars.keep,
      async nextAfter(vehicleId, bookingId, instant) {
        const later = (await calendars.entries(vehicleId)).filter((entry) => entry.bookingId !== bookingId && entry.from > instant);
        return later.sort((a, b) => a.from.getTime() - b.from.getTime())[0] ?? null;
      },
      async isFree(vehicleId, period, exceptBookingId) {
        const entries = await calendars.entries(vehicleId);
        return isFree(exceptBookingId === undefined ? entries : entries.filter(({ bookingId }) => bookingId !== exceptBookingId), period);
      },
    },
    allPublished: async (afterId, limit) => searchable(await listings.withStatus('published', afterId, limit)),
    async published(ids) {
      const found = await listings.byIds(ids);
      return searchable(found.filter(({ status }) => status === 'published'));
    },
    async inReview(afterId, limit) {
      return forStaff(await listings.withStatus('in_review', afterId, limit));
    },
    async approve(vehicleId, version, staffId) {
      const listing = await approveVehicle(parts, vehicleId, version, staffId);
      const owners = await deps.people([listing.ownerId]);
      return presentOwnVehicle(listing, owners.get(listing.ownerId));
    },
    async hide(vehicleId, session) {
      const listing = await listings.byId(vehicleId);
      if (listing?.status === 'published') await listings.change(vehicleId, listing.version, { status: 'hidden', checkedAt: null }, session);
    },
    seedVehicles: (list) => seedVehicles(parts, list),
  };
}
