import { createContext, use, useEffect } from 'react';
import { useLocation } from 'react-router';

/** The address of the page that has been arrived at, so that its heading gets the focus once; at first the one that was opened, which takes none. */
export const ArrivalContext = createContext<{ current: string } | undefined>(undefined);

const site = 'Passerelle';

/**
 * Says what the page is, in the title of the window and, after a navigation, by moving the focus to its `h1`, which
 * screen readers then read, once. Give undefined until the heading is on the page:
 *
 * ```tsx
 * useDocumentTitle(vehicle?.title);
 * ```
 *
 * A change of the query string alone (filters, tabs) moves neither focus nor page.
 */
export function useDocumentTitle(title: string | undefined): void {
  const { pathname } = useLocation();
  const arrival = use(ArrivalContext);
  const ready = title !== undefined;
  useEffect(() => {
    if (title !== undefined) document.title = title === site ? site : `${title} – ${site}`;
  }, [title]);
  useEffect(() => {
    if (!ready || !arrival || arrival.current === pathname) return;
    arrival.current = pathname;
    const heading = document.querySelector<HTMLElement>('main h1') ?? document.querySelector<HTMLElement>('main');
    if (!heading) return;
    if (!heading.hasAttribute('tabindex')) heading.tabIndex = -1;
    // The shell restores the scroll position; going back must not jump to the top.
    heading.focus({ preventScroll: true });
  }, [ready, pathname, arrival]);
}
