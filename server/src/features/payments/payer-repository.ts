import { Schema } from 'mongoose';
import type { Database, Session } from '../../core/database/connect';
import type { CollectionIndexes } from '../../core/database/indexes';
import type { SavedCard } from './payment';

interface CustomerDocument {
  _id: string;
  customerId: string;
  method: SavedCard | null;
}

const customerSchema = new Schema<CustomerDocument>({ _id: String, customerId: String, method: { type: Schema.Types.Mixed, default: null } }, { versionKey: false });

export type PayerRepository = ReturnType<typeof createPayerRepository>;

/** Who an account is at Stripe, and the card it paid with last. */
export function createPayerRepository({ connection }: Database) {
  const customers = connection.model<CustomerDocument>('Customer', customerSchema, 'stripe_customers');
  const indexes: CollectionIndexes[] = [{ model: customers, indexes: [] }];
  return {
    indexes,

    async byAccount(accountId: string): Promise<{ customerId: string; method: SavedCard | null } | null> {
      return customers.findById(accountId, { _id: 0 }).lean<Omit<CustomerDocument, '_id'>>();
    },

    async keepCustomer(accountId: string, customerId: string): Promise<void> {
      await customers.updateOne({ _id: accountId }, { $setOnInsert: { customerId, method: null } }, { upsert: true });
    },

    async keepMethod(accountId: string, method: SavedCard, session?: Session): Promise<void> {
      await customers.updateOne({ _id: accountId }, { $set: { method } }, session ? { session } : {});
    },
  };
}
