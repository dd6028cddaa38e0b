import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '../clock';
import type { Log } from '../log/log';
import type { Metrics } from '../metrics/metrics';

/** A timer that lives on a document as `dueAt`. Running it twice changes nothing, because it is a guarded change like any other. */
export interface Deadline {
  readonly name: string;
  /** Ids of documents that are due, the longest overdue first; read by an index. */
  due(now: Date, limit: number): Promise<readonly string[]>;
  run(id: string, now: Date): Promise<void>;
}

export interface Deadlines {
  start(deadlines: readonly Deadline[]): void;
  stop(): Promise<void>;
}

const everyMs = 1_000;
const batch = 50;
/** After a failure the same document waits so long, that one bad document does not hold up the others. */
const retryMs = 30_000;

/** Looks every second for documents that are due, and runs them one after the other. */
export function createDeadlines({ clock, log, metrics }: { clock: Clock; log: Log; metrics: Metrics }): Deadlines {
  const waiting = new Map<string, number>();
  const stopping = new AbortController();
  let running: Promise<void> | undefined;

  async function runOne(deadline: Deadline, id: string): Promise<void> {
    const key = `${deadline.name}:${id}`;
    const now = clock.now();
    if ((waiting.get(key) ?? 0) > now.getTime()) return;
    try {
      await deadline.run(id, now);
      waiting.delete(key);
      metrics.deadlines.inc({ name: deadline.name, outcome: 'done' });
    } catch (error) {
      waiting.set(key, now.getTime() + retryMs);
      metrics.deadlines.inc({ name: deadline.name, outcome: 'failed' });
      log.warn({ err: error, deadline: deadline.name, id }, 'deadline will be tried again');
    }
  }

  async function passOne(deadline: Deadline): Promise<void> {
    // Documents that wait after a failure still match, so they are read past.
    for (const id of await deadline.due(clock.now(), batch + waiting.size)) {
      if (stopping.signal.aborted) return;
      await runOne(deadline, id);
    }
  }

  async function pass(deadlines: readonly Deadline[]): Promise<void> {
    for (const deadline of deadlines) {
      if (stopping.signal.aborted) return;
      await passOne(deadline).catch((error: unknown) => log.error({ err: error, deadline: deadline.name }, 'deadlines could not be read'));
    }
  }

  return {
    start(deadlines) {
      running = (async () => {
        while (!stopping.signal.aborted) {
          await pass(deadlines);
          await wait(everyMs, undefined, { signal: stopping.signal }).catch(() => undefined);
        }
      })();
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
