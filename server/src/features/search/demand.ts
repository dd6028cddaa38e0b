import type { LatLon } from '@passerelle/shared/geo/contract';
import type { SearchNeed, SearchQuery, SearchReply, UnmetDemand } from '@passerelle/shared/search/contract';
import { localDay } from '@passerelle/shared/time';
import type { Context } from '../../core/context';
import type { CollectionIndexes } from '../../core/database/indexes';
import { createDemandRepository, type DemandCount, type DemandKey } from './demand-repository';
import { createOncePerDay } from './demand-once';
import { middleOf } from './judge-car';

const zone = 'Europe/Paris';
const flushEveryMs = 10_000;

export interface DemandDeps {
  /** Null: in no département, such as the sea or another country. */
  departmentOf(place: LatLon): string | null;
}

/** Searches that found nothing, as counts by month and département. */
export interface Demand {
  readonly indexes: readonly CollectionIndexes[];
  /** Counts a first page without results; nothing else of the search is kept. Asks no database. */
  note(query: SearchQuery, reply: Pick<SearchReply, 'total' | 'without'>): void;
  /** For staff: what this process has counted is written first. */
  list(month?: string): Promise<UnmetDemand[]>;
  start(): void;
  /** Writes what was counted. */
  stop(): Promise<void>;
}

/** The need that excludes most; undefined where none alone excludes a car. */
const mainNeed = ({ without = [] }: Pick<SearchReply, 'without'>): SearchNeed | undefined => without.find(({ count }) => count > 0)?.need;

const sum = (a: DemandCount, b: DemandCount): DemandCount => {
  const byNeed = { ...a.byNeed };
  for (const [need, count] of Object.entries(b.byNeed)) byNeed[need as SearchNeed] = (byNeed[need as SearchNeed] ?? 0) + count;
  return { searches: a.searches + b.searches, byNeed };
};

const toWire = ({ month, department, searches, byNeed }: DemandKey & DemandCount): UnmetDemand => ({
  month,
  department,
  searches,
  byNeed: Object.entries(byNeed)
    .map(([need, count]) => ({ need: need as SearchNeed, count }))
    .sort((a, b) => b.count - a.count),
});

export function createDemand({ database, clock, log, metrics }: Pick<Context, 'database' | 'clock' | 'log' | 'metrics'>, { departmentOf }: DemandDeps): Demand {
  const repository = createDemandRepository(database);
  const isNew = createOncePerDay(clock);
  let counted = new Map<string, DemandKey & DemandCount>();
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();

  function add(row: DemandKey & DemandCount): void {
    const key = `${row.month}:${row.department}`;
    const known = counted.get(key);
    counted.set(key, known ? { ...known, ...sum(known, row) } : row);
  }

  async function write(): Promise<void> {
    const rows = counted;
    counted = new Map();
    for (const row of rows.values()) {
      await repository.add(row, row).catch((error: unknown) => {
        log.warn({ err: error }, 'unmet demand will be written again');
        add(row);
      });
    }
  }

  /** One after the other, so that the last one ends with everything written. */
  const flush = (): Promise<void> => (writing = writing.then(write));

  return {
    indexes: repository.indexes,
    note(query, reply) {
      if (reply.total > 0 || query.cursor !== undefined) return;
      const department = departmentOf(middleOf(query));
      if (!department || !isNew(query)) return;
      const need = mainNeed(reply);
      metrics.unmetSearches.inc({ need: need ?? 'none' });
      add({ month: localDay(clock.now(), zone).slice(0, 7), department, searches: 1, byNeed: need === undefined ? {} : { [need]: 1 } });
    },
    async list(month) {
      await flush();
      return (await repository.list(month)).map(toWire);
    },
    start() {
      timer = setInterval(() => void flush(), flushEveryMs).unref();
    },
    async stop() {
      clearInterval(timer);
      await flush();
    },
  };
}
