import { createHash, randomBytes } from 'node:crypto';
import type { SearchQuery } from '@passerelle/shared/search/contract';
import { dayMs } from '@passerelle/shared/time';
import type { Clock } from '../../core/clock';

const mostRemembered = 20_000;

/**
 * Tells whether a search is asked for the first time in a day, so that one person who tries again and again counts once. Remembers
 * hashes under a salt that is never written down, in this process alone: not who asked, nor what for.
 */
export function createOncePerDay(clock: Clock): (query: SearchQuery) => boolean {
  const salt = randomBytes(16);
  /** In the order of their first search, which is the order in which they are forgotten. */
  const forgottenAt = new Map<string, number>();

  function forget(now: number): void {
    for (const [print, at] of forgottenAt) {
      if (at > now && forgottenAt.size < mostRemembered) return;
      forgottenAt.delete(print);
    }
  }

  return ({ near, bounds, period, wheelchairs, driver, filters }) => {
    const now = clock.now().getTime();
    forget(now);
    const print = createHash('sha256').update(salt).update(JSON.stringify([near, bounds, period, wheelchairs, driver, filters])).digest('base64url');
    if (forgottenAt.has(print)) return false;
    forgottenAt.set(print, now + dayMs);
    return true;
  };
}
