import { useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import type { LatLon } from '@passerelle/shared/geo/contract';
import { ComboBoxField, type Suggestion } from '../ui/forms/ComboBoxField';
import { api } from './api';

/** A town as it is typed, and where it is once chosen from the list. */
export interface TownAnswer {
  readonly text: string;
  readonly point: LatLon | null;
}
export const noTown: TownAnswer = { text: '', point: null };

interface TownBoxProps {
  id: string;
  label: string;
  hint?: string;
  error?: string | undefined;
  value: TownAnswer;
  onChange: (value: TownAnswer) => void;
}

/** A town by its name or postcode, chosen from the list that comes while somebody types. */
export function TownBox({ value, onChange, ...texts }: TownBoxProps) {
  const { t } = useTranslation('lib');
  const asked = useDeferredValue(value.text.trim());
  const looking = value.point === null && asked.length >= 2;
  const places = useQuery({
    queryKey: ['places', asked],
    queryFn: ({ signal }) => api.geo.places({ query: { q: asked, limit: 8 } }, { signal }),
    enabled: looking,
    staleTime: Infinity,
  });
  const towns = looking ? (places.data?.items ?? []) : [];
  const suggestions = towns.map((place): Suggestion & { point: LatLon } => ({ id: place.id, label: place.name, detail: [place.postcodes[0], place.department].filter(Boolean).join(', '), point: place.location }));
  return (
    <ComboBoxField
      {...texts}
      inputValue={value.text}
      onInputChange={(text) => {
        if (text !== value.text) onChange({ text, point: null });
      }}
      suggestions={suggestions}
      onSelect={({ label, point }) => onChange({ text: label, point })}
      busy={looking && places.isFetching}
      note={looking && places.isSuccess && towns.length === 0 ? t('town.nothing') : undefined}
    />
  );
}
