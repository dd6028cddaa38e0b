import { useCallback, useRef, type RefObject } from 'react';
import { useNavigate } from 'react-router';
import { searchPath, searchState, type SearchAsk } from '../../lib/search-address';

/** How one search leads to the next. */
export interface SearchSteps {
  /** Another search: the focus goes to its heading, where the new answer begins. */
  readonly go: (next: SearchAsk) => void;
  /** The same search, narrowed or sorted: the focus stays. One opening of the filters is one step back. */
  readonly refine: (next: SearchAsk) => void;
  /** The filters were opened: their first change is a new step. */
  readonly beginRefining: () => void;
}

export function useSearchSteps(heading: RefObject<HTMLHeadingElement | null>): SearchSteps {
  const navigate = useNavigate();
  const refining = useRef(false);
  const to = useCallback(
    (next: SearchAsk, replace: boolean) => void navigate(searchPath(next), { state: searchState(next), preventScrollReset: true, replace }),
    [navigate],
  );
  const go = useCallback(
    (next: SearchAsk) => {
      refining.current = false;
      to(next, false);
      heading.current?.focus();
    },
    [to, heading],
  );
  const refine = useCallback(
    (next: SearchAsk) => {
      to(next, refining.current);
      refining.current = true;
    },
    [to],
  );
  const beginRefining = useCallback(() => {
    refining.current = false;
  }, []);
  return { go, refine, beginRefining };
}
