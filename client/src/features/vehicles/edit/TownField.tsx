import { useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { Controller } from 'react-hook-form';
import { api } from '../../../lib/api';
import { ComboBoxField, type Suggestion } from '../../../ui/forms/ComboBoxField';
import type { TownAnswer } from './car-form';
import type { CarFieldProps } from './CarField';
import { readAt } from './nested';

type Town = Suggestion & { point: { lat: number; lon: number } };
type TownInputProps = { id: string; error: string | undefined; value: TownAnswer; onChange: (value: TownAnswer) => void };

const name = 'location';

function townOf(value: unknown): TownAnswer {
  const text = readAt(value, 'text');
  const lat = readAt(value, 'point.lat');
  const lon = readAt(value, 'point.lon');
  return { text: typeof text === 'string' ? text : '', point: typeof lat === 'number' && typeof lon === 'number' ? { lat, lon } : null };
}

function TownInput({ id, error, value, onChange }: TownInputProps) {
  const { t } = useTranslation('vehicles');
  const asked = useDeferredValue(value.text.trim());
  const looking = value.point === null && asked.length >= 2;
  const places = useQuery({
    queryKey: ['places', asked],
    queryFn: ({ signal }) => api.geo.places({ query: { q: asked, limit: 8 } }, { signal }),
    enabled: looking,
    staleTime: Infinity,
  });
  const towns = looking ? (places.data?.items ?? []) : [];
  const suggestions = towns.map((place): Town => ({ id: place.id, label: place.name, detail: [place.postcodes[0], place.department].filter(Boolean).join(', '), point: place.location }));
  return (
    <ComboBoxField
      id={id}
      label={t('field.location')}
      hint={t('hint.location')}
      error={error}
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

/** The town, chosen from the list: the car's place on the map follows from it. */
export function TownField({ control, own }: Pick<CarFieldProps, 'control' | 'own'>) {
  const { t } = useTranslation('vehicles');
  const { id, error } = own(name);
  return (
    <Controller
      control={control}
      name={name}
      rules={{ validate: (value: unknown) => townOf(value).point !== null || t('missing.location') }}
      render={({ field }) => <TownInput id={id} error={error} value={townOf(field.value)} onChange={field.onChange} />}
    />
  );
}
