import { useCallback, useRef, useState } from 'react';
import { useWide } from './use-wide';

export interface MapSwitch {
  /** List and map stand beside each other. */
  readonly wide: boolean;
  /** On a narrow screen the map has taken the list's place. */
  readonly mapAlone: boolean;
  readonly withMap: boolean;
  readonly toggleMap: () => void;
  readonly showMap: () => void;
  readonly showList: () => void;
}

/** On a narrow screen list and map take turns; the list comes back where it was left. */
export function useMapSwitch(): MapSwitch {
  const wide = useWide();
  const [shown, setShown] = useState(false);
  const listScroll = useRef(0);
  const showMap = useCallback(() => {
    listScroll.current = scrollY;
    setShown(true);
  }, []);
  const showList = useCallback(() => setShown(false), []);
  const toggleMap = () => {
    if (shown) showList();
    else showMap();
    requestAnimationFrame(() => scrollTo({ top: shown ? listScroll.current : 0, behavior: 'instant' }));
  };
  return { wide, mapAlone: shown && !wide, withMap: wide || shown, toggleMap, showMap, showList };
}
