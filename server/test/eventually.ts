import { setTimeout as wait } from 'node:timers/promises';

/** Soon at first, then less often: a look is a request or two, and takes the time of what it waits for. */
const firstMs = 20;
const longestMs = 100;

/** Calls `look` until it gives something (not null, undefined or false) without throwing, and returns that; fails with the last error. */
export async function eventually<T>(look: () => Promise<T> | T, timeoutMs = 15_000): Promise<NonNullable<Exclude<T, false>>> {
  const end = Date.now() + timeoutMs;
  let last: unknown = new Error(`nothing came within ${timeoutMs} ms`);
  for (let pauseMs = firstMs; ; pauseMs = Math.min(longestMs, 1.5 * pauseMs)) {
    try {
      const found = await look();
      if (found !== null && found !== undefined && found !== false) return found as NonNullable<Exclude<T, false>>;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) throw last;
    await wait(pauseMs);
  }
}
