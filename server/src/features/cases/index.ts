import { casesContract } from '@passerelle/shared/cases/contract';
import { problem } from '@passerelle/shared/problem';
import type { Context } from '../../core/context';
import type { Feature } from '../../core/feature';
import { serve } from '../../core/http/route';
import { findBookings } from './find-bookings';
import type { CaseParts } from './parts';

/** What support sees: every booking, with its timeline, its events and its ledger. */
export function createCases(context: Context, lower: Omit<CaseParts, 'context'>): Feature {
  const parts: CaseParts = { context, ...lower };
  const { accounts, bookings } = parts;
  return {
    name: 'cases',
    indexes: [],
    contracts: [
      serve(casesContract, {
        list: ({ query, viewer }) => findBookings(parts, viewer, query),
        async get({ params }) {
          const booking = await bookings.byId(params.bookingId);
          if (!booking) throw problem('cases.not_found');
          const [renter, owner] = [await accounts.contactOf(booking.renterId), await accounts.contactOf(booking.ownerId)];
          const events = await context.events.repository.ofSubject(booking.id);
          const ledger = await bookings.ledgerOf(booking.id);
          return {
            booking: await bookings.presentForSupport(booking),
            emails: { renter: renter?.email ?? '–', owner: owner?.email ?? '–' },
            ledger: ledger.map(({ at, kind, lines }) => ({ at: at.toISOString(), kind, lines: [...lines] })),
            events: events.map(({ id, at, type, by }) => ({ id, at: at.toISOString(), type, by: by.replace(/:.*/, '') })),
          };
        },
      }),
    ],
  };
}
