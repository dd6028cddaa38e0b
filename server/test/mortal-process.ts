import type { Context } from '../src/core/context';

const message = 'killed by the test';

/** A process that dies in the transaction that would commit an event: nothing of it is kept, and whoever takes over does it again. */
export interface MortalProcess {
  /** It dies at the so manieth event from now on, counted from 1. */
  dieAt(event: number): void;
  live(): void;
  /** Whether it died since it was asked last. */
  hasDied(): boolean;
}

export const isDeath = (error: unknown): boolean => String(error).includes(message);

export function mortalProcess({ events }: Pick<Context, 'events'>): MortalProcess {
  let left = 0;
  let died = false;
  const append = events.append.bind(events);
  jest.spyOn(events, 'append').mockImplementation((event, session) => {
    if (left === 0) return append(event, session);
    left -= 1;
    if (left > 0) return append(event, session);
    died = true;
    return Promise.reject(new Error(message));
  });
  return {
    dieAt: (event) => void (left = event),
    live: () => void (left = 0),
    hasDied() {
      const answer = died;
      died = false;
      return answer;
    },
  };
}
