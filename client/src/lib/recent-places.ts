import type { LatLon } from '@passerelle/shared/geo/contract';
import { useSyncExternalStore } from 'react';
import { createDeviceStore } from './device-store';

/** A town that was searched around; kept on this device only. */
export interface RecentPlace {
  readonly name: string;
  /** "69003, Rhône" */
  readonly detail: string;
  readonly location: LatLon;
}

const most = 5;

const within = (value: unknown, limit: number): value is number => typeof value === 'number' && Math.abs(value) <= limit;

function readPlace(stored: unknown): RecentPlace[] {
  if (typeof stored !== 'object' || stored === null || !('name' in stored) || !('location' in stored)) return [];
  const { name, location } = stored;
  const detail: unknown = Reflect.get(stored, 'detail');
  if (typeof name !== 'string' || name === '' || typeof location !== 'object' || location === null) return [];
  const lat: unknown = Reflect.get(location, 'lat');
  const lon: unknown = Reflect.get(location, 'lon');
  return within(lat, 90) && within(lon, 180) ? [{ name, detail: typeof detail === 'string' ? detail : '', location: { lat, lon } }] : [];
}

const parsePlaces = (stored: unknown): readonly RecentPlace[] => (Array.isArray(stored) ? stored.flatMap(readPlace).slice(0, most) : []);

const store = createDeviceStore('passerelle.places', parsePlaces);

const save = (places: readonly RecentPlace[]): void => store.save(places.length === 0 ? undefined : places.slice(0, most));
const isSame = (a: RecentPlace, b: RecentPlace): boolean => a.name === b.name && a.detail === b.detail;

/** The latest first. */
export const readRecentPlaces = store.read;

/** Puts a place before the others; the sixth is forgotten. */
export function rememberPlace(place: RecentPlace): void {
  save([place, ...store.read().filter((other) => !isSame(other, place))]);
}

export function forgetPlace(place: RecentPlace): void {
  save(store.read().filter((other) => !isSame(other, place)));
}

export const forgetPlaces = (): void => save([]);

export function useRecentPlaces(): readonly RecentPlace[] {
  return useSyncExternalStore(store.subscribe, store.read);
}
