import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import { loadWords } from '../lib/i18n';

export interface LazyPage {
  Component: LazyExoticComponent<ComponentType>;
  /** Begins to fetch, if that has not been done. */
  preload: () => void;
}

let onTheWay = 0;
const listeners = new Set<() => void>();

function count(change: number): void {
  onTheWay += change;
  for (const listener of listeners) listener();
}

/** For useSyncExternalStore: whether a page is being fetched. */
export const pagesOnTheWay = {
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  any: () => onTheWay > 0,
};

/** A page's code and its feature's texts, fetched side by side when somebody goes there. */
export function lazyPage(load: () => Promise<{ Component: ComponentType }>, namespace: string): LazyPage {
  const fetchBoth = async () => {
    count(1);
    try {
      const [{ Component }] = await Promise.all([load(), loadWords(namespace)]);
      return { default: Component };
    } finally {
      count(-1);
    }
  };
  let fetched: ReturnType<typeof fetchBoth> | undefined;
  const fetchOnce = () => (fetched ??= fetchBoth());
  return {
    Component: lazy(fetchOnce),
    preload: () => {
      // What goes wrong is told when the page is shown.
      fetchOnce().catch(() => undefined);
    },
  };
}
