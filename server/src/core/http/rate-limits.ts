import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { RateLimitName } from '@passerelle/shared/contract';
import { problem } from '@passerelle/shared/problem';
import type { Clock } from '../clock';
import type { Database } from '../database/connect';
import type { CollectionIndexes } from '../database/indexes';
import { createSharedCounts, type Allowance } from './shared-counts';

type Limited = Exclude<RateLimitName, 'none'>;

/** Calls allowed in so many seconds, for one address and for one account. What guards people and money is counted in the database, for all processes together. */
const limits: Readonly<Record<Limited, Allowance & { readonly shared: boolean }>> = {
  read: { points: 600, seconds: 60, shared: false },
  search: { points: 300, seconds: 60, shared: false },
  write: { points: 120, seconds: 60, shared: false },
  signIn: { points: 20, seconds: 300, shared: true },
  signUp: { points: 10, seconds: 3600, shared: true },
  request: { points: 30, seconds: 600, shared: true },
  message: { points: 60, seconds: 60, shared: true },
  upload: { points: 80, seconds: 600, shared: true },
};

export interface RateLimits {
  readonly indexes: CollectionIndexes;
  /** Counts one call for each key. Throws `request.rate_limited` with the seconds to wait. */
  consume(name: RateLimitName, keys: readonly string[]): Promise<void>;
}

/** As of the database's counts: null, or how many ms to wait. */
async function countInMemory(limiter: RateLimiterMemory, keys: readonly string[]): Promise<number | null> {
  for (const key of keys) {
    try {
      await limiter.consume(key);
    } catch (error) {
      if (error instanceof RateLimiterRes) return error.msBeforeNext;
      throw error;
    }
  }
  return null;
}

export function createRateLimits({ database, clock, scale }: { database: Database; clock: Clock; scale: number }): RateLimits {
  const counts = createSharedCounts({ database, clock });
  const inMemory = new Map<Limited, RateLimiterMemory>();
  const scaled = (name: Limited): Allowance => ({ points: Math.ceil(limits[name].points * scale), seconds: limits[name].seconds });
  const limiterOf = (name: Limited): RateLimiterMemory => {
    const { points, seconds } = scaled(name);
    const limiter = inMemory.get(name) ?? new RateLimiterMemory({ keyPrefix: name, points, duration: seconds });
    inMemory.set(name, limiter);
    return limiter;
  };
  return {
    indexes: counts.indexes,
    async consume(name, keys) {
      if (name === 'none') return;
      const ms = limits[name].shared ? await counts.count(keys.map((key) => `${name}:${key}`), scaled(name)) : await countInMemory(limiterOf(name), keys);
      if (ms !== null) throw problem('request.rate_limited', { retryAfter: Math.max(1, ms / 1000) });
    },
  };
}
