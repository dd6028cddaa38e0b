import { Schema } from 'mongoose';
import { RateLimiterMemory, RateLimiterMongo, RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';
import type { RateLimitName } from '@passerelle/shared/contract';
import { problem } from '@passerelle/shared/problem';
import type { Database } from '../database/connect';
import type { CollectionIndexes } from '../database/indexes';

type Limited = Exclude<RateLimitName, 'none'>;

/** Calls allowed in so many seconds, for one address and for one account. What guards people and money is counted in the database, for all processes together. */
const limits: Record<Limited, { points: number; seconds: number; shared: boolean }> = {
  read: { points: 600, seconds: 60, shared: false },
  search: { points: 300, seconds: 60, shared: false },
  write: { points: 120, seconds: 60, shared: false },
  signIn: { points: 20, seconds: 300, shared: true },
  signUp: { points: 10, seconds: 3600, shared: true },
  request: { points: 30, seconds: 600, shared: true },
  message: { points: 60, seconds: 60, shared: true },
  upload: { points: 80, seconds: 600, shared: true },
};

/** Two first calls at once may both try to write the counter; the one that lost counts in the other's. */
async function consumeOnce(limiter: RateLimiterAbstract, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (error) {
    if (error instanceof RateLimiterRes) throw error;
    await limiter.consume(key);
  }
}

export interface RateLimits {
  readonly indexes: CollectionIndexes;
  /** Counts one call for each key. Throws `request.rate_limited` with the seconds to wait. */
  consume(name: RateLimitName, keys: readonly string[]): Promise<void>;
}

const collection = 'rate_limits';

export function createRateLimits({ database, scale }: { database: Database; scale: number }): RateLimits {
  const counts = database.connection.model('RateLimit', new Schema({}, { strict: false, versionKey: false }), collection);
  const make = (name: Limited): RateLimiterAbstract => {
    const { points, seconds, shared } = limits[name];
    const options = { keyPrefix: name, points: Math.ceil(points * scale), duration: seconds };
    if (!shared) return new RateLimiterMemory(options);
    return new RateLimiterMongo({ ...options, storeClient: database.connection.getClient(), dbName: database.connection.name, tableName: collection, disableIndexesCreation: true });
  };
  const limiters: Record<Limited, RateLimiterAbstract> = {
    read: make('read'),
    search: make('search'),
    write: make('write'),
    signIn: make('signIn'),
    signUp: make('signUp'),
    request: make('request'),
    message: make('message'),
    upload: make('upload'),
  };
  return {
    indexes: { model: counts, indexes: [{ name: 'key', key: { key: 1 }, unique: true }, { name: 'expiry', key: { expire: 1 }, expireAfterSeconds: 0 }] },
    async consume(name, keys) {
      if (name === 'none') return;
      for (const key of keys) {
        try {
          await consumeOnce(limiters[name], key);
        } catch (error) {
          if (error instanceof RateLimiterRes) throw problem('request.rate_limited', { retryAfter: Math.max(1, error.msBeforeNext / 1000) });
          throw error;
        }
      }
    },
  };
}
