import { useCallback, useEffect, useState, type KeyboardEvent } from 'react';
import { cardLinkId } from './results/ResultCard';

/** The car that is chosen in list and map. A marker leads to its card; Escape on the card leads back to the marker. */
export function useSelection() {
  const [choice, setChoice] = useState<{ readonly vehicleId: string }>();

  // After the paint: on a phone the card is only on the page once its marker was chosen.
  useEffect(() => {
    const link = choice && document.getElementById(cardLinkId(choice.vehicleId));
    link?.focus({ preventScroll: true });
    link?.closest('li')?.scrollIntoView({ block: 'nearest' });
  }, [choice]);

  const onMarker = useCallback((vehicleId: string) => setChoice({ vehicleId }), []);

  const onEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !choice) return;
    const marker = document.querySelector<HTMLElement>(`[data-marker="${CSS.escape(choice.vehicleId)}"] button`);
    if (!marker) return;
    event.stopPropagation();
    marker.focus();
  };

  return { selected: choice?.vehicleId, onMarker, onEscape };
}
