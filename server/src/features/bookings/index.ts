import type { Booking, BookingSummary } from '@passerelle/shared/bookings/contract';
import type { LedgerEntry } from '@passerelle/shared/bookings/ledger';
import type { Wheelchair } from '@passerelle/shared/fit/model';
import type { Period } from '@passerelle/shared/time';
import type { Viewer } from '../../core/auth/access-token';
import type { Context } from '../../core/context';
import type { Feature } from '../../core/feature';
import { createTurns } from '../../core/turns';
import type { NamedDriver } from '../drivers';
import type { Difference } from '../payments';
import type { PhotoAccess } from '../photos';
import type { BookingRecord } from './booking';
import { paymentFollower } from './follow-payment';
import { licenceForgetter } from './forget-licence';
import { hasHealthReason } from './health-reason';
import { ledgerSums } from './ledger-sums';
import { bookingPage } from './list-bookings';
import { mailListener } from './listeners';
import { makeQuote } from './make-quote';
import type { Move } from './move-booking';
import { namedDriver } from './named-driver';
import type { BookingParts, BookingsLower } from './parts';
import { photoAccess, roleIn, type ViewerRole } from './policy';
import { presentBooking } from './presenter';
import { replacementListeners } from './offer-replacement';
import { createQuoteRepository } from './quote-repository';
import { createLedgerRepository } from './ledger-repository';
import { createBookingRepository, type BookingFilter } from './repository';
import { requestBooking } from './request-booking';
import { retell, rewind } from './retell';
import { bookingRoutes } from './routes';
import { runBookingDeadline } from './run-deadline';
import { carryOutAct, showAct, type ActShown, type ActWanted } from './support-act';

export { blankBooking, type BookingRecord } from './booking';
export { caseWanted, type CasePriority } from './carry-out-effects';
export type { Move } from './move-booking';
export type { ViewerRole } from './policy';

export type { BookingsLower } from './parts';
export type { ActShown, ActWanted } from './support-act';

export interface SeededBooking {
  readonly booking: BookingRecord;
  readonly ledger: readonly { readonly at: Date; readonly entries: readonly LedgerEntry[] }[];
}

export interface BookingsFeature extends Feature {
  page(viewer: Viewer, filter: BookingFilter, cursor: string | undefined): Promise<{ items: BookingSummary[]; nextCursor?: string }>;
  byId(id: string): Promise<BookingRecord | null>;
  /** The booking, and as whom this account sees it; null when it is not theirs to see. */
  seenBy(id: string, viewer: Viewer): Promise<{ booking: BookingRecord; role: ViewerRole } | null>;
  photoAccess(id: string, viewer: Viewer): Promise<PhotoAccess>;
  /** For the link of a driver who has no account; null where no licence is asked for. */
  namedDriver(bookingId: string): Promise<NamedDriver | null>;
  /** As renter or as owner, those that end after an instant, the latest start first. */
  ofPerson(accountId: string, endsAfter: Date, limit: number): Promise<readonly BookingRecord[]>;
  /** For support alone. */
  hasHealthReason(booking: BookingRecord): boolean;
  presentForSupport(booking: BookingRecord): ReturnType<typeof presentBooking>;
  /** What an act of support would do; see support-act.ts. */
  showAct(booking: BookingRecord, wanted: ActWanted): Promise<ActShown>;
  carryOutAct(booking: BookingRecord, wanted: ActWanted, by: { readonly version: number; readonly accountId: string; readonly secondPerson: boolean }): Promise<BookingRecord>;
  /** Where Stripe's balance and the ledger do not agree. */
  reconcile(since: Date): Promise<readonly Difference[]>;
  ledgerOf(bookingId: string): Promise<readonly (LedgerEntry & { readonly at: Date })[]>;
  /** Asks for a car as a person would: quote, hold, payment page. For the demo. */
  place(request: { vehicleId: string; period: Period; wheelchairs: readonly Wheelchair[] }, viewer: Viewer): Promise<Booking>;
  /** As if all of a booking had been so many milliseconds earlier; and a step as it would have been taken at an instant. For the demo. */
  rewind(id: string, ms: number): Promise<void>;
  retell(id: string, at: Date, move: Move): Promise<BookingRecord>;
  /** What the system does now by itself, if anything is due. */
  runDeadline(id: string): Promise<void>;
  /** Bookings of the past, with their ledger, straight into the database. For the demo. */
  seed(past: readonly SeededBooking[]): Promise<void>;
}

/** From the quote to the confirmed booking: every step by the process of `shared/bookings`. */
export function createBookings(context: Context, lower: BookingsLower): BookingsFeature {
  const repository = createBookingRepository(context.database);
  const quotes = createQuoteRepository(context.database);
  const ledger = createLedgerRepository(context.database);
  const parts: BookingParts = { context, repository, quotes, ledger, turns: createTurns(), ...lower };
  return {
    name: 'bookings',
    indexes: [repository, quotes, ledger].flatMap(({ indexes }) => indexes),
    contracts: [bookingRoutes(parts)],
    listeners: [paymentFollower(parts), mailListener(parts), licenceForgetter(parts), ...replacementListeners(parts)],
    deadlines: [{ name: 'bookings', due: repository.due, run: (id, now) => runBookingDeadline(parts, id, now) }],
    page: (viewer, filter, cursor) => bookingPage(parts, viewer, filter, cursor),
    byId: repository.byId,
    ofPerson: repository.ofPerson,
    async seenBy(id, viewer) {
      const booking = await repository.byId(id);
      const role = booking && roleIn(booking, viewer);
      return booking && role ? { booking, role } : null;
    },
    async photoAccess(id, viewer) {
      const booking = await repository.byId(id);
      return booking ? photoAccess(booking, viewer) : 'none';
    },
    namedDriver: (id) => namedDriver(parts, id),
    showAct: (booking, wanted) => showAct(parts, booking, wanted),
    carryOutAct: (booking, wanted, by) => carryOutAct(parts, booking, wanted, by),
    hasHealthReason: ({ id, healthReason }) => hasHealthReason(context, id, healthReason),
    presentForSupport: (booking) => presentBooking(parts, booking, 'support'),
    reconcile: (since) => lower.payments.reconcile(since, ledgerSums(ledger)),
    ledgerOf: ledger.of,
    async place(request, viewer) {
      const quote = await makeQuote(parts, request);
      const booking = await requestBooking(parts, viewer, { quoteId: quote.id }, () => Promise.resolve());
      return presentBooking(parts, booking, 'renter');
    },
    rewind: (id, ms) => rewind(parts, id, ms),
    retell: (id, at, move) => retell(parts, id, at, move),
    runDeadline: (id) => runBookingDeadline(parts, id, context.clock.now()),
    async seed(past) {
      await context.transaction(async (session) => {
        for (const { booking, ledger: written } of past) {
          await repository.add(booking, session);
          for (const [index, { at, entries }] of written.entries()) await ledger.add(booking.id, `${booking.paymentId}:seed-${index}`, entries, at, session);
        }
      });
    },
  };
}
