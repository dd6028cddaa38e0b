import { checkDriver } from '@passerelle/shared/fit/driver';
import type { SearchQuery } from '@passerelle/shared/search/contract';
import type { CarStore } from '../store/car-store';
import { bitOf } from '../store/facet-bits';
import type { Batch } from './batch';

const notAsked = 2;

/** What is asked beside place, dates, facets and fit, ready to be asked of rows. */
export interface TermsAsked {
  readonly controls: number;
  readonly seats: Uint8Array;
  readonly seatsLeft: number;
  /** Infinite where nothing is asked. */
  readonly maxPerDay: number;
  readonly minKmPerDay: number;
  readonly codes: readonly string[];
  /** By driving dossier: 1 may be driven, 0 not, 2 not looked at yet. */
  readonly drivable: Uint8Array;
  readonly any: boolean;
}

export function termsAskedOf({ columns, dictionaries }: CarStore, { driver, filters, wheelchairs = [] }: Pick<SearchQuery, 'driver' | 'filters' | 'wheelchairs'>): TermsAsked {
  const { seatsLeft = 0, maxPerDay = Infinity, minKmPerDay = 0 } = filters;
  const controls = (driver?.controls ?? []).reduce((set, control) => set | bitOf('controls', control), 0);
  const codes = driver?.licenceCodes ?? [];
  return {
    controls,
    seats: [columns.seats0, columns.seats1, columns.seats2, columns.seats3][wheelchairs.length] ?? columns.seats3,
    seatsLeft,
    maxPerDay,
    minKmPerDay,
    codes,
    drivable: new Uint8Array(dictionaries.dossiers.values.length).fill(codes.length === 0 ? 1 : notAsked),
    any: controls !== 0 || seatsLeft > 0 || Number.isFinite(maxPerDay) || minKmPerDay > 0 || codes.length > 0,
  };
}

/** Whether the licence codes let somebody drive a car of this dossier: asked once for each dossier, not for each car. */
export function mayDrive({ dictionaries: { dossiers } }: CarStore, { codes, drivable }: TermsAsked, dossier: number): boolean {
  if (drivable[dossier] === notAsked) drivable[dossier] = checkDriver(dossiers.get(dossier), codes) === 'no' ? 0 : 1;
  return drivable[dossier] === 1;
}

export function driverIsServed(store: CarStore, asked: TermsAsked, row: number): boolean {
  const { bits, dossier } = store.columns;
  return ((bits[row] ?? 0) & asked.controls) === asked.controls && mayDrive(store, asked, dossier[row] ?? 0);
}

/** Keeps the rows whose driver, seats, price and kilometres are as asked. */
export function keepAsAsked(store: CarStore, asked: TermsAsked, batch: Batch): void {
  const { rows, chords } = batch;
  const { terms } = store.columns;
  const { values } = store.dictionaries.terms;
  const { seats, seatsLeft, maxPerDay, minKmPerDay } = asked;
  let kept = 0;
  for (let index = 0; index < batch.count; index += 1) {
    const row = rows[index] ?? 0;
    if ((seats[row] ?? 0) < seatsLeft) continue;
    const pricing = values[terms[row] ?? 0]?.pricing;
    if (!pricing || pricing.perDay.amount > maxPerDay || pricing.kmPerDay < minKmPerDay) continue;
    if (!driverIsServed(store, asked, row)) continue;
    rows[kept] = row;
    chords[kept] = chords[index] ?? 0;
    kept += 1;
  }
  batch.count = kept;
}
