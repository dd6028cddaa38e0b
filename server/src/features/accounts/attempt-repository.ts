import { Schema } from 'mongoose';
import type { Database } from '../../core/database/connect';
import { isDuplicateKey } from '../../core/database/errors';
import type { CollectionIndexes } from '../../core/database/indexes';

interface AttemptDocument {
  _id: string;
  count: number;
  expiresAt: Date;
}

const attemptSchema = new Schema<AttemptDocument>({ _id: String, count: Number, expiresAt: Date }, { versionKey: false });

export type AttemptRepository = ReturnType<typeof createAttemptRepository>;

/** How often a secret was tried, for all processes together. */
export function createAttemptRepository({ connection }: Database) {
  const attempts = connection.model<AttemptDocument>('SignInAttempt', attemptSchema, 'sign_in_attempts');
  const indexes: CollectionIndexes[] = [{ model: attempts, indexes: [{ name: 'expiry', key: { expiresAt: 1 }, expireAfterSeconds: 0 }] }];

  const add = (key: string, expiresAt: Date) =>
    attempts
      .findOneAndUpdate({ _id: key }, { $inc: { count: 1 }, $setOnInsert: { expiresAt } }, { upsert: true, returnDocument: 'after' })
      .lean<AttemptDocument>()
      .catch((error: unknown) => {
        if (isDuplicateKey(error)) return null;
        throw error;
      });

  return {
    indexes,
    /** Counts one more and gives how many there are now. */
    async count(key: string, expiresAt: Date): Promise<number> {
      // Two first attempts at once: one of them makes the document and the other finds it the second time.
      const counted = (await add(key, expiresAt)) ?? (await add(key, expiresAt));
      if (!counted) throw new Error('an attempt could not be counted');
      return counted.count;
    },
    async forget(key: string): Promise<void> {
      await attempts.deleteOne({ _id: key });
    },
  };
}
