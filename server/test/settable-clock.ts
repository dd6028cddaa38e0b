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

/** Stands still between two calls, so that a run can be played again. */
export function standingClock(start: Date): SettableClock {
  let instant = start;
  const advanceTo = (next: Date) => void (instant = next > instant ? next : instant);
  return { now: () => instant, advance: (ms) => advanceTo(new Date(instant.getTime() + ms)), advanceTo };
}
