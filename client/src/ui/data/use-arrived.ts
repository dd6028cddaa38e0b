import { useState } from 'react';

interface Arriving {
  readonly id: string;
  readonly mine: boolean;
}

/**
 * What others wrote since the list was first shown, by the last change that brought any: neither what was there already,
 * nor earlier pages that are put before it.
 */
export function useArrived<Message extends Arriving>(messages: readonly Message[]): readonly Message[] {
  const [known, setKnown] = useState(() => new Set(messages.map(({ id }) => id)));
  const [arrived, setArrived] = useState<readonly Message[]>([]);
  if (messages.some(({ id }) => !known.has(id))) {
    const others = messages.slice(messages.findLastIndex(({ id }) => known.has(id)) + 1).filter(({ mine }) => !mine);
    setKnown(new Set([...known, ...messages.map(({ id }) => id)]));
    if (others.length > 0) setArrived(others);
  }
  return arrived;
}
