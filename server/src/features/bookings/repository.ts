import { Schema } from 'mongoose';
import { openStates, type BookingState } from '@passerelle/shared/bookings/process';
import type { Database, Session } from '../../core/database/connect';
import type { CollectionIndexes } from '../../core/database/indexes';
import { blankBooking, type BookingRecord, type TimelineEntry } from './booking';
import { withoutAbsent } from './without-absent';

type BookingDocument = Omit<BookingRecord, 'id'> & { _id: string; dueAt: Date | null };
interface RenterDocument {
  _id: string;
  requests: number;
}

const mixed = Schema.Types.Mixed;
const money = { amount: Number, currency: String };
const optionalText = { type: String, default: null };
const optionalMixed = { type: mixed, default: null };
const bookingSchema = new Schema<BookingDocument>(
  {
    _id: String, version: Number, state: String, money: String, vehicleId: String, ownerId: String, renterId: String, payer: optionalText, askedBy: optionalText,
    driver: optionalText, passengers: [String], period: { from: Date, to: Date }, timeZone: String, instant: Boolean,
    lineItems: [mixed], total: money, includedKm: Number, offeredKm: { type: Number, default: null }, chosen: mixed, deposit: money, cancellationPolicy: String, fit: optionalMixed,
    stamps: { type: mixed, default: {} }, due: optionalMixed, dueAt: { type: Date, default: null },
    charges: [mixed], rentalHeld: Boolean, queue: [mixed], sent: optionalMixed, payments: mixed, handover: mixed, problems: [mixed], statements: [mixed], healthReason: optionalText, claim: optionalMixed,
    replacements: [String], atRisk: Boolean, timeline: [mixed], conversationId: String, paymentId: String, createdAt: Date,
  },
  { versionKey: false, minimize: false },
);
const renterSchema = new Schema<RenterDocument>({ _id: String, requests: Number }, { versionKey: false });

const pageSize = 20;

const toBooking = ({ _id, dueAt: _dueAt, ...rest }: BookingDocument): BookingRecord => ({ ...blankBooking, id: _id, ...rest });

/** What a step may change; who and when somebody asked stays. */
export type BookingChange = Partial<Omit<BookingRecord, 'id' | 'version' | 'timeline' | 'createdAt' | 'renterId'>>;
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
    { model: renters, indexes: [] },
  ];

  return {
    indexes,

    /** Makes two requests of one account take turns, so that what they count is true. */
    async takeTurn(renterId: string, session: Session): Promise<void> {
      await renters.updateOne({ _id: renterId }, { $inc: { requests: 1 } }, { session, upsert: true });
    },

    /** How many requests of a renter wait to be paid, and how many were to be paid after `since` and were not. */
    async holdsOf(renterId: string, since: Date, session: Session): Promise<{ unpaid: number; expired: number }> {
      const states: readonly BookingState[] = ['pending_payment', 'payment_expired'];
      const found = await bookings
        .find({ renterId, state: { $in: [...states] } }, { _id: 0, state: 1, 'stamps.holdUntil': 1 }, { session })
        .lean<Pick<BookingDocument, 'state' | 'stamps'>[]>();
      const unpaid = found.filter(({ state }) => state === 'pending_payment').length;
      const expired = found.filter(({ state, stamps: { holdUntil } }) => state === 'payment_expired' && holdUntil !== undefined && holdUntil >= since).length;
      return { unpaid, expired };
    },

    async add({ id, ...booking }: BookingRecord, session: Session): Promise<void> {
      await bookings.create([{ _id: id, ...booking, dueAt: booking.due?.at ?? null }], { session });
    },

    async byId(id: string): Promise<BookingRecord | null> {
      const found = await bookings.findById(id).lean<BookingDocument>();
      return found && toBooking(found);
    },

    /** Guarded by the version: false when somebody was faster. */
    async change({ id, version }: Pick<BookingRecord, 'id' | 'version'>, change: BookingChange, entries: readonly TimelineEntry[], session: Session): Promise<boolean> {
      const { matchedCount } = await bookings.updateOne(
        { _id: id, version },
        {
          $set: { ...withoutAbsent(change), ...('due' in change ? { dueAt: change.due?.at ?? null } : {}) },
          $inc: { version: 1 },
          ...(entries.length > 0 ? { $push: { timeline: { $each: withoutAbsent([...entries]) } } } : {}),
        },
        { session },
      );
      return matchedCount === 1;
    },

    /** Moves what is told of a booking into the past. For the demo. */
    async backdate(id: string, ms: number, session: Session): Promise<boolean> {
      const found = await bookings.findById(id, { timeline: 1, createdAt: 1 }).session(session).lean<Pick<BookingDocument, 'timeline' | 'createdAt'>>();
      if (!found) return false;
      const earlier = (instant: Date) => new Date(instant.getTime() - ms);
      const timeline = found.timeline.map((entry) => ({ ...entry, at: earlier(entry.at) }));
      return (await bookings.updateOne({ _id: id }, { $set: { timeline, createdAt: earlier(found.createdAt) } }, { session })).matchedCount === 1;
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

    /** As renter or as owner, those that end after an instant, the latest start first. */
    async ofPerson(accountId: string, endsAfter: Date, limit: number): Promise<BookingRecord[]> {
      const found = await bookings
        .find({ $or: [{ renterId: accountId }, { ownerId: accountId }], 'period.to': { $gt: endsAfter } })
        .sort({ 'period.from': -1 })
        .limit(limit)
        .lean<BookingDocument[]>();
      return found.map(toBooking);
    },

    /** As renter or as owner, those that are not over, or still have something to pay. */
    async openOf(accountId: string, limit: number): Promise<BookingRecord[]> {
      const found = await bookings
        .find({ $and: [{ $or: [{ renterId: accountId }, { ownerId: accountId }] }, { $or: [{ state: { $in: [...openStates] } }, { 'payments.link': { $type: 'string' } }] }] })
        .sort({ 'period.from': 1 })
        .limit(limit)
        .lean<BookingDocument[]>();
      return found.map(toBooking);
    },

    async due(now: Date, limit: number): Promise<string[]> {
      const found = await bookings.find({ dueAt: { $lte: now } }, { _id: 1 }).sort({ dueAt: 1 }).limit(limit).lean<{ _id: string }[]>();
      return found.map(({ _id }) => _id);
    },
  };
}

export const bookingPageSize = pageSize;
