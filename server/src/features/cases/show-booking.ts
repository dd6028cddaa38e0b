import type { SupportBooking } from '@passerelle/shared/cases/contract';
import { problem } from '@passerelle/shared/problem';
import type { BookingRecord } from '../bookings';
import type { CaseParts } from './parts';

type Told = SupportBooking['statements'][number];
const presentStatement = ({ at, by, about, text, photoIds, measure }: BookingRecord['statements'][number]): Told[] =>
  by === 'payer' || by === 'system' ? [] : [{ at: at.toISOString(), by, about, photoIds: [...photoIds], ...(text === null ? {} : { text }), ...(measure ? { measure } : {}) }];

/** All there is about a booking: as support sees it, with both addresses, its ledger and its events. Throws `cases.not_found`. */
export async function showBooking({ context, accounts, bookings }: CaseParts, id: string): Promise<SupportBooking> {
  const booking = await bookings.byId(id);
  if (!booking) throw problem('cases.not_found');
  const renter = await accounts.contactOf(booking.renterId);
  const owner = await accounts.contactOf(booking.ownerId);
  const events = await context.events.repository.ofSubject(id);
  const ledger = await bookings.ledgerOf(id);
  return {
    booking: await bookings.presentForSupport(booking),
    statements: booking.statements.flatMap(presentStatement),
    emails: { renter: renter?.email ?? '–', owner: owner?.email ?? '–' },
    healthReason: bookings.hasHealthReason(booking),
    ledger: ledger.map(({ at, kind, lines }) => ({ at: at.toISOString(), kind, lines: [...lines] })),
    events: events.map(({ id: eventId, at, type, by }) => ({ id: eventId, at: at.toISOString(), type, by: by.replace(/:.*/, '') })),
  };
}
