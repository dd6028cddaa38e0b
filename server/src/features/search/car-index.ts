import { randomInt } from 'node:crypto';
import type { Locale } from '@passerelle/shared/locale';
import { searchReplySchema, type SearchQuery, type SearchReply } from '@passerelle/shared/search/contract';
import type { SearchableVehicle } from '../vehicles';
import { answerSearch } from './answer-search';
import { describeRow } from './describe-row';
import { createBreather, letOthersGo } from './pause';
import { createReadWriteLock } from './read-write-lock';
import { CarStore } from './store/car-store';
import { sortStore } from './store/sort-store';

/** An answer ready to be sent, and what the server itself reads of it. */
export interface ResultPage extends Pick<SearchReply, 'total' | 'without'> {
  /** The reply of the contract, checked against it, as JSON in UTF-8. */
  readonly json: Uint8Array<ArrayBuffer>;
  /** In the order of the page. */
  readonly vehicleIds: readonly string[];
}

/** How an index stands after a change. */
export interface IndexState {
  readonly cars: number;
  /** Too much lies outside the bands: to be tidied. */
  readonly untidy: boolean;
  /** The UTC day, counted from 1970, on which its bitmaps begin. */
  readonly firstDay: number;
}

/** A car as it is now; null: no longer published. */
export interface CarChange {
  readonly id: string;
  readonly car: SearchableVehicle | null;
}

/**
 * The cars that searches look at, in this thread or in another one: all that goes in and out can be sent as a message. One caller at a
 * time makes it again (`begin`, `add` for each page of cars, `takeOver`) or tidies it, behind the one that answers; `write` may come meanwhile.
 */
export interface CarIndex {
  /** Throws `search.cursor_of_another_query`. */
  search(query: SearchQuery, locale: Locale): Promise<ResultPage>;
  write(changes: readonly CarChange[]): Promise<IndexState>;
  /** Begins another index, for about so many cars. */
  begin(cars: number, today: number): Promise<void>;
  add(cars: readonly SearchableVehicle[]): Promise<void>;
  /** The other one is put in order and answers from now on. What was written since it was begun is only in the old one. */
  takeOver(today: number): Promise<IndexState>;
  /** Puts all cars in bands again, with bitmaps from today on; what is written meanwhile is in it. */
  tidy(today: number): Promise<IndexState>;
  /** Some ids of cars in it, by chance. */
  sample(count: number): Promise<string[]>;
  /** All that a search can tell of each car, as text: see describe-row.ts. `now`: seconds. */
  describe(ids: readonly string[], now: number): Promise<(string | undefined)[]>;
}

const encoder = new TextEncoder();

/** Undeclared fields go no further than here. */
function pageOf(reply: SearchReply): ResultPage {
  const { total, without, items } = reply;
  return { json: encoder.encode(JSON.stringify(searchReplySchema.parse(reply))), total, without, vehicleIds: items.map(({ vehicleId }) => vehicleId) };
}

/** So many cars are written at once: a fraction of a millisecond. */
const written = 50;

/** The index in the memory of this thread. `store`: the one that answers now, for tests to look into. */
export function createCarIndex(): CarIndex & { store(): CarStore } {
  const lock = createReadWriteLock();
  const breathe = createBreather();
  let store = new CarStore(0, 0, { days: 0 });
  let begun: CarStore | undefined;
  /** What was written since the tidying began. */
  let late: Set<string> | undefined;

  const state = (): IndexState => ({ cars: store.size, untidy: store.untidy, firstDay: store.occupancy.firstDay });

  return {
    store: () => store,
    search: async (query, locale) => pageOf(await lock.read(() => answerSearch(store, query, locale, { pause: letOthersGo }))),
    async write(changes) {
      for (let start = 0; start < changes.length; start += written) {
        const some = changes.slice(start, start + written);
        await lock.write(() => {
          for (const { id, car } of some) {
            if (car) store.put(car);
            else store.remove(id);
            late?.add(id);
          }
        });
      }
      return state();
    },
    begin(cars, today) {
      begun = new CarStore(cars, today, { days: 0 });
      return Promise.resolve();
    },
    async add(cars) {
      for (const car of cars) {
        begun?.put(car);
        await breathe();
      }
    },
    async takeOver(today) {
      if (!begun) throw new Error('no index was begun');
      store = await sortStore(begun, today, breathe);
      begun = undefined;
      return state();
    },
    async tidy(today) {
      const since = new Set<string>();
      late = since;
      try {
        const sorted = await sortStore(store, today, breathe);
        for (const id of since) {
          sorted.remove(id);
          const row = store.find(id);
          if (row !== undefined) sorted.take(store, row);
        }
        store = sorted;
      } finally {
        late = undefined;
      }
      return state();
    },
    sample(count) {
      const ids = new Set<string>();
      for (let draw = 0; draw < count && store.count > 0; draw += 1) {
        const row = randomInt(store.count);
        if (store.isAlive(row)) ids.add(store.idAt(row));
      }
      return Promise.resolve([...ids]);
    },
    describe(ids, now) {
      return Promise.resolve(
        ids.map((id) => {
          const row = store.find(id);
          return row === undefined ? undefined : describeRow(store, row, now);
        }),
      );
    },
  };
}
