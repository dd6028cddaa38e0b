import { examineFit } from '@passerelle/shared/fit/fit';
import { explainVerdict } from '@passerelle/shared/fit/describe';
import type { Locale } from '@passerelle/shared/locale';
import type { SearchItem, SearchQuery } from '@passerelle/shared/search/contract';
import { kmOfChord, roundToHalfKm, type UnitVector } from '../geo';
import type { TotalOf } from './scan/offer';
import { chordTo } from './scan/within';
import type { CarStore } from './store/car-store';
import { degreeUnits } from './store/columns';
import { fittingsOf } from './store/decode';
import { unpackLooks } from './store/encode';
import { bits as known, checkedBit } from './store/facet-bits';

/** A row as people see it in a list; its verdict comes with its sentence from the rule itself. */
export function presentItem(store: CarStore, row: number, { near, period, wheelchairs = [] }: SearchQuery, middle: UnitVector, totalOf: TotalOf, locale: Locale): SearchItem {
  const { columns, dictionaries } = store;
  const terms = columns.terms[row] ?? 0;
  const { perDay } = dictionaries.terms.get(terms).pricing;
  const bits = columns.bits[row] ?? 0;
  const accessibility = fittingsOf(store, row);
  const fit = wheelchairs.length === 0 ? null : examineFit(accessibility, wheelchairs);
  const rating = dictionaries.ratings.get(columns.rating[row] ?? 0);
  const { type, side } = accessibility.access ?? {};
  return {
    vehicleId: store.idAt(row),
    title: store.titleAt(row),
    place: dictionaries.places.get(columns.place[row] ?? 0),
    ...unpackLooks(columns.looks[row] ?? 0),
    ...(type && side ? { access: { type, side } } : {}),
    verdict: fit?.verdict ?? null,
    ...(fit ? { reason: explainVerdict(fit, locale) } : {}),
    ...(near ? { distanceKm: roundToHalfKm(kmOfChord(chordTo(store, middle, row))) } : {}),
    price: { ...(period ? { total: { amount: totalOf(terms), currency: perDay.currency } } : {}), perDay },
    location: { lat: (columns.lat[row] ?? 0) / degreeUnits, lon: (columns.lon[row] ?? 0) / degreeUnits },
    instant: (bits & known.instant) !== 0,
    checked: (bits & checkedBit) !== 0,
    ...(rating ? { rating } : {}),
  };
}
