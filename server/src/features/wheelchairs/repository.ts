import { Schema } from 'mongoose';
import type { Database } from '../../core/database/connect';
import { isDuplicateKey } from '../../core/database/errors';
import type { CollectionIndexes } from '../../core/database/indexes';

interface Kept {
  readonly version: number;
  readonly sealed: string;
  readonly consentAt: Date;
}

interface KeptDocument extends Kept {
  /** The account's id. */
  _id: string;
}

const keptSchema = new Schema<KeptDocument>({ _id: String, version: Number, sealed: String, consentAt: Date }, { versionKey: false });

export type KeptRepository = ReturnType<typeof createKeptRepository>;

/** One document for each account that keeps something; none for the others. */
export function createKeptRepository({ connection }: Database) {
  const kept = connection.model<KeptDocument>('KeptWheelchairs', keptSchema, 'wheelchairs');
  const indexes: CollectionIndexes[] = [{ model: kept, indexes: [] }];

  return {
    indexes,

    ofAccount: (accountId: string): Promise<Kept | null> => kept.findById(accountId).lean<KeptDocument>(),

    /** In place of what stands under `version`; 0: of nothing. False: another device was first. */
    async keep(accountId: string, version: number, next: Omit<Kept, 'version'>): Promise<boolean> {
      try {
        const { matchedCount, upsertedCount } = await kept.updateOne({ _id: accountId, version }, { $set: { ...next, version: version + 1 } }, { upsert: version === 0 });
        return matchedCount + upsertedCount === 1;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },

    async forget(accountId: string): Promise<void> {
      await kept.deleteOne({ _id: accountId });
    },
  };
}
