import type { Wheelchair } from '@passerelle/shared/fit/model';
import { useMemo, useSyncExternalStore } from 'react';
import { freeId, mostKept, mostTravelling, type KeptChair } from './chairs/kept-chair';
import { parseChairs } from './chairs/parse-chairs';
import { createDeviceStore } from './device-store';

/**
 * The wheelchairs of this device. Those that travel go to the server with a search, a fit check or a quote, in the body of the request,
 * never into an address, and always without their names.
 */
const store = createDeviceStore<readonly KeptChair[]>('passerelle.chairs', parseChairs);

/** Every kept chair, in the order they were made. The same array as long as nothing changed. */
export const readKeptChairs = store.read;

/** Remembers these chairs on the device; an empty list forgets them. */
export function saveKeptChairs(chairs: readonly KeptChair[]): void {
  store.save(chairs.length === 0 ? undefined : chairs.slice(0, mostKept));
}

/** Puts a chair in place of the one with this id, or after the others. A new one travels while there is room. Returns its id. */
export function keepChair(chair: Pick<KeptChair, 'name' | 'wheelchair'>, id?: string): string {
  const chairs = readKeptChairs();
  if (id !== undefined && chairs.some((kept) => kept.id === id)) {
    saveKeptChairs(chairs.map((kept) => (kept.id === id ? { ...kept, ...chair } : kept)));
    return id;
  }
  const made = freeId(chairs);
  const travels = chairs.filter((kept) => kept.travels).length < mostTravelling;
  saveKeptChairs([...chairs, { ...chair, id: made, travels }]);
  return made;
}

export function removeChair(id: string): void {
  saveKeptChairs(readKeptChairs().filter((kept) => kept.id !== id));
}

/** Takes a chair along or leaves it. False, and nothing changes, where three travel already. */
export function setTravels(id: string, travels: boolean): boolean {
  const chairs = readKeptChairs();
  if (travels && chairs.filter((kept) => kept.travels && kept.id !== id).length >= mostTravelling) return false;
  saveKeptChairs(chairs.map((kept) => (kept.id === id ? { ...kept, travels } : kept)));
  return true;
}

/** Every kept chair, in step with other components and tabs. */
export function useKeptChairs(): readonly KeptChair[] {
  return useSyncExternalStore(store.subscribe, store.read);
}

/** The chairs that travel, in the order the server is asked about them; empty for none. */
export function useTravellingChairs(): readonly KeptChair[] {
  const kept = useKeptChairs();
  return useMemo(() => kept.filter(({ travels }) => travels), [kept]);
}

/** The measures of the chairs that travel. The same array as long as nothing changed. */
export function useChairs(): readonly Wheelchair[] {
  const travelling = useTravellingChairs();
  return useMemo(() => travelling.map(({ wheelchair }) => wheelchair), [travelling]);
}
