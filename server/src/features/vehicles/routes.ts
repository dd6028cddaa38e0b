import { problem } from '@passerelle/shared/problem';
import { checkFit } from '@passerelle/shared/fit/fit';
import { presentFit } from '@passerelle/shared/fit/describe';
import { dayMs, periodFromWire, periodToWire, type Period, type WirePeriod } from '@passerelle/shared/time';
import { vehiclesContract } from '@passerelle/shared/vehicles/contract';
import { serve, type MountedContract } from '../../core/http/route';
import { blockDates, unblockDates } from './block-dates';
import { freeIntervals } from './calendar';
import { createVehicle } from './create-vehicle';
import type { Listing } from './listing';
import { ownListing, visibleListing, type Parts } from './parts';
import { presentCalendar, presentOwnVehicle, presentVehicle } from './presenter';
import { hideVehicle, publishVehicle } from './publish-vehicle';
import { updateVehicle } from './update-vehicle';

const longestViewMs = 400 * dayMs;

function viewedPeriod(wire: WirePeriod): Period {
  const period = periodFromWire(wire);
  const length = period.to.getTime() - period.from.getTime();
  const code = length <= 0 ? 'period.reversed' : length > longestViewMs ? 'period.too_long' : null;
  if (code) throw problem('request.invalid', { errors: [{ path: 'to', code }] });
  return period;
}

export function vehicleRoutes(parts: Parts): MountedContract {
  const { deps, listings, calendars, context } = parts;
  const ownerOf = async ({ ownerId }: Listing) => (await deps.people([ownerId])).get(ownerId);
  const asOwner = async (listing: Listing) => presentOwnVehicle(listing, await ownerOf(listing));
  const calendarOf = async (listing: Listing) => presentCalendar(listing, await calendars.entries(listing.id));

  return serve(vehiclesContract, {
    create: {
      run: async ({ viewer, body, made }) => asOwner(await createVehicle(parts, viewer.accountId, body, made)),
      showAgain: async (id, { viewer }) => asOwner(await ownListing(parts, id, viewer)),
    },
    update: async ({ viewer, params, body }) => asOwner(await updateVehicle(parts, await ownListing(parts, params.vehicleId, viewer), body)),
    publish: async ({ viewer, params, body }) => asOwner(await publishVehicle(parts, await ownListing(parts, params.vehicleId, viewer), body.version)),
    hide: async ({ viewer, params, body }) => asOwner(await hideVehicle(parts, await ownListing(parts, params.vehicleId, viewer), body.version)),
    mine: async ({ viewer }) => {
      const own = await listings.ofOwner(viewer.accountId);
      const people = await deps.people([viewer.accountId]);
      return { items: own.map((listing) => presentOwnVehicle(listing, people.get(viewer.accountId))) };
    },
    getOwn: async ({ viewer, params }) => asOwner(await ownListing(parts, params.vehicleId, viewer)),
    get: async ({ viewer, params }) => {
      const listing = await visibleListing(parts, params.vehicleId, viewer);
      return presentVehicle(listing, await ownerOf(listing));
    },
    fit: async ({ viewer, params, body, locale }) => {
      const { accessibility } = await visibleListing(parts, params.vehicleId, viewer);
      return presentFit(checkFit(accessibility, body.wheelchairs), locale);
    },
    availability: async ({ viewer, params, query }) => {
      const asked = viewedPeriod(query);
      const { id, timeZone } = await visibleListing(parts, params.vehicleId, viewer);
      const now = context.clock.now();
      // What is past is not free any more.
      const within = { from: asked.from < now ? now : asked.from, to: asked.to };
      const free = within.from < within.to ? freeIntervals(await calendars.entries(id), within) : [];
      return { timeZone, items: free.map(periodToWire) };
    },
    calendar: async ({ viewer, params }) => calendarOf(await ownListing(parts, params.vehicleId, viewer)),
    block: {
      run: async ({ viewer, params, body, made }) => {
        const listing = await ownListing(parts, params.vehicleId, viewer);
        await blockDates(parts, listing, { period: periodFromWire(body.period), reason: body.reason }, made);
        return calendarOf(listing);
      },
      showAgain: async (_blockId, { viewer, params }) => calendarOf(await ownListing(parts, params.vehicleId, viewer)),
    },
    unblock: async ({ viewer, params }) => {
      const listing = await ownListing(parts, params.vehicleId, viewer);
      await unblockDates(parts, listing, params.blockId);
      return calendarOf(listing);
    },
  });
}
