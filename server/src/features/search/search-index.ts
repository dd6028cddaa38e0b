import { setTimeout as wait } from 'node:timers/promises';
import type { Context } from '../../core/context';
import type { EventObserver } from '../../core/events/event';
import type { SearchableVehicle, VehiclesFeature } from '../vehicles';

const page = 500;
const retryMs = 1_000;

export type CarSource = Pick<VehiclesFeature, 'allPublished' | 'published'>;

export interface SearchIndex {
  cars(): Iterable<SearchableVehicle>;
  readonly ready: boolean;
  readonly observer: EventObserver;
  build(progress: (text: string) => void): Promise<void>;
  stop(): Promise<void>;
}

/**
 * The published cars in memory, kept by the event log. An event only names a car; what counts is read from the database afterwards,
 * by one worker at a time, so that a late read can never overwrite a newer one, and many events of one car cost one read.
 */
export function createSearchIndex(source: CarSource, { clock, log, metrics }: Pick<Context, 'clock' | 'log' | 'metrics'>): SearchIndex {
  let cars = new Map<string, SearchableVehicle>();
  let ready = false;
  let stopped = false;
  let startAgain = false;
  let working: Promise<void> | undefined;
  const changed = new Set<string>();

  const touched = () => metrics.searchIndexAge.set(clock.now().getTime() / 1000);

  async function readAll(progress: (text: string) => void): Promise<void> {
    const fresh = new Map<string, SearchableVehicle>();
    let afterId = '';
    for (;;) {
      const found = await source.allPublished(afterId, page);
      for (const car of found) fresh.set(car.id, car);
      const last = found.at(-1);
      if (!last || found.length < page) break;
      afterId = last.id;
      progress(`Reading the cars into the search index: ${fresh.size}`);
    }
    cars = fresh;
    ready = true;
    touched();
  }

  async function refresh(ids: readonly string[]): Promise<void> {
    const found = new Map((await source.published(ids)).map((car) => [car.id, car]));
    for (const id of ids) {
      const car = found.get(id);
      if (car) cars.set(id, car);
      else cars.delete(id);
    }
    touched();
  }

  async function step(): Promise<void> {
    if (startAgain) {
      startAgain = false;
      await readAll(() => undefined).catch((error: unknown) => {
        startAgain = true;
        throw error;
      });
      return;
    }
    const ids = [...changed].slice(0, page);
    for (const id of ids) changed.delete(id);
    await refresh(ids).catch((error: unknown) => {
      for (const id of ids) changed.add(id);
      throw error;
    });
  }

  const due = () => !stopped && (startAgain || changed.size > 0);

  async function work(): Promise<void> {
    while (due()) {
      try {
        await step();
      } catch (error) {
        log.error({ err: error }, 'search index could not be refreshed; it will be tried again');
        await wait(retryMs);
      }
    }
  }

  function wake(): void {
    working ??= work().finally(() => {
      working = undefined;
      if (due()) wake();
    });
  }

  return {
    cars: () => cars.values(),
    get ready() {
      return ready;
    },
    observer: {
      name: 'search',
      observe({ type, data }) {
        if (type === 'vehicles.imported') startAgain = true;
        else if (typeof data.vehicleId === 'string') changed.add(data.vehicleId);
        else return;
        // Before the index stands, changes wait: what is being read now may be older than they are.
        if (ready) wake();
      },
      async reset() {
        startAgain = true;
        if (!ready) return;
        wake();
        await working;
      },
    },
    async build(progress) {
      await readAll(progress);
      wake();
    },
    async stop() {
      stopped = true;
      await working;
    },
  };
}
