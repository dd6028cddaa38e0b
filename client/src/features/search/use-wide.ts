import { useSyncExternalStore } from 'react';

const query = '(min-width: 64rem)';

const subscribe = (listener: () => void) => {
  const match = matchMedia(query);
  match.addEventListener('change', listener);
  return () => match.removeEventListener('change', listener);
};

/** Whether list and map have room beside each other. The map is not even fetched where it is not shown. */
export function useWide(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches);
}
