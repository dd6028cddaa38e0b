import { randomUUID } from 'node:crypto';
import { plusMs } from '@passerelle/shared/time';
import { createBatches } from '../batches';
import type { Clock } from '../clock';
import { createGate, type Gate } from '../gate';
import type { Log } from '../log/log';
import type { Metrics } from '../metrics/metrics';
import { traced } from '../traced';
import { createTurns } from '../turns';
import { laneOf, type Effect, type Lease } from './effect';
import type { EffectListener } from './event';
import type { EventRepository } from './repository';

const leaseMs = 15_000;
const renewBeforeMs = 10_000;
const longestDelayMs = 5 * 60_000;
/** Of one listener, so that one that waits for Stripe leaves the others their places. */
const atOnce = 8;

/** Seconds 1, 2, 4 … up to five minutes. */
const delayAfter = (attempts: number): number => Math.min(longestDelayMs, 1_000 * 2 ** Math.min(attempts - 1, 20));

export interface EffectParts {
  readonly repository: EventRepository;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
}

interface Held {
  until: Date;
  /** What became of the act itself. */
  readonly outcome: Promise<void>;
  /** Never throws: the act is over, and written down as far as possible. */
  readonly over: Promise<void>;
}

interface Waiting {
  readonly id: string;
  readonly tell: (outcome: Promise<void>) => void;
}

/** The effects that this process has taken and not finished. */
export interface HeldEffects {
  readonly listeners: ReadonlyMap<string, EffectListener>;
  listen(listener: EffectListener): void;
  /** A new one, unlike every lease before. */
  lease(): Lease;
  ids(): string[];
  /** What becomes of one that is held. Throws what its listener throws. */
  outcomeOf(id: string): Promise<void> | undefined;
  /** Runs an effect that was taken with this lease, in its turn. */
  run(effect: Effect, lease: Lease): Promise<void>;
  /** Sees to it that nobody else takes what is held for long. */
  renew(): Promise<void>;
  /** Ends when what has begun is over; what has not is due again at once. */
  stop(): Promise<void>;
}

/**
 * Carries out effects side by side: those of one lane one after the other in the order in which they were taken, and of one
 * listener only a few at once. `onEnd` is told of each that is over.
 */
export function createHeldEffects({ repository, clock, log, metrics }: EffectParts, onEnd: () => void): HeldEffects {
  const holder = randomUUID();
  const listeners = new Map<string, EffectListener>();
  const gates = new Map<string, Gate>();
  const lanes = createTurns();
  const held = new Map<string, Held>();
  /** Those that are to be run together, by listener and key; each until one of them begins. */
  const groups = new Map<string, readonly Waiting[]>();
  const finished = createBatches<string>((ids) => repository.finish(ids, clock.now()));
  let lastUntil = 0;
  let stopped = false;

  function newLease(): Lease {
    // Two of one millisecond could not be told apart in the database.
    lastUntil = Math.max(lastUntil + 1, clock.now().getTime() + leaseMs);
    return { holder, until: new Date(lastUntil) };
  }

  async function attempt({ event, listener, attempts }: Effect, ids: readonly string[]): Promise<void> {
    try {
      await listeners.get(listener)?.run(event);
      metrics.effects.inc({ listener, outcome: 'done' }, ids.length);
    } catch (error) {
      await repository.postpone(ids, { holder, until: plusMs(clock.now(), delayAfter(attempts)) });
      metrics.effects.inc({ listener, outcome: 'failed' }, ids.length);
      log.warn({ err: error, effects: ids, attempts }, 'effect will be tried again');
      throw error;
    }
  }

  async function giveBack(ids: readonly string[]): Promise<never> {
    await repository.postpone(ids, { holder, until: clock.now() });
    throw new Error(`${ids.join()} not begun: this process ends`);
  }

  /** One effect, with those that it stands for. */
  async function runTogether(effect: Effect, group: readonly Waiting[]): Promise<void> {
    const ids = group.map(({ id }) => id);
    const act = stopped ? giveBack(ids) : attempt(effect, ids);
    for (const { tell } of group) tell(act);
    await act;
    await Promise.all(ids.map((id) => finished.add(id)));
  }

  return {
    listeners,
    listen(listener) {
      listeners.set(listener.name, listener);
      gates.set(listener.name, createGate({ atOnce, waiting: Infinity }));
    },
    lease: newLease,
    ids: () => [...held.keys()],
    outcomeOf: (id) => held.get(id)?.outcome,
    run(effect, { until }) {
      const { id, event, listener } = effect;
      const key = `${listener}:${listeners.get(listener)?.mergeKey?.(event) ?? id}`;
      const outcome = new Promise<void>((tell) => groups.set(key, [...(groups.get(key) ?? []), { id, tell }]));
      const inTurn = async () => {
        const group = groups.get(key);
        // Another one that began after this was committed has stood for it.
        if (!group?.some((one) => one.id === id)) return;
        groups.delete(key);
        await traced({ kind: 'effect', name: listener }, () => runTogether(effect, group));
      };
      const over = lanes.take(laneOf(event), () => gates.get(listener)?.pass(inTurn) ?? Promise.resolve())
        // Why it failed has been logged; where even that could not be written down, its lease runs out.
        .catch((error: unknown) => log.debug({ err: error, effect: id }, 'effect is not done'))
        .finally(() => {
          held.delete(id);
          onEnd();
        });
      // Mostly nobody waits for it.
      outcome.catch(() => undefined);
      held.set(id, { until, outcome, over });
      return outcome;
    },
    async renew() {
      const soon = plusMs(clock.now(), renewBeforeMs);
      const ending = [...held].filter(([, { until }]) => until < soon);
      if (ending.length === 0) return;
      const lease = newLease();
      await repository.renew(ending.map(([id]) => id), lease);
      for (const [, one] of ending) one.until = lease.until;
    },
    async stop() {
      stopped = true;
      await Promise.all([...held.values()].map(({ over }) => over));
    },
  };
}
