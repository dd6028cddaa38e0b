import { useEffect, useRef } from 'react';
import { useLocation, useNavigationType } from 'react-router';

const storageKey = 'passerelle.focus';

function readPlaces(): Record<string, string> {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(storageKey) ?? '{}');
    if (typeof stored !== 'object' || stored === null) return {};
    return Object.fromEntries(Object.entries(stored).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  } catch {
    return {};
  }
}

function writePlace(place: string, id: string): void {
  try {
    sessionStorage.setItem(storageKey, JSON.stringify({ ...readPlaces(), [place]: id }));
  } catch {
    // Going back then leads to the heading.
  }
}

/**
 * Back and forward put the focus where it was on this page, as soon as that is there again (`ready`). Only what has an id is
 * remembered. Use it after useDocumentTitle, which leads to the heading.
 */
export function useReturnFocus(ready: boolean): void {
  const { pathname, key } = useLocation();
  // Each page that is opened anew has the same first key.
  const place = key === 'default' ? pathname : key;
  const how = useNavigationType();
  const done = useRef<string>(undefined);

  useEffect(() => {
    const remember = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement && target.id && target.matches('main *')) writePlace(place, target.id);
    };
    addEventListener('focusin', remember);
    return () => removeEventListener('focusin', remember);
  }, [place]);

  useEffect(() => {
    if (!ready || done.current === place) return;
    done.current = place;
    const id = how === 'POP' ? readPlaces()[place] : undefined;
    if (id) document.getElementById(id)?.focus({ preventScroll: true });
  }, [ready, place, how]);
}
