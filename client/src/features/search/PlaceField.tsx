import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Place } from '@passerelle/shared/geo/contract';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { ComboBoxField } from '../../ui/forms/ComboBoxField';

export interface PlaceFieldProps {
  id: string;
  text: string;
  error?: string | undefined;
  onText: (text: string) => void;
  onPlace: (place: Place) => void;
}

const pause = 150;

function useSettled(text: string): string {
  const [settled, setSettled] = useState('');
  useEffect(() => {
    const wait = setTimeout(() => setSettled(text.trim()), pause);
    return () => clearTimeout(wait);
  }, [text]);
  return settled;
}

/** A town by its name or postcode. What is typed counts even when no suggestion was chosen: the form takes the first match. */
export function PlaceField({ id, text, error, onText, onPlace }: PlaceFieldProps) {
  const { t } = useTranslation('search');
  const [typing, setTyping] = useState(false);
  const asked = useSettled(text);
  const { data, isFetching } = useQuery({
    queryKey: ['places', asked],
    queryFn: ({ signal }) => api.geo.places({ query: { q: asked, limit: 8 } }, { signal }),
    enabled: typing && asked.length >= 2,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });
  const places = typing && asked.length >= 2 ? (data?.items ?? []) : [];
  const suggestions = places.map((place) => {
    const [first] = place.postcodes;
    return { id: place.id, label: place.name, detail: [first, place.department].filter(Boolean).join(', '), place };
  });
  const settled = typing && asked.length >= 2 && asked === text.trim() && data !== undefined && !isFetching;
  return (
    <ComboBoxField
      id={id}
      label={t('form.place.label')}
      hint={t('form.place.hint')}
      error={error}
      inputValue={text}
      onInputChange={(typed) => {
        if (typed === text) return;
        setTyping(true);
        onText(typed);
      }}
      suggestions={suggestions}
      onSelect={({ place }) => {
        setTyping(false);
        onPlace(place);
      }}
      busy={isFetching}
      nothingFound={settled && suggestions.length === 0 ? t('form.place.nothing') : undefined}
    />
  );
}
