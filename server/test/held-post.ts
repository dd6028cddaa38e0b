import { eventually } from './eventually';
import type { StripeStandIn } from './stripe-stand-in';

/** A signature is good for five minutes by the wall clock. */
const freshMs = 200_000;

/** The bank's letters, in the hands of the test: they arrive when it says so, in any order, twice, or never. */
export interface HeldPost {
  readonly count: () => number;
  /** Waits for all that the bank has posted so far. */
  collect(): Promise<void>;
  /** Gives how the server answered each time. */
  deliver(index: number, how: 'once' | 'twice' | 'lost'): Promise<{ readonly type: string; readonly statuses: readonly number[] } | null>;
}

export function heldPost(stripe: StripeStandIn): HeldPost {
  stripe.hold();
  let letters: { readonly letter: StripeStandIn['held'][number]; readonly at: number }[] = [];
  let received = 0;
  let sent = 0;
  let lastSent: string | undefined;

  async function countSent(): Promise<void> {
    const { data } = await stripe.api.events.list({ limit: 100, ...(lastSent ? { ending_before: lastSent } : {}) });
    sent += data.length;
    lastSent = data[0]?.id ?? lastSent;
    if (data.length === 100) await countSent();
  }

  return {
    count: () => letters.length,
    async collect() {
      await countSent();
      await eventually(() => stripe.held.length >= sent);
      const at = Date.now();
      letters.push(...stripe.held.slice(received).map((letter) => ({ letter, at })));
      received = stripe.held.length;
      // What is kept too long is lost, and the sweep must find it.
      letters = letters.filter((each) => at - each.at < freshMs);
    },
    async deliver(index, how) {
      const [taken] = letters.splice(index, 1);
      if (!taken || how === 'lost') return null;
      const statuses: number[] = [];
      for (let times = how === 'twice' ? 2 : 1; times > 0; times -= 1) statuses.push(await stripe.deliver(taken.letter));
      return { type: taken.letter.type, statuses };
    },
  };
}
