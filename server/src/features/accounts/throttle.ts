import { createHmac } from 'node:crypto';
import { minuteMs } from '@passerelle/shared/time';
import { problem } from '@passerelle/shared/problem';
import type { Context } from '../../core/context';
import type { AttemptRepository } from './attempt-repository';

const windowMs = 15 * minuteMs;
const allowed = 10;

export interface Throttle {
  /** Counts one try at a secret. Throws `request.rate_limited` after ten in a quarter of an hour, right or wrong. */
  count(kind: 'password' | 'code', of: string): Promise<void>;
  /** The secret was known: its owner starts afresh. */
  forget(kind: 'password' | 'code', of: string): Promise<void>;
}

/** Guards one account against guesses from many addresses; the limits of core are per address. */
export function createThrottle({ clock, config, secrets }: Context, attempts: AttemptRepository): Throttle {
  const most = Math.ceil(allowed * config.rateLimitScale);
  const windowOf = () => Math.floor(clock.now().getTime() / windowMs);
  // Hashed, so that this collection is no list of the addresses people have tried.
  const keyOf = (kind: string, of: string, window: number) => `${kind}:${createHmac('sha256', secrets.field).update(of).digest('base64url')}:${window}`;
  return {
    async count(kind, of) {
      const window = windowOf();
      const ends = (window + 1) * windowMs;
      if ((await attempts.count(keyOf(kind, of, window), new Date(ends))) <= most) return;
      throw problem('request.rate_limited', { retryAfter: Math.max(1, (ends - clock.now().getTime()) / 1000) });
    },
    forget: (kind, of) => attempts.forget(keyOf(kind, of, windowOf())),
  };
}
