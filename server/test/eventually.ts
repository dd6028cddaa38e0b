import { setTimeout as wait } from 'node:timers/promises';

const everyMs = 20;

/** Calls `look` until it gives something (not null, undefined or false) without throwing, and returns that; fails with the last error. */
export async function eventually<T>(look: () => Promise<T> | T, timeoutMs = 15_000): Promise<NonNullable<Exclude<T, false>>> {
  const end = Date.now() + timeoutMs;
  let last: unknown = new Error(`nothing came within ${timeoutMs} ms`);
  for (;;) {
    try {
      const found = await look();
      if (found !== null && found !== undefined && found !== false) return found as NonNullable<Exclude<T, false>>;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) throw last;
    await wait(everyMs);
  }
}
