import { tracingChannel } from 'node:diagnostics_channel';

/** What the system does by itself: the effect of an event, or what a deadline wants. */
interface Act {
  readonly kind: 'effect' | 'deadline';
  readonly name: string;
}

const acts = tracingChannel<unknown, Act>('passerelle.act');

/** Does it so that who measures from outside can tell it from the request that it follows; see bench/bookings/count-commands.mjs. */
export const traced = <T>(act: Act, work: () => Promise<T>): Promise<T> => acts.tracePromise(work, { ...act });
