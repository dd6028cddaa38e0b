import type { Booking, BookingSummary } from '@passerelle/shared/bookings/contract';
import type { LedgerEntry } from '@passerelle/shared/bookings/ledger';
import type { Wheelchair } from '@passerelle/shared/fit/model';
import type { Period } from '@passerelle/shared/time';
import type { Viewer } from '../../core/auth/access-token';
import type { Context } from '../../core/context';
import type { Feature } from '../../core/feature';
import { createTurns } from '../../core/turns';
import type { BookingRecord } from './booking';
import { paymentFollower } from './follow-payment';
import { bookingPage } from './list-bookings';
import { mailListener } from './listeners';
import { makeQuote } from './make-quote';
import type { BookingParts } from './parts';
import { presentBooking } from './presenter';
import { createBookingRepository, type BookingFilter } from './repository';
import { requestBooking } from './request-booking';
import { bookingRoutes } from './routes';
import { runBookingDeadline } from './run-deadline';

export type { BookingRecord } from './booking';

export interface SeededBooking {
  readonly booking: BookingRecord;
  readonly ledger: readonly { readonly at: Date; readonly entries: readonly LedgerEntry[] }[];
}

export interface BookingsFeature extends Feature {
  page(viewer: Viewer, filter: BookingFilter, cursor: string | undefined): Promise<{ items: BookingSummary[]; nextCursor?: string }>;
  byId(id: string): Promise<BookingRecord | null>;
  presentForSupport(booking: BookingRecord): ReturnType<typeof presentBooking>;
  ledgerOf(bookingId: string): Promise<readonly (LedgerEntry & { readonly at: Date })[]>;
  /** Asks for a car as a person would: quote, hold, payment page. For the demo. */
  place(request: { vehicleId: string; period: Period; wheelchairs: readonly Wheelchair[] }, viewer: Viewer): Promise<Booking>;
  /** Bookings of the past, with their ledger, straight into the database. For the demo. */
  seed(past: readonly SeededBooking[]): Promise<void>;
}

/** From the quote to the confirmed booking: every step by the process of `shared/bookings`. */
export function createBookings(context: Context, lower: Omit<BookingParts, 'context' | 'repository' | 'turns'>): BookingsFeature {
  const repository = createBookingRepository(context.database);
  const parts: BookingParts = { context, repository, turns: createTurns(), ...lower };
  return {
    name: 'bookings',
    indexes: repository.indexes,
    contracts: [bookingRoutes(parts)],
    listeners: [paymentFollower(parts), mailListener(parts)],
    deadlines: [{ name: 'bookings', due: repository.due, run: (id, now) => runBookingDeadline(parts, id, now) }],
    page: (viewer, filter, cursor) => bookingPage(parts, viewer, filter, cursor),
    byId: repository.byId,
    presentForSupport: (booking) => presentBooking(parts, booking, 'support'),
    ledgerOf: repository.ledgerOf,
    async place(request, viewer) {
      const quote = await makeQuote(parts, request);
      const booking = await requestBooking(parts, viewer, { quoteId: quote.id }, () => Promise.resolve());
      return presentBooking(parts, booking, 'renter');
    },
    async seed(past) {
      await context.transaction(async (session) => {
        for (const { booking, ledger } of past) {
          await repository.add(booking, session);
          for (const [index, { at, entries }] of ledger.entries()) await repository.addLedger(booking.id, `${booking.paymentId}:seed-${index}`, entries, at, session);
        }
      });
    },
  };
}
