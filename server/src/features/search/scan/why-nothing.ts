import { describeRemedyCount } from '@passerelle/shared/fit/describe';
import { remedyKinds } from '@passerelle/shared/fit/result';
import type { Wheelchair } from '@passerelle/shared/fit/model';
import type { Locale } from '@passerelle/shared/locale';
import { facetNames, searchNeeds, type SearchNeed, type SearchQuery, type SearchReply } from '@passerelle/shared/search/contract';
import type { CarStore } from '../store/car-store';
import { maskOf } from '../store/facet-bits';
import { Batch, batchRows } from './batch';
import { openRows } from './dates';
import { withDelivery } from './facets-asked';
import { misfitBit } from './fit-bits';
import { FindingTables } from './finding-tables';
import type { Piece } from './pieces';
import { findFit, fitAskedOf } from './find-fit';
import { inBatches, type Asked, type Pause } from './scan';
import { driverIsServed } from './terms-asked';
import { keepWithin, type Ring } from './within';

/** Remedies are tried on so many of the nearest cars. */
const mostTried = 2_000;

const needBit = Object.fromEntries(searchNeeds.map((need, index) => [need, 1 << index])) as Readonly<Record<SearchNeed, number>>;
const facetNeeds = facetNames.map((facet) => ({ mask: maskOf(facet), bit: needBit[facet] }));

/** The facets, as needs, that hold some of these bits. */
function facetsMissed(missing: number): number {
  let needs = 0;
  if (missing !== 0) for (const { mask, bit } of facetNeeds) if ((mask & missing) !== 0) needs |= bit;
  return needs;
}

/** Everything that excludes a car, but for fit: one bit each. */
function needsUnmet(store: CarStore, { dates, terms, facets }: Asked, filters: SearchQuery['filters'], row: number, chord: number): number {
  const { columns, dictionaries, intervals } = store;
  const pricing = dictionaries.terms.get(columns.terms[row] ?? 0).pricing;
  const free = !dates || intervals.isFree(columns.takenAt[row] ?? 0, columns.takenCode[row] ?? 0, dates.span);
  return (
    (free ? 0 : needBit.period) |
    (driverIsServed(store, terms, row) ? 0 : needBit.driver) |
    facetsMissed(facets & ~withDelivery(columns.bits[row] ?? 0, columns.deliveryKm[row] ?? 0, chord)) |
    ((terms.seats[row] ?? 0) < (filters.seatsLeft ?? 0) ? needBit.seatsLeft : 0) |
    (pricing.perDay.amount > terms.maxPerDay ? needBit.maxPerDay : 0) |
    (pricing.kmPerDay < terms.minKmPerDay ? needBit.minKmPerDay : 0)
  );
}

interface Failing {
  readonly row: number;
  readonly chord: number;
}

/** How many of these cars would do with each change of chair or car. */
function tryRemedies(store: CarStore, wheelchairs: readonly Wheelchair[], failing: readonly Failing[], locale: Locale): NonNullable<SearchReply['remedies']> {
  const nearest = [...failing].sort((a, b) => a.chord - b.chord).slice(0, mostTried);
  const batch = new Batch();
  const tables = new FindingTables();
  const counted = remedyKinds.map((kind) => {
    const asked = fitAskedOf(store, wheelchairs, tables.clear(), kind);
    let count = 0;
    for (let start = 0; start < nearest.length; start += batchRows) {
      const rows = nearest.slice(start, start + batchRows).map(({ row }) => row);
      batch.rows.set(rows);
      batch.count = rows.length;
      findFit(store, asked, batch);
      count += batch.fits.subarray(0, rows.length).filter((finding) => (finding & misfitBit) === 0).length;
    }
    return { kind, count, message: describeRemedyCount(kind, count, locale) };
  });
  return counted.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1));
}

/** Where nothing was found: which need alone excludes cars, and what would help those that only do not fit. */
export async function whyNothing(store: CarStore, query: SearchQuery, asked: Asked, ring: Ring, pieces: readonly Piece[], locale: Locale, pause: Pause): Promise<Required<Pick<SearchReply, 'without' | 'remedies'>>> {
  const batch = new Batch();
  const counts = new Map<number, number>();
  const failing: Failing[] = [];
  const open = (from: number, until: number) => openRows(store, null, from, until, batch);
  await inBatches(pieces, batch, pause, open, () => {
    keepWithin(store, ring, batch);
    findFit(store, asked.fit, batch);
    for (let index = 0; index < batch.count; index += 1) {
      const row = batch.rows[index] ?? 0;
      const chord = batch.chords[index] ?? 0;
      const unfit = ((batch.fits[index] ?? 0) & misfitBit) !== 0 ? needBit.wheelchairs : 0;
      const needs = needsUnmet(store, asked, query.filters, row, chord) | unfit;
      if ((needs & (needs - 1)) === 0) counts.set(needs, (counts.get(needs) ?? 0) + 1);
      if (needs === needBit.wheelchairs) failing.push({ row, chord });
    }
  });
  const without = searchNeeds.map((need) => ({ need, count: counts.get(needBit[need]) ?? 0 })).filter(({ count }) => count > 0);
  return { without: without.sort((a, b) => b.count - a.count), remedies: tryRemedies(store, query.wheelchairs ?? [], failing, locale) };
}
