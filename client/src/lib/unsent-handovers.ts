import { useSyncExternalStore } from 'react';
import { createDeviceStore } from './device-store';

const store = createDeviceStore('passerelle.unsent', (stored) => (typeof stored === 'number' && stored > 0 ? stored : 0));

/** How many hand-overs were signed on this phone and are not with the server yet, whoever signed them: neither which car nor who. */
export const unsentHandovers = store.read;
export const useUnsentHandovers = (): number => useSyncExternalStore(store.subscribe, store.read);
export const rememberUnsent = (count: number): void => store.save(count === 0 ? undefined : count);
