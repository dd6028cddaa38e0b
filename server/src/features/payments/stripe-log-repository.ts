import { Schema } from 'mongoose';
import type { Database, Session } from '../../core/database/connect';
import type { CollectionIndexes } from '../../core/database/indexes';

interface NotificationDocument {
  _id: string;
  type: string;
  at: Date;
}
interface CursorDocument {
  _id: string;
  /** Every message up to this instant was read. */
  readTo: Date;
  sweepAt: Date;
}

/** A bank's dispute of a charge. `fee` is what Stripe took for it so far; minor units. */
export interface DisputeRecord {
  readonly id: string;
  readonly paymentId: string;
  readonly amount: number;
  readonly fee: number;
  readonly open: boolean;
  readonly checkAt: Date | null;
}
type DisputeDocument = Omit<DisputeRecord, 'id'> & { _id: string };

/** One movement of our balance at Stripe, as a reconciliation saw it. Signed minor units; `fee` is Stripe's part of it. */
export interface BalanceEntry {
  readonly id: string;
  readonly bookingId: string;
  readonly kind: 'charged' | 'refunded' | 'paidOut' | 'disputed';
  readonly amount: number;
  readonly fee: number;
}
type BalanceDocument = Omit<BalanceEntry, 'id'> & { _id: string };

const notificationSchema = new Schema<NotificationDocument>({ _id: String, type: String, at: Date }, { versionKey: false });
const cursorSchema = new Schema<CursorDocument>({ _id: String, readTo: Date, sweepAt: Date }, { versionKey: false });
const disputeSchema = new Schema<DisputeDocument>({ _id: String, paymentId: String, amount: Number, fee: Number, open: Boolean, checkAt: { type: Date, default: null } }, { versionKey: false });
const balanceSchema = new Schema<BalanceDocument>({ _id: String, bookingId: String, kind: String, amount: Number, fee: Number }, { versionKey: false });

const notificationsKeptSeconds = 60 * 24 * 3600;
const cursorId = 'events';

export type StripeLogRepository = ReturnType<typeof createStripeLogRepository>;

/** What was read at Stripe: its messages, its disputes, the movements of our balance. */
export function createStripeLogRepository({ connection }: Database) {
  const notifications = connection.model<NotificationDocument>('StripeNotification', notificationSchema, 'stripe_notifications');
  const cursors = connection.model<CursorDocument>('StripeCursor', cursorSchema, 'stripe_cursors');
  const disputes = connection.model<DisputeDocument>('StripeDispute', disputeSchema, 'stripe_disputes');
  const balance = connection.model<BalanceDocument>('StripeBalance', balanceSchema, 'stripe_balance');
  const indexes: CollectionIndexes[] = [
    { model: notifications, indexes: [{ name: 'expiry', key: { at: 1 }, expireAfterSeconds: notificationsKeptSeconds }] },
    { model: cursors, indexes: [] },
    { model: disputes, indexes: [{ name: 'check', key: { checkAt: 1 } }] },
    { model: balance, indexes: [{ name: 'booking', key: { bookingId: 1 } }] },
  ];

  return {
    indexes,

    /** False when this was taken before. An insert would not do: refused as a duplicate, it ends the whole transaction. */
    async take(id: string, type: string, at: Date, session: Session): Promise<boolean> {
      const { upsertedCount } = await notifications.updateOne({ _id: id }, { $setOnInsert: { type, at } }, { upsert: true, session });
      return upsertedCount === 1;
    },

    async takenOf(ids: readonly string[]): Promise<Set<string>> {
      const found = await notifications.find({ _id: { $in: [...ids] } }, { _id: 1 }).lean<{ _id: string }[]>();
      return new Set(found.map(({ _id }) => _id));
    },

    async startSweeping(readTo: Date, sweepAt: Date): Promise<void> {
      await cursors.updateOne({ _id: cursorId }, { $setOnInsert: { readTo, sweepAt } }, { upsert: true });
    },

    async dueSweep(now: Date): Promise<string[]> {
      return (await cursors.exists({ _id: cursorId, sweepAt: { $lte: now } })) ? [cursorId] : [];
    },

    /** Takes the sweep that is due until the next one; null when another process has it. Gives up to where was read. */
    async claimSweep(now: Date, next: Date): Promise<Date | null> {
      const found = await cursors.findOneAndUpdate({ _id: cursorId, sweepAt: { $lte: now } }, { $set: { sweepAt: next } }).lean<CursorDocument>();
      return found?.readTo ?? null;
    },

    async sweptTo(readTo: Date): Promise<void> {
      await cursors.updateOne({ _id: cursorId }, { $max: { readTo } });
    },

    async dispute(id: string): Promise<DisputeRecord | null> {
      const found = await disputes.findById(id).lean<DisputeDocument>();
      if (!found) return null;
      const { _id, ...rest } = found;
      return { id: _id, ...rest };
    },

    /** Writes how the dispute stands if it still stood as `known` says (null: not known yet); false when somebody was faster. */
    async keepDispute({ id, ...now }: DisputeRecord, known: DisputeRecord | null, session: Session): Promise<boolean> {
      if (!known) return (await disputes.updateOne({ _id: id }, { $setOnInsert: now }, { upsert: true, session })).upsertedCount === 1;
      return (await disputes.updateOne({ _id: id, open: known.open, fee: known.fee }, { $set: now }, { session })).matchedCount === 1;
    },

    async dueDisputes(now: Date, limit: number): Promise<string[]> {
      const found = await disputes.find({ checkAt: { $lte: now } }, { _id: 1 }).sort({ checkAt: 1 }).limit(limit).lean<{ _id: string }[]>();
      return found.map(({ _id }) => _id);
    },

    /** Seen again it is written again: of what was just under way the booking may not have been known. */
    async keepBalance(entries: readonly BalanceEntry[]): Promise<void> {
      if (entries.length === 0) return;
      await balance.bulkWrite(entries.map(({ id, ...entry }) => ({ updateOne: { filter: { _id: id }, update: { $set: entry }, upsert: true } })));
    },

    async balanceOf(bookingIds: readonly string[]): Promise<BalanceEntry[]> {
      const found = await balance.find({ bookingId: { $in: [...bookingIds] } }).lean<BalanceDocument[]>();
      return found.map(({ _id, ...entry }) => ({ id: _id, ...entry }));
    },
  };
}
