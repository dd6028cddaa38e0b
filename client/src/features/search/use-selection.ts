import { useCallback, useEffect, useMemo, useState, type KeyboardEvent } from 'react';
import { cardLinkId, type CardPlace } from './results/ResultCard';

interface Choice {
  readonly vehicleId: string;
  /** Where the focus goes now. */
  readonly to: 'card' | 'marker';
}

export interface Selection {
  readonly selected: string | undefined;
  /** For the map: the marker that takes the focus. */
  readonly reveal: { readonly id: string } | undefined;
  readonly toCard: (vehicleId: string) => void;
  readonly toMarker: (vehicleId: string) => void;
  /** Escape on a marker leads to its card, and on a card to its marker. */
  readonly onEscape: (event: KeyboardEvent) => void;
}

const idIn = (target: EventTarget, attribute: string): string | undefined =>
  target instanceof Element ? target.closest(`[${attribute}]`)?.getAttribute(attribute)?.split(' ')[0] : undefined;

export interface SelectionOptions {
  /** Where the card is: in the list, or on a phone below the map. */
  readonly cardPlace: CardPlace;
  /** Before the focus goes from a marker to the list. */
  readonly onToList: () => void;
  /** Before it goes to a marker. */
  readonly onToMap: () => void;
}

/** The car that is chosen in list and map, and the way between its card and its marker. */
export function useSelection({ cardPlace, onToList, onToMap }: SelectionOptions): Selection {
  const [choice, setChoice] = useState<Choice>();
  const reveal = useMemo(() => (choice?.to === 'marker' ? { id: choice.vehicleId } : undefined), [choice]);

  // After the paint: on a phone the card is only on the page once its marker was chosen.
  useEffect(() => {
    if (choice?.to !== 'card') return;
    const link = document.getElementById(cardLinkId(choice.vehicleId, cardPlace));
    link?.focus({ preventScroll: true });
    link?.closest('li')?.scrollIntoView({ block: 'nearest' });
    // A wider window is no reason to move the focus.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [choice]);

  const toCard = useCallback((vehicleId: string) => setChoice({ vehicleId, to: 'card' }), []);
  const toMarker = useCallback(
    (vehicleId: string) => {
      setChoice({ vehicleId, to: 'marker' });
      onToMap();
    },
    [onToMap],
  );
  const onEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    const marker = idIn(event.target, 'data-marker');
    const card = idIn(event.target, 'data-card');
    if (marker) {
      onToList();
      toCard(marker);
    } else if (card) {
      toMarker(card);
    }
  };
  return { selected: choice?.vehicleId, reveal, toCard, toMarker, onEscape };
}
