import { setTimeout as wait } from 'node:timers/promises';
import { plusMs } from '@passerelle/shared/time';
import type { Clock } from '../clock';
import type { Log } from '../log/log';
import type { Metrics } from '../metrics/metrics';
import type { EffectListener } from './event';
import type { ClaimedEffect, EventRepository } from './repository';

const leaseMs = 30_000;
const longestDelayMs = 5 * 60_000;
const idleMs = 1_000;

/** Seconds 1, 2, 4 … up to five minutes. */
const delayAfter = (attempts: number): number => Math.min(longestDelayMs, 1_000 * 2 ** Math.min(attempts - 1, 20));

export interface Effects {
  /** Names of the listeners that wait for events of a type. */
  namesFor(type: string): string[];
  /** Something was committed: look for due effects now. */
  kick(): void;
  /** Runs the effect of a committed event right away, or waits for the process that is running it. Throws what it throws. */
  runNow(eventId: string, listener: string): Promise<void>;
  start(listeners: readonly EffectListener[]): void;
  stop(): Promise<void>;
}

interface Parts {
  readonly repository: EventRepository;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** Runs the effects of events: each is claimed with a lease, so that one of many processes does it, and again after a crash. */
export function createEffects({ repository, clock, log, metrics }: Parts): Effects {
  const listeners = new Map<string, EffectListener>();
  let running: Promise<void> | undefined;
  let wake: () => void = () => undefined;
  let stopped = false;

  async function run(claimed: ClaimedEffect): Promise<void> {
    const listener = listeners.get(claimed.listener);
    const event = await repository.byId(claimed.eventId);
    if (!listener || !event) return;
    try {
      await listener.run(event);
      await repository.finish(claimed.id, clock.now());
      metrics.effects.inc({ listener: claimed.listener, outcome: 'done' });
    } catch (error) {
      await repository.postpone(claimed.id, plusMs(clock.now(), delayAfter(claimed.attempts)));
      metrics.effects.inc({ listener: claimed.listener, outcome: 'failed' });
      log.warn({ err: error, effect: claimed.id, attempts: claimed.attempts }, 'effect will be tried again');
      throw error;
    }
  }

  async function drain(): Promise<void> {
    for (;;) {
      // Only what this process can run: one of another version must not take the others' work.
      const claimed = stopped ? null : await repository.claim(clock.now(), leaseMs, [...listeners.keys()]);
      if (!claimed) return;
      // What failed was postponed and logged; the next one is not its fault.
      await run(claimed).catch(() => undefined);
    }
  }

  async function loop(): Promise<void> {
    while (!stopped) {
      await drain().catch((error: unknown) => log.error({ err: error }, 'effects could not be read'));
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
    namesFor: (type) => [...listeners.values()].filter(({ on }) => on.includes(type)).map(({ name }) => name),
    kick: () => wake(),
    async runNow(eventId, listener) {
      const id = `${eventId}:${listener}`;
      for (let tries = 0; tries < 200; tries += 1) {
        const claimed = await repository.claim(clock.now(), leaseMs, [...listeners.keys()], id);
        if (claimed) return run(claimed);
        if (await repository.isDone(id)) return;
        await wait(50);
      }
      throw new Error(`effect ${id} is still under way`);
    },
    start(all) {
      for (const listener of all) listeners.set(listener.name, listener);
      running = loop();
    },
    async stop() {
      stopped = true;
      wake();
      await running;
    },
  };
}
