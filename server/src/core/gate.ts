import { problem } from '@passerelle/shared/problem';

/** Lets a few callers work at once, and some more wait. */
export interface Gate {
  /** Throws `request.rate_limited` when too many wait already. */
  pass<T>(work: () => Promise<T>): Promise<T>;
}

const retryAfterSeconds = 5;

/** For work that takes much of a processor or of memory, so that it can slow others but not stop them. */
export function createGate({ atOnce, waiting }: { atOnce: number; waiting: number }): Gate {
  let inside = 0;
  const queue: (() => void)[] = [];
  return {
    async pass(work) {
      if (inside < atOnce) inside += 1;
      else {
        if (queue.length >= waiting) throw problem('request.rate_limited', { retryAfter: retryAfterSeconds });
        // Who leaves hands the place on, so nobody who comes just then can take it.
        await new Promise<void>((enter) => queue.push(enter));
      }
      try {
        return await work();
      } finally {
        const next = queue.shift();
        if (next) next();
        else inside -= 1;
      }
    },
  };
}
