import type { Clock } from '../src/core/clock';

export interface SettableClock extends Clock {
  /** Goes on so many milliseconds at once; between two calls time passes as always, and it never goes back. */
  advance(ms: number): void;
  /** Goes on to this instant, if it is still to come. */
  advanceTo(instant: Date): void;
}

/** The system's clock, with leaps: deadlines come without waiting for them. */
export function settableClock(): SettableClock {
  let aheadMs = 0;
  const now = () => new Date(Date.now() + aheadMs);
  return {
    now,
    advance: (ms) => void (aheadMs += ms),
    advanceTo: (instant) => void (aheadMs += Math.max(0, instant.getTime() - now().getTime())),
  };
}
