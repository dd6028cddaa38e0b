import { Schema } from 'mongoose';
import type { LedgerEntry } from '@passerelle/shared/bookings/ledger';
import type { Database, Session } from '../../core/database/connect';
import type { CollectionIndexes } from '../../core/database/indexes';

interface LedgerDocument extends LedgerEntry {
  _id: string;
  bookingId: string;
  at: Date;
}

const ledgerSchema = new Schema<LedgerDocument>({ _id: String, bookingId: String, at: Date, kind: String, lines: [Schema.Types.Mixed] }, { versionKey: false });

export type LedgerRepository = ReturnType<typeof createLedgerRepository>;

/** The ledger: written once, never changed. */
export function createLedgerRepository({ connection }: Database) {
  const ledger = connection.model<LedgerDocument>('LedgerEntry', ledgerSchema, 'ledger');
  const indexes: CollectionIndexes[] = [{ model: ledger, indexes: [{ name: 'booking', key: { bookingId: 1, at: 1 } }, { name: 'at', key: { at: 1 } }] }];
  return {
    indexes,

    /** Writes the entries of one money event; a second time is an error, which the booking's version prevents. */
    async add(bookingId: string, cause: string, entries: readonly LedgerEntry[], at: Date, session: Session): Promise<void> {
      const documents = entries.map(({ kind, lines }, index) => ({ _id: `${cause}:${index}`, bookingId, at, kind, lines: [...lines] }));
      if (documents.length > 0) await ledger.insertMany(documents, { session });
    },

    /** As `add`, and harmless when the cause is in the ledger already. */
    async addOnce(bookingId: string, cause: string, { kind, lines }: LedgerEntry, at: Date, session: Session): Promise<void> {
      await ledger.updateOne({ _id: cause }, { $setOnInsert: { bookingId, at, kind, lines: [...lines] } }, { upsert: true, session });
    },

    async of(bookingId: string): Promise<(LedgerEntry & { readonly at: Date })[]> {
      return ledger.find({ bookingId }, { _id: 0, at: 1, kind: 1, lines: 1 }).sort({ at: 1, _id: 1 }).lean<LedgerDocument[]>();
    },

    /** Of these bookings and of all others that moved since then. */
    async since(since: Date, bookingIds: readonly string[]): Promise<Map<string, LedgerEntry[]>> {
      const moved = await ledger.distinct('bookingId', { at: { $gte: since } });
      const found = await ledger.find({ bookingId: { $in: [...new Set([...moved, ...bookingIds])] } }).lean<LedgerDocument[]>();
      const byBooking = new Map<string, LedgerEntry[]>();
      for (const entry of found) byBooking.set(entry.bookingId, [...(byBooking.get(entry.bookingId) ?? []), entry]);
      return byBooking;
    },
  };
}
