import type { SearchQuery } from '@passerelle/shared/search/contract';
import type { CarStore } from '../store/car-store';
import { Batch, batchRows, openedRows } from './batch';
import { datesOf, openRows, type Dates } from './dates';
import { facetsAskedOf, keepNearlyAsked } from './facets-asked';
import { findFit, fitAskedOf, type FitAsked } from './find-fit';
import { FindingTables } from './finding-tables';
import type { Piece } from './pieces';
import { Tally } from './tally';
import { keepAsAsked, termsAskedOf, type TermsAsked } from './terms-asked';
import { keepWithin, type Ring } from './within';

/** After so many rows others may go on: a millisecond or two. */
const sliceRows = 30_000;

export type Pause = () => Promise<void>;
export const noPause: Pause = () => Promise.resolve();

/** A search made ready for the columns. */
export interface Asked {
  readonly dates: Dates | null;
  readonly terms: TermsAsked;
  readonly facets: number;
  readonly fit: FitAsked;
  readonly withMisfits: boolean;
}

export const askedOf = (store: CarStore, query: Pick<SearchQuery, 'period' | 'driver' | 'filters' | 'wheelchairs'>, { tables }: Pick<Workspace, 'tables'>): Asked => ({
  dates: datesOf(store, query.period),
  terms: termsAskedOf(store, query),
  facets: facetsAskedOf(query.filters),
  fit: fitAskedOf(store, query.wheelchairs ?? [], tables),
  withMisfits: query.filters.includeDoesNotFit ?? false,
});

/** Fills the batch by `open`, again and again, and runs `look` over it; with a pause now and then where there are many rows. */
export async function inBatches(pieces: readonly Piece[], batch: Batch, pause: Pause, open: (from: number, until: number) => void, look: () => void): Promise<void> {
  let rows = 0;
  batch.count = 0;
  for (const { from, until } of pieces) {
    for (let start = from; start < until; start += openedRows) {
      if (batch.count + openedRows > batchRows) {
        look();
        batch.count = 0;
      }
      const end = Math.min(until, start + openedRows);
      open(start, end);
      rows += end - start;
      if (rows < sliceRows) continue;
      rows = 0;
      await pause();
    }
  }
  if (batch.count > 0) look();
}

/** The tables of one search at a time: kept for the next one, because making them costs more than a small search. */
export interface Workspace {
  readonly batch: Batch;
  readonly tally: Tally;
  readonly tables: FindingTables;
}

const idle: Workspace[] = [];

export async function withWorkspace<T>(work: (space: Workspace) => Promise<T>): Promise<T> {
  const space = idle.pop() ?? { batch: new Batch(), tally: new Tally(), tables: new FindingTables() };
  space.tally.clear();
  space.tables.clear();
  try {
    return await work(space);
  } finally {
    idle.push(space);
  }
}

/** Looks at the rows of a ring, one question after the other, the cheap ones first; `found` gets what is left of each batch. */
export async function scanRing(store: CarStore, asked: Asked, ring: Ring, pieces: readonly Piece[], { batch, tally }: Workspace, pause: Pause, found: (batch: Batch) => void): Promise<void> {
  const { dates, terms, facets, fit, withMisfits } = asked;
  const open = (from: number, until: number) => openRows(store, dates, from, until, batch);
  await inBatches(pieces, batch, pause, open, () => {
    keepWithin(store, ring, batch);
    if (terms.any) keepAsAsked(store, terms, batch);
    keepNearlyAsked(store, facets, batch);
    findFit(store, fit, batch);
    tally.count(batch, withMisfits);
    found(batch);
  });
}
