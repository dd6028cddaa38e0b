import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { useRecentPlaces } from '../../lib/recent-places';
import { ComboBoxField } from '../../ui/forms/ComboBoxField';
import { recentChoice, townChoice, type ChosenPlace, type NearMe } from './place-choices';
import { useNearMe } from './use-near-me';
import styles from './search.module.css';

export interface PlaceFieldProps {
  id: string;
  text: string;
  error?: string | undefined;
  onText: (text: string) => void;
  onPlace: (place: ChosenPlace) => void;
}

const RecentPlaces = lazy(() => import('./RecentPlaces').then((module) => ({ default: module.RecentPlaces })));

const pause = 150;
const shortest = 2;

function useSettled(text: string): string {
  const [settled, setSettled] = useState('');
  useEffect(() => {
    const wait = setTimeout(() => setSettled(text.trim()), pause);
    return () => clearTimeout(wait);
  }, [text]);
  return settled;
}

/** Towns for what is typed; not asked for what stands in the box because it was chosen. */
function useTowns(text: string, typing: boolean) {
  const asked = useSettled(text);
  const enabled = typing && asked.length >= shortest;
  const { data, isFetching, isError } = useQuery({
    queryKey: ['places', asked],
    queryFn: ({ signal }) => api.geo.places({ query: { q: asked, limit: 8 } }, { signal }),
    enabled,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    // The next letter asks again anyway.
    retry: false,
  });
  const towns = enabled && text.trim().length >= shortest ? (data?.items ?? []) : [];
  const settled = enabled && asked === text.trim() && !isFetching;
  return { towns, busy: enabled && isFetching, failed: settled && isError, nothing: settled && data !== undefined && data.items.length === 0 };
}

/**
 * A town by its name or postcode; with an empty box, where the person is and the last places. What is typed counts even when no
 * suggestion was chosen: the form takes the first match.
 */
export function PlaceField({ id, text, error, onText, onPlace }: PlaceFieldProps) {
  const { t } = useTranslation('search');
  const [typing, setTyping] = useState(false);
  const recent = useRecentPlaces();
  const { towns, busy, failed, nothing } = useTowns(text, typing);
  const nearMe: NearMe = { id: 'near-me', label: t('place.nearMe') };
  const { state, ask, cancel } = useNearMe((location) => onPlace({ ...nearMe, location }));

  const empty = text.trim() === '';
  const suggestions: readonly (ChosenPlace | NearMe)[] = empty ? [nearMe, ...recent.map(recentChoice)] : towns.map(townChoice);
  const note = state !== 'idle' ? t(`place.${state}`) : failed ? t('place.failed') : nothing ? t('form.place.nothing') : undefined;
  return (
    <div className={styles.place}>
      <ComboBoxField
        id={id}
        label={t('form.place.label')}
        hint={t('form.place.hint')}
        error={error}
        inputValue={text}
        onInputChange={(typed) => {
          if (typed === text) return;
          cancel();
          setTyping(true);
          onText(typed);
        }}
        suggestions={suggestions}
        onSelect={(choice) => {
          setTyping(false);
          cancel();
          if (choice.location) onPlace(choice);
          else ask();
        }}
        busy={busy}
        note={note}
      />
      {empty && recent.length > 0 && (
        <Suspense fallback={null}>
          <RecentPlaces places={recent} fieldId={id} />
        </Suspense>
      )}
    </div>
  );
}
