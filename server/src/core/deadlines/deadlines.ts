import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '../clock';
import { createGate } from '../gate';
import type { Log } from '../log/log';
import type { Metrics } from '../metrics/metrics';
import { traced } from '../traced';

/** A timer that lives on a document as `dueAt`. Running it twice changes nothing, because it is a guarded change like any other. */
export interface Deadline {
  readonly name: string;
  /** Ids of documents that are due, the longest overdue first; read by an index. */
  due(now: Date, limit: number): Promise<readonly string[]>;
  run(id: string, now: Date): Promise<void>;
}

export interface Deadlines {
  start(deadlines: readonly Deadline[]): void;
  /** Ends when those that have begun are over. */
  stop(): Promise<void>;
}

const everyMs = 1_000;
const batch = 50;
/** Of one kind, so that one that waits for Stripe does not hold up the rest. */
const atOnce = 8;
/** After a failure the same document waits so long, that one bad document does not hold up the others. */
const retryMs = 30_000;

interface Parts {
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** One kind of deadlines: looks every second, and again at once while there are more than a batch. */
function follow(deadline: Deadline, { clock, log, metrics }: Parts, stopping: AbortSignal): Promise<void> {
  const { name } = deadline;
  const gate = createGate({ atOnce, waiting: Infinity });
  const retryAt = new Map<string, number>();
  const running = new Map<string, Promise<void>>();

  async function runOne(id: string): Promise<void> {
    if (stopping.aborted) return;
    const now = clock.now();
    try {
      await traced({ kind: 'deadline', name }, () => deadline.run(id, now));
      metrics.deadlines.inc({ name, outcome: 'done' });
    } catch (error) {
      retryAt.set(id, now.getTime() + retryMs);
      metrics.deadlines.inc({ name, outcome: 'failed' });
      log.warn({ err: error, deadline: name, id }, 'deadline will be tried again');
    }
  }

  /** Whether there may be more. */
  async function look(): Promise<boolean> {
    const now = clock.now();
    for (const [id, at] of retryAt) if (at <= now.getTime()) retryAt.delete(id);
    // Those that run, and those that wait after a failure, still match: they are read past.
    const limit = batch + retryAt.size + running.size;
    const found = await deadline.due(now, limit);
    for (const id of found) {
      if (running.has(id) || retryAt.has(id)) continue;
      running.set(id, gate.pass(() => runOne(id)).finally(() => running.delete(id)));
    }
    return found.length === limit;
  }

  async function go(): Promise<void> {
    while (!stopping.aborted) {
      const more = await look().catch((error: unknown) => log.error({ err: error, deadline: name }, 'deadlines could not be read'));
      // Not more in memory than keeps all places taken; a slow one does not keep the others from being looked for.
      while (running.size > batch / 2) await Promise.race(running.values());
      if (!more) await wait(everyMs, undefined, { signal: stopping }).catch(() => undefined);
    }
    await Promise.all(running.values());
  }
  return go();
}

/** Runs what is due, several at a time; each kind by itself. */
export function createDeadlines(parts: Parts): Deadlines {
  const stopping = new AbortController();
  let running: Promise<unknown> | undefined;
  return {
    start(deadlines) {
      running = Promise.all(deadlines.map((deadline) => follow(deadline, parts, stopping.signal)));
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
