import { Schema } from 'mongoose';
import type { Clock } from '../clock';
import type { Database } from '../database/connect';
import { isDuplicateKey } from '../database/errors';
import type { CollectionIndexes } from '../database/indexes';

interface CountDocument {
  key: string;
  points: number;
  expire: Date;
}

const countSchema = new Schema<CountDocument>({ key: String, points: Number, expire: Date }, { versionKey: false });

/** So many calls in so many seconds, which begin with the first call. */
export interface Allowance {
  readonly points: number;
  readonly seconds: number;
}

export interface SharedCounts {
  readonly indexes: CollectionIndexes;
  /** Counts one call for each key. Gives how many ms to wait when one of them is used up, else null. */
  count(keys: readonly string[], allowance: Allowance): Promise<number | null>;
}

/** Counts calls in the database, for all processes together. One that is refused is counted for those of its keys that are not used up. */
export function createSharedCounts({ database, clock }: { database: Database; clock: Clock }): SharedCounts {
  const counts = database.connection.model<CountDocument>('RateLimit', countSchema, 'rate_limits');

  /** The first call of its time; false when somebody else's was first. */
  async function begin(key: string, seconds: number): Promise<boolean> {
    const now = clock.now();
    try {
      await counts.updateOne({ key, expire: { $lte: now } }, { $set: { points: 1, expire: new Date(now.getTime() + seconds * 1_000) } }, { upsert: true });
      return true;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return false;
    }
  }

  async function count(keys: readonly string[], allowance: Allowance): Promise<number | null> {
    const now = clock.now();
    const running = { key: { $in: [...keys] }, expire: { $gt: now } };
    // Mostly all have been begun and none is used up, and this is all there is to do.
    const { matchedCount } = await counts.updateMany({ ...running, points: { $lt: allowance.points } }, { $inc: { points: 1 } });
    if (matchedCount === keys.length) return null;
    const known = await counts.find(running).lean<CountDocument[]>();
    const missing = keys.filter((key) => !known.some((one) => one.key === key));
    if (matchedCount + missing.length < keys.length) {
      const usedUp = known.filter(({ points }) => points >= allowance.points);
      if (usedUp.length > 0) return Math.max(...usedUp.map(({ expire }) => expire.getTime() - now.getTime()));
      // Begun since: rather counted twice than not at all.
      return count(keys, allowance);
    }
    const begun = await Promise.all(missing.map((key) => begin(key, allowance.seconds)));
    const again = missing.filter((_, index) => !begun[index]);
    return again.length > 0 ? count(again, allowance) : null;
  }

  return {
    indexes: { model: counts, indexes: [{ name: 'key', key: { key: 1 }, unique: true }, { name: 'expiry', key: { expire: 1 }, expireAfterSeconds: 0 }] },
    count,
  };
}
