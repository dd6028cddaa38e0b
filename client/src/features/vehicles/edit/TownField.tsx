import { Controller } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { TownBox, type TownAnswer } from '../../../lib/TownBox';
import type { CarFieldProps } from './CarField';
import { readAt } from './nested';

const name = 'location';

function townOf(value: unknown): TownAnswer {
  const text = readAt(value, 'text');
  const lat = readAt(value, 'point.lat');
  const lon = readAt(value, 'point.lon');
  return { text: typeof text === 'string' ? text : '', point: typeof lat === 'number' && typeof lon === 'number' ? { lat, lon } : null };
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
      render={({ field }) => <TownBox id={id} label={t('field.location')} hint={t('hint.location')} error={error} value={townOf(field.value)} onChange={field.onChange} />}
    />
  );
}
