import { setTimeout as wait } from 'node:timers/promises';
import { effectId, type Effect, type Lease } from './effect';
import type { DomainEvent, EffectListener } from './event';
import { createHeldEffects, type EffectParts } from './held-effects';

const idleMs = 1_000;
/** So many a process takes, run or waiting for their turn; the others wait in the database. */
const mostHeld = 256;

/** What follows from the events of a transaction. Without a lease it is left to whoever looks for what is due. */
export interface Following {
  readonly effects: readonly Effect[];
  readonly lease: Lease | null;
}

export interface Effects {
  /** What is to be written with these events. */
  of(events: readonly DomainEvent[]): Following;
  /** They are committed. */
  begin(following: Following): void;
  /** Waits for the effect of a committed event, whichever process runs it. Throws what it throws. */
  runNow(eventId: string, listener: string): Promise<void>;
  start(listeners: readonly EffectListener[]): void;
  /** Ends when what has begun is over; what has not is due again at once. */
  stop(): Promise<void>;
}

/**
 * Runs the effects of events. Each is taken with a lease, so that one of many processes does it, and again after a crash: by the
 * process that commits it, in the same transaction, or by one that finds it due.
 */
export function createEffects(parts: EffectParts): Effects {
  const { repository, clock, log } = parts;
  let looking: Promise<void> | undefined;
  let wake: () => void = () => undefined;
  let stopped = false;
  /** More is due than we hold: until all of that is taken, what is new waits behind it. */
  let behind = false;
  const held = createHeldEffects(parts, () => {
    if (behind && held.ids().length <= mostHeld / 2) wake();
  });

  const listenersTo = (type: string): string[] => [...held.listeners.values()].filter(({ on }) => on.includes(type)).map(({ name }) => name);
  // Only what this process can run: one of another version must not take the others' work.
  const claim = (lease: Lease, limit: number, which: { readonly id?: string; readonly except?: readonly string[] }) =>
    repository.claim(lease, clock.now(), { listeners: [...held.listeners.keys()], limit, ...which });

  async function takeDue(): Promise<void> {
    while (!stopped) {
      const except = held.ids();
      const limit = mostHeld - except.length;
      if (limit <= 0) return;
      const lease = held.lease();
      const taken = await claim(lease, limit, { except });
      for (const effect of taken) void held.run(effect, lease);
      behind = taken.length === limit;
      if (!behind) return;
    }
  }

  async function look(): Promise<void> {
    while (!stopped) {
      await Promise.all([held.renew(), takeDue()]).catch((error: unknown) => log.error({ err: error }, 'effects could not be read'));
      if (stopped) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, idleMs);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  return {
    of(events) {
      const effects = events.flatMap((event) => listenersTo(event.type).map((listener) => ({ id: effectId(event.id, listener), event, listener, attempts: 0 })));
      if (effects.length === 0 || stopped) return { effects, lease: null };
      behind ||= held.ids().length + effects.length > mostHeld;
      return behind ? { effects, lease: null } : { effects: effects.map((effect) => ({ ...effect, attempts: 1 })), lease: held.lease() };
    },
    begin({ effects, lease }) {
      if (lease) for (const effect of effects) void held.run(effect, lease);
      else if (effects.length > 0) {
        // The look that we are behind of may have come before this was committed.
        behind = true;
        wake();
      }
    },
    async runNow(eventId, listener) {
      const id = effectId(eventId, listener);
      for (let tries = 0; tries < 200; tries += 1) {
        const own = held.outcomeOf(id);
        if (own) return own;
        const lease = held.lease();
        const [taken] = await claim(lease, 1, { id });
        if (taken) return held.run(taken, lease);
        if (await repository.isDone(id)) return;
        await wait(50);
      }
      throw new Error(`effect ${id} is still under way`);
    },
    start(all) {
      for (const listener of all) held.listen(listener);
      looking = look();
    },
    async stop() {
      stopped = true;
      wake();
      await looking;
      await held.stop();
    },
  };
}
