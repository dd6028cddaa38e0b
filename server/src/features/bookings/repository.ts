import { Schema } from 'mongoose';
import type { BookingState } from '@passerelle/shared/bookings/process';
import type { LedgerEntry } from '@passerelle/shared/bookings/ledger';
import type { Database, Session } from '../../core/database/connect';
import type { CollectionIndexes } from '../../core/database/indexes';
import type { BookingRecord, TimelineEntry } from './booking';
import type { QuoteRecord } from './quote';

type BookingDocument = Omit<BookingRecord, 'id'> & { _id: string; dueAt: Date | null };
type QuoteDocument = Omit<QuoteRecord, 'id'> & { _id: string };
interface LedgerDocument extends LedgerEntry {
  _id: string;
  bookingId: string;
  at: Date;
}
interface RenterDocument {
  _id: string;
  requests: number;
}

const mixed = Schema.Types.Mixed;
const money = { amount: Number, currency: String };
const bookingSchema = new Schema<BookingDocument>(
  {
    _id: String, version: Number, state: String, money: String, vehicleId: String, ownerId: String, renterId: String,
    driver: { type: String, default: null }, passengers: [String], period: { from: Date, to: Date }, timeZone: String, instant: Boolean,
    lineItems: [mixed], total: money, deposit: money, cancellationPolicy: String, fit: { type: mixed, default: null },
    stamps: { type: mixed, default: {} }, captureBefore: { type: Date, default: null }, due: { type: mixed, default: null }, dueAt: { type: Date, default: null },
    moneyUnderWay: { type: mixed, default: null }, timeline: [mixed], conversationId: String, paymentId: String, createdAt: Date,
  },
  { versionKey: false, minimize: false },
);
const quoteSchema = new Schema<QuoteDocument>(
  {
    _id: String, vehicleId: String, period: { from: Date, to: Date }, lineItems: [mixed], total: money, deposit: money, cancellationPolicy: String,
    instant: Boolean, fit: { type: mixed, default: null }, expiresAt: Date, bookingId: { type: String, default: null }, accountId: { type: String, default: null },
  },
  { versionKey: false },
);
const ledgerSchema = new Schema<LedgerDocument>({ _id: String, bookingId: String, at: Date, kind: String, lines: [mixed] }, { versionKey: false });
const renterSchema = new Schema<RenterDocument>({ _id: String, requests: Number }, { versionKey: false });

const quotesKeptSeconds = 7 * 24 * 3600;
const pageSize = 20;

const toBooking = ({ _id, dueAt: _dueAt, ...rest }: BookingDocument): BookingRecord => ({ id: _id, ...rest });
const toQuote = ({ _id, ...rest }: QuoteDocument): QuoteRecord => ({ id: _id, ...rest });

export type BookingChange = Partial<Pick<BookingRecord, 'state' | 'money' | 'stamps' | 'captureBefore' | 'due' | 'moneyUnderWay'>>;
export interface BookingFilter {
  readonly renterId?: string;
  readonly ownerId?: string;
  readonly either?: string;
  readonly state?: BookingState;
  readonly notStates?: readonly BookingState[];
}
export type BookingRepository = ReturnType<typeof createBookingRepository>;

