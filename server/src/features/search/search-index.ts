import { setTimeout as wait } from 'node:timers/promises';
import type { Locale } from '@passerelle/shared/locale';
import type { SearchQuery, SearchReply } from '@passerelle/shared/search/contract';
import type { Context } from '../../core/context';
import type { EventObserver } from '../../core/events/event';
import type { SearchableVehicle, VehiclesFeature } from '../vehicles';
import { answerSearch } from './answer-search';
import { createGate } from './gate';
import { createBreather, letOthersGo } from './pause';
import { CarStore } from './store/car-store';
import { dayOf } from './store/occupancy';
import { sortStore } from './store/sort-store';

const page = 500;
/** So many cars are written at once: a fraction of a millisecond. */
const written = 50;
const retryMs = 1_000;

export type CarSource = Pick<VehiclesFeature, 'allPublished' | 'published'>;

/** Asks every process to read all cars again. */
export const rebuildAsked = 'search.rebuild-asked';

export interface SearchIndex {
  search(query: SearchQuery, locale: Locale): Promise<SearchReply>;
  store(): CarStore;
  readonly ready: boolean;
  readonly observer: EventObserver;
  build(progress: (text: string) => void): Promise<void>;
  /** Reads these cars again. */
  refresh(ids: readonly string[]): void;
  stop(): Promise<void>;
}

/**
 * The published cars in memory, kept by the event log. An event only names a car; what counts is read from the database afterwards,
 * by one worker at a time, so that a late read can never overwrite a newer one, and many events of one car cost one read. A whole new
 * store is made behind the one that answers, and what changed meanwhile is made up for when it takes over.
 */
export function createSearchIndex(source: CarSource, { clock, log, metrics }: Pick<Context, 'clock' | 'log' | 'metrics'>): SearchIndex {
  const today = () => dayOf(clock.now().getTime() / 1000);
  const gate = createGate();
  let store = new CarStore(0, today());
  let ready = false;
  let stopped = false;
  let startAgain = false;
  let working: Promise<void> | undefined;
  let making: Promise<void> | undefined;
  const changed = new Set<string>();
  /** What was written since the making of another store began. */
  let late: Set<string> | undefined;

  const touched = () => metrics.searchIndexAge.set(clock.now().getTime() / 1000);

  async function readAll(progress: (text: string) => void): Promise<CarStore> {
    const read = new CarStore(store.size + page, today(), { days: 0 });
    const breathe = createBreather();
    let afterId = '';
    for (;;) {
      const found = await source.allPublished(afterId, page);
      for (const car of found) {
        read.put(car);
        await breathe();
      }
      const last = found.at(-1);
      if (!last || found.length < page || stopped) break;
      afterId = last.id;
      progress(`Reading the cars into the search index: ${read.size}`);
    }
    return sortStore(read, today(), breathe);
  }

  /** Makes another store; what was written to the old one meanwhile is in the set that `takeOver` is given. */
  async function replace(make: () => Promise<CarStore>, takeOver: (fresh: CarStore, since: ReadonlySet<string>) => void): Promise<void> {
    const since = new Set<string>();
    late = since;
    try {
      const fresh = await make();
      takeOver(fresh, since);
      store = fresh;
      touched();
    } finally {
      late = undefined;
    }
  }

  /** Reads everything again; cars that changed meanwhile are read once more, because a page may be older than the change. */
  const rebuild = (progress: (text: string) => void = () => undefined) =>
    replace(
      () => readAll(progress),
      (_fresh, since) => since.forEach((id) => changed.add(id)),
    );

  /** Puts all cars in bands again, and the bitmaps of days begin today. */
  const tidy = () =>
    replace(
      () => sortStore(store, today(), createBreather()),
      (fresh, since) => {
        for (const id of since) {
          fresh.remove(id);
          const row = store.find(id);
          if (row !== undefined) fresh.take(store, row);
        }
      },
    );

  async function write(ids: readonly string[], found: ReadonlyMap<string, SearchableVehicle>): Promise<void> {
    for (let start = 0; start < ids.length; start += written) {
      const some = ids.slice(start, start + written);
      await gate.write(() => {
        for (const id of some) {
          const car = found.get(id);
          if (car) store.put(car);
          else store.remove(id);
          late?.add(id);
        }
      });
    }
    touched();
  }

  async function step(): Promise<void> {
    const ids = [...changed].slice(0, page);
    for (const id of ids) changed.delete(id);
    try {
      await write(ids, new Map((await source.published(ids)).map((car) => [car.id, car])));
    } catch (error) {
      for (const id of ids) changed.add(id);
      throw error;
    }
  }

  async function untilDone(due: () => boolean, work: () => Promise<void>): Promise<void> {
    while (!stopped && due()) {
      try {
        await work();
      } catch (error) {
        log.error({ err: error }, 'search index could not be refreshed; it will be tried again');
        await wait(retryMs);
      }
    }
  }

  async function make(): Promise<void> {
    if (!startAgain) return tidy();
    startAgain = false;
    await rebuild().catch((error: unknown) => {
      startAgain = true;
      throw error;
    });
  }

  const makeDue = () => startAgain || store.untidy || store.occupancy.firstDay < today();

  function wake(): void {
    if (stopped) return;
    if (changed.size > 0) {
      working ??= untilDone(() => changed.size > 0, step).finally(() => {
        working = undefined;
        wake();
      });
    }
    if (makeDue()) {
      making ??= untilDone(makeDue, make).finally(() => {
        making = undefined;
        wake();
      });
    }
  }

  return {
    search: (query, locale) => gate.read(() => answerSearch(store, query, locale, { pause: letOthersGo })),
    store: () => store,
    get ready() {
      return ready;
    },
    observer: {
      name: 'search',
      observe({ type, data }) {
        if (type === 'vehicles.imported' || type === rebuildAsked) startAgain = true;
        else if (typeof data.vehicleId === 'string') changed.add(data.vehicleId);
        else return;
        // Before the index stands, changes wait: what is being read now may be older than they are.
        if (ready) wake();
      },
      async reset() {
        startAgain = true;
        if (!ready) return;
        wake();
        await making;
      },
    },
    async build(progress) {
      await rebuild(progress);
      ready = true;
      wake();
    },
    refresh(ids) {
      for (const id of ids) changed.add(id);
      wake();
    },
    async stop() {
      stopped = true;
      await working;
      await making;
    },
  };
}
