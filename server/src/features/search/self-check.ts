import { randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Context } from '../../core/context';
import type { CarIndex } from './car-index';
import { describeCars } from './describe-row';
import type { CarSource } from './search-index';

const everyMs = 60_000;
const sampled = 25;
/** What differs is compared again so much later: an event may be on its way. */
const graceMs = 1_000;

export interface SelfCheckParts extends Pick<Context, 'clock' | 'log' | 'metrics'> {
  readonly source: CarSource;
  readonly cars: Pick<CarIndex, 'sample' | 'describe'>;
  /** Reads these cars again. */
  repair(ids: readonly string[]): void;
  readonly graceMs?: number;
}

export interface SelfCheck {
  start(): void;
  stop(): Promise<void>;
  /** Compares once; gives the ids that were not as the database has them. */
  check(): Promise<string[]>;
}

const letters = '0123456789abcdefghjkmnpqrstvwxyz';
const anyId = (): string => `vhc_${letters.charAt(randomInt(letters.length))}${letters.charAt(randomInt(letters.length))}`;

/** Every minute some cars of the index and some of the database are compared; what differs is read again, and said in log and metric. */
export function createSelfCheck(parts: SelfCheckParts): SelfCheck {
  const { source, cars, repair, clock, log, metrics } = parts;
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let checking: Promise<unknown> = Promise.resolve();

  async function differing(ids: readonly string[]): Promise<string[]> {
    const now = Math.floor(clock.now().getTime() / 1000);
    const stored = describeCars(await source.published(ids), now);
    const found = await cars.describe(ids, now);
    return ids.filter((id, place) => found[place] !== stored.get(id));
  }

  async function check(): Promise<string[]> {
    const published = await source.allPublished(anyId(), sampled);
    const suspected = await differing([...new Set([...(await cars.sample(sampled)), ...published.map(({ id }) => id)])]);
    if (suspected.length === 0) return [];
    await wait(parts.graceMs ?? graceMs, undefined, { signal: stopping.signal });
    const wrong = await differing(suspected);
    if (wrong.length === 0) return [];
    metrics.searchIndexRepairs.inc(wrong.length);
    log.error({ vehicleIds: wrong }, 'search index differs from the database; these cars are read again');
    repair(wrong);
    return wrong;
  }

  return {
    check,
    start() {
      timer = setInterval(() => {
        checking = checking.then(check).catch((error: unknown) => {
          if (!stopping.signal.aborted) log.warn({ err: error }, 'search index could not be checked');
        });
      }, everyMs).unref();
    },
    async stop() {
      clearInterval(timer);
      stopping.abort();
      await checking;
    },
  };
}
