import { useEffect, useLayoutEffect, useRef } from 'react';
import { useLocation, useNavigationType } from 'react-router';

const storageKey = 'passerelle.scroll';
const patienceMs = 3_000;

function readPlaces(): Record<string, number> {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(storageKey) ?? '{}');
    if (typeof stored !== 'object' || stored === null) return {};
    return Object.fromEntries(Object.entries(stored).filter((entry): entry is [string, number] => typeof entry[1] === 'number'));
  } catch {
    return {};
  }
}

function writePlaces(places: Record<string, number>): void {
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(places));
  } catch {
    // Going back after a reload then begins at the top.
  }
}

/** Scrolls there as soon as the page is long enough, unless the person scrolls first. Returns how to stop. */
function scrollWhenPossible(top: number): () => void {
  const tryNow = () => {
    scrollTo(0, top);
    if (Math.abs(scrollY - top) < 2) stop();
  };
  const growth = new ResizeObserver(tryNow);
  const timer = setTimeout(() => stop(), patienceMs);
  const stop = () => {
    growth.disconnect();
    clearTimeout(timer);
    for (const name of ['wheel', 'touchstart', 'keydown']) removeEventListener(name, stop);
  };
  for (const name of ['wheel', 'touchstart', 'keydown']) addEventListener(name, stop, { passive: true });
  growth.observe(document.body);
  tryNow();
  return stop;
}

/**
 * A new page begins at its top; back and forward return to where the person was, even when what was there takes a
 * moment to load. A new query string alone moves nothing, but going back to an earlier one does.
 */
export function useScroll(): void {
  const { pathname, key } = useLocation();
  // Each page that is opened anew, by a link of a mail for example, has the same first key.
  const place = key === 'default' ? pathname : key;
  const how = useNavigationType();

  useEffect(() => {
    history.scrollRestoration = 'manual';
    return () => {
      history.scrollRestoration = 'auto';
    };
  }, []);

  useEffect(() => {
    const remember = () => writePlaces({ ...readPlaces(), [place]: scrollY });
    addEventListener('scrollend', remember);
    addEventListener('pagehide', remember);
    return () => {
      removeEventListener('scrollend', remember);
      removeEventListener('pagehide', remember);
    };
  }, [place]);

  const shown = useRef<string>(undefined);
  useLayoutEffect(() => {
    const moved = shown.current !== pathname;
    shown.current = pathname;
    if (how !== 'POP') {
      if (moved) scrollTo(0, 0);
      return;
    }
    const top = readPlaces()[place];
    if (top !== undefined) return scrollWhenPossible(top);
  }, [pathname, place, how]);
}
