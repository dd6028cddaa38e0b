import { setTimeout as wait } from 'node:timers/promises';
import type { Locale } from '@passerelle/shared/locale';
import { problem } from '@passerelle/shared/problem';
import type { SearchQuery } from '@passerelle/shared/search/contract';
import type { Context } from '../../core/context';
import type { EventObserver } from '../../core/events/event';
import type { VehiclesFeature } from '../vehicles';
import type { CarIndex, IndexState, ResultPage } from './car-index';
import { dayOf } from './store/occupancy';

const page = 500;
const retryMs = 1_000;

export type CarSource = Pick<VehiclesFeature, 'allPublished' | 'published'>;

/** Asks every process to read all cars again. */
export const rebuildAsked = 'search.rebuild-asked';

export interface SearchIndex {
  /** Throws `server.not_ready` while nothing has been read, and what `CarIndex.search` throws. */
  search(query: SearchQuery, locale: Locale): Promise<ResultPage>;
  readonly ready: boolean;
  readonly observer: EventObserver;
  build(progress: (text: string) => void): Promise<void>;
  /** Reads these cars again. */
  refresh(ids: readonly string[]): void;
  /** The index has been lost with all that was in it: refuses searches until everything has been read again. */
  lost(): void;
  stop(): Promise<void>;
}

/**
 * Keeps an index of the published cars by the event log. An event only names a car; what counts is read from the database afterwards,
 * by one worker at a time, so that a late read can never overwrite a newer one, and many events of one car cost one read. A whole new
 * index is made behind the one that answers, and what changed meanwhile is made up for when it takes over.
 */
export function createSearchIndex(source: CarSource, cars: CarIndex, { clock, log, metrics }: Pick<Context, 'clock' | 'log' | 'metrics'>): SearchIndex {
  const today = () => dayOf(clock.now().getTime() / 1000);
  let state: IndexState = { cars: 0, untidy: false, firstDay: Infinity };
  let ready = false;
  let stopped = false;
  let startAgain = false;
  let working: Promise<void> | undefined;
  let making: Promise<void> | undefined;
  const changed = new Set<string>();
  /** What was written since the reading of everything began. */
  let late: Set<string> | undefined;

  function stands(now: IndexState): void {
    state = now;
    metrics.searchIndexAge.set(clock.now().getTime() / 1000);
  }

  async function readAll(progress: (text: string) => void): Promise<void> {
    await cars.begin(state.cars + page, today());
    let read = 0;
    let afterId = '';
    for (;;) {
      const found = await source.allPublished(afterId, page);
      await cars.add(found);
      read += found.length;
      const last = found.at(-1);
      if (!last || found.length < page || stopped) break;
      afterId = last.id;
      progress(`Reading the cars into the search index: ${read}`);
    }
    stands(await cars.takeOver(today()));
  }

  /** Reads everything again; cars that changed meanwhile are read once more, because a page may be older than the change. */
  async function rebuild(progress: (text: string) => void = () => undefined): Promise<void> {
    const since = new Set<string>();
    late = since;
    try {
      await readAll(progress);
      since.forEach((id) => changed.add(id));
      ready = true;
    } finally {
      late = undefined;
    }
  }

  async function step(): Promise<void> {
    const ids = [...changed].slice(0, page);
    for (const id of ids) changed.delete(id);
    try {
      const found = new Map((await source.published(ids)).map((car) => [car.id, car]));
      for (const id of ids) late?.add(id);
      stands(await cars.write(ids.map((id) => ({ id, car: found.get(id) ?? null }))));
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
    if (!startAgain) return stands(await cars.tidy(today()));
    startAgain = false;
    await rebuild().catch((error: unknown) => {
      startAgain = true;
      throw error;
    });
  }

  const makeDue = () => startAgain || state.untidy || state.firstDay < today();

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
    async search(query, locale) {
      if (!ready) throw problem('server.not_ready');
      return cars.search(query, locale);
    },
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
      wake();
    },
    refresh(ids) {
      for (const id of ids) changed.add(id);
      wake();
    },
    lost() {
      ready = false;
      startAgain = true;
      wake();
    },
    async stop() {
      stopped = true;
      await working;
      await making;
    },
  };
}
