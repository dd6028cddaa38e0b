import { CarStore } from './store/car-store';
import { accessibilityOf } from './store/decode';
import type { SearchableVehicle } from '../vehicles';

/** Everything that a search can tell of a row, as text: equal for equal cars. Of the calendar, what lies after `now` (seconds). */
export function describeRow(store: CarStore, row: number, now: number): string {
  const { columns, dictionaries } = store;
  const { lat, lon, bits, looks, deliveryKm, seats0, seats1, seats2, seats3, terms, rating, place } = columns;
  const taken: number[] = [];
  const pairs = store.takenAt(row);
  for (let pair = 0; pair < pairs.length; pair += 2) {
    const end = pairs[pair + 1] ?? 0;
    if (end > now) taken.push(Math.max(now, pairs[pair] ?? 0), end);
  }
  return JSON.stringify([
    store.idAt(row),
    store.titleAt(row),
    ...[lat, lon, bits, looks, deliveryKm, seats0, seats1, seats2, seats3].map((column) => column[row]),
    dictionaries.terms.get(terms[row] ?? 0),
    dictionaries.ratings.get(rating[row] ?? 0),
    dictionaries.places.get(place[row] ?? 0),
    accessibilityOf(store, row),
    taken,
  ]);
}

/** The same of cars as the database gives them, by id. */
export function describeCars(cars: readonly SearchableVehicle[], now: number): Map<string, string> {
  const store = new CarStore(cars.length, 0, { days: 0 });
  return new Map(
    cars.map((car) => {
      store.put(car);
      return [car.id, describeRow(store, store.find(car.id) ?? 0, now)];
    }),
  );
}