export function createBookingRepository({ connection }: Database) {
  const bookings = connection.model<BookingDocument>('Booking', bookingSchema, 'bookings');
  const quotes = connection.model<QuoteDocument>('Quote', quoteSchema, 'quotes');
  const ledger = connection.model<LedgerDocument>('LedgerEntry', ledgerSchema, 'ledger');
  const renters = connection.model<RenterDocument>('Renter', renterSchema, 'renters');

  const indexes: CollectionIndexes[] = [
    {
      model: bookings,
      indexes: [
        { name: 'renter', key: { renterId: 1, createdAt: -1 } },
        { name: 'owner', key: { ownerId: 1, createdAt: -1 } },
        { name: 'state', key: { state: 1, createdAt: -1 } },
        { name: 'created', key: { createdAt: -1 } },
        { name: 'due', key: { dueAt: 1 } },
      ],
    },
    { model: quotes, indexes: [{ name: 'expiry', key: { expiresAt: 1 }, expireAfterSeconds: quotesKeptSeconds }] },
    { model: ledger, indexes: [{ name: 'booking', key: { bookingId: 1, at: 1 } }] },
    { model: renters, indexes: [] },
  ];

  return {
    indexes,

    async addQuote({ id, ...quote }: QuoteRecord): Promise<void> {
      await quotes.create({ _id: id, ...quote });
    },

    async quote(id: string): Promise<QuoteRecord | null> {
      const found = await quotes.findById(id).lean<QuoteDocument>();
      return found && toQuote(found);
    },

    /** Uses the quote up; false when it was used meanwhile. */
    async useQuote(id: string, accountId: string, bookingId: string, session: Session): Promise<boolean> {
      const filter = { _id: id, bookingId: null, accountId: { $in: [null, accountId] } };
      const { matchedCount } = await quotes.updateOne(filter, { $set: { bookingId, accountId } }, { session });
      return matchedCount === 1;
    },

    /** Makes two requests of one account take turns, so that what they count is true. */
    async takeTurn(renterId: string, session: Session): Promise<void> {
      await renters.updateOne({ _id: renterId }, { $inc: { requests: 1 } }, { session, upsert: true });
    },

    async countOfRenter(renterId: string, state: BookingState, since: Date | null, session: Session): Promise<number> {
      const filter = { renterId, state, ...(since ? { 'stamps.holdUntil': { $gte: since } } : {}) };
      return bookings.countDocuments(filter, { session });
    },

    async add({ id, ...booking }: BookingRecord, session: Session): Promise<void> {
      await bookings.create([{ _id: id, ...booking, dueAt: booking.due?.at ?? null }], { session });
    },

    async byId(id: string): Promise<BookingRecord | null> {
      const found = await bookings.findById(id).lean<BookingDocument>();
      return found && toBooking(found);
    },

    /** Guarded by the version: false when somebody was faster. */
    async change(id: string, version: number, change: BookingChange, entry: TimelineEntry | null, session: Session): Promise<boolean> {
      const { matchedCount } = await bookings.updateOne(
        { _id: id, version },
        {
          $set: { ...change, ...('due' in change ? { dueAt: change.due?.at ?? null } : {}) },
          $inc: { version: 1 },
          ...(entry ? { $push: { timeline: entry } } : {}),
        },
        { session },
      );
      return matchedCount === 1;
    },

    async page({ renterId, ownerId, either, state, notStates }: BookingFilter, before: { at: Date; id: string } | null): Promise<BookingRecord[]> {
      const found = await bookings
        .find({
          ...(renterId ? { renterId } : {}),
          ...(ownerId ? { ownerId } : {}),
          ...(state ?? notStates ? { state: { ...(state ? { $eq: state } : {}), ...(notStates ? { $nin: [...notStates] } : {}) } } : {}),
          $and: [
            either ? { $or: [{ renterId: either }, { ownerId: either }] } : {},
            before ? { $or: [{ createdAt: { $lt: before.at } }, { createdAt: before.at, _id: { $lt: before.id } }] } : {},
          ],
        })
        .sort({ createdAt: -1, _id: -1 })
        .limit(pageSize + 1)
        .lean<BookingDocument[]>();
      return found.map(toBooking);
    },

    async due(now: Date, limit: number): Promise<string[]> {
      const found = await bookings.find({ dueAt: { $lte: now } }, { _id: 1 }).sort({ dueAt: 1 }).limit(limit).lean<{ _id: string }[]>();
      return found.map(({ _id }) => _id);
    },

    async hasLedger(cause: string): Promise<boolean> {
      return (await ledger.exists({ _id: `${cause}:0` })) !== null;
    },

    /** Writes the entries of one money event; a second time is an error, which the booking's version prevents. */
    async addLedger(bookingId: string, cause: string, entries: readonly LedgerEntry[], at: Date, session: Session): Promise<void> {
      const documents = entries.map(({ kind, lines }, index) => ({ _id: `${cause}:${index}`, bookingId, at, kind, lines: [...lines] }));
      if (documents.length > 0) await ledger.insertMany(documents, { session });
    },

    async ledgerOf(bookingId: string): Promise<{ at: Date; kind: LedgerEntry['kind']; lines: LedgerEntry['lines'] }[]> {
      return ledger.find({ bookingId }).sort({ at: 1, _id: 1 }).lean<LedgerDocument[]>();
    },
  };
}

export const bookingPageSize = pageSize;
