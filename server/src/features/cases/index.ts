import { casesContract } from '@passerelle/shared/cases/contract';
import type { Context } from '../../core/context';
import type { Feature } from '../../core/feature';
import { serve } from '../../core/http/route';
import { findBookings } from './find-bookings';
import type { CaseParts } from './parts';
import { showBooking } from './show-booking';

const pageSize = 20;

/** What support sees: every booking, with its timeline, its events and its ledger. */
export function createCases(context: Context, lower: Omit<CaseParts, 'context'>): Feature {
  const parts: CaseParts = { context, ...lower };
  const { vehicles } = parts;
  return {
    name: 'cases',
    indexes: [],
    contracts: [
      serve(casesContract, {
        list: ({ query, viewer }) => findBookings(parts, viewer, query),
        get: ({ params }) => showBooking(parts, params.bookingId),
        async vehiclesInReview({ query }) {
          const found = await vehicles.inReview(query.cursor ?? '', pageSize + 1);
          const items = found.slice(0, pageSize);
          const last = items.at(-1);
          return { items, ...(found.length > items.length && last ? { nextCursor: last.id } : {}) };
        },
        approveVehicle: ({ params, body, viewer }) => vehicles.approve(params.vehicleId, body.version, viewer.accountId),
      }),
    ],
  };
}
