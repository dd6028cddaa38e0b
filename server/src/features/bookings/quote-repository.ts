import { Schema } from 'mongoose';
import type { Database, Session } from '../../core/database/connect';
import type { CollectionIndexes } from '../../core/database/indexes';
import type { QuoteRecord } from './quote';

type QuoteDocument = Omit<QuoteRecord, 'id'> & { _id: string };

const mixed = Schema.Types.Mixed;
const money = { amount: Number, currency: String };
const quoteSchema = new Schema<QuoteDocument>(
  {
    _id: String, vehicleId: String, period: { from: Date, to: Date }, lineItems: [mixed], total: money, includedKm: Number, chosen: mixed, deposit: money, cancellationPolicy: String,
    instant: Boolean, fit: { type: mixed, default: null }, expiresAt: Date, bookingId: { type: String, default: null }, accountId: { type: String, default: null },
  },
  { versionKey: false },
);

const quotesKeptSeconds = 7 * 24 * 3600;

export type QuoteRepository = ReturnType<typeof createQuoteRepository>;

/** Prices that were asked for; each is used once. */
export function createQuoteRepository({ connection }: Database) {
  const quotes = connection.model<QuoteDocument>('Quote', quoteSchema, 'quotes');
  const indexes: CollectionIndexes[] = [{ model: quotes, indexes: [{ name: 'expiry', key: { expiresAt: 1 }, expireAfterSeconds: quotesKeptSeconds }] }];
  return {
    indexes,

    async add({ id, ...quote }: QuoteRecord): Promise<void> {
      await quotes.create({ _id: id, ...quote });
    },

    async byId(id: string): Promise<QuoteRecord | null> {
      const found = await quotes.findById(id).lean<QuoteDocument>();
      if (!found) return null;
      const { _id, ...rest } = found;
      return { id: _id, ...rest };
    },

    /** Binds the quote to the booking and the account that use it. False: used already, or another account's. */
    async use(id: string, accountId: string, bookingId: string, session: Session): Promise<boolean> {
      const filter = { _id: id, bookingId: null, accountId: { $in: [null, accountId] } };
      const { matchedCount } = await quotes.updateOne(filter, { $set: { bookingId, accountId } }, { session });
      return matchedCount === 1;
    },
  };
}
