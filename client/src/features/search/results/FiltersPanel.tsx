import type { SearchFilters, SearchReply } from '@passerelle/shared/search/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChairs } from '../../../lib/chairs';
import { StatusMessage } from '../../../ui/a11y/StatusMessage';
import { Button } from '../../../ui/buttons/Button';
import { ButtonRow } from '../../../ui/buttons/ButtonRow';
import { Checkbox } from '../../../ui/forms/Checkbox';
import { NumberField } from '../../../ui/forms/NumberField';
import { Select } from '../../../ui/forms/Select';
import { readNumber } from '../../../ui/forms/read-number';
import { radii, type SearchAsk } from '../search-address';
import { usePreview } from './use-results';
import styles from './results.module.css';

export interface FiltersPanelProps {
  ask: SearchAsk;
  onApply: (ask: SearchAsk) => void;
  onClose: () => void;
}

const picks = {
  access: ['ramp', 'lift'],
  side: ['rear', 'left', 'right'],
  mode: ['passenger_in_wheelchair', 'drive_from_wheelchair', 'transfer', 'adapted_driving'],
  gearbox: ['automatic', 'manual'],
} as const;
type Pick = keyof typeof picks;
const pickNames: readonly Pick[] = ['access', 'side', 'mode', 'gearbox'];
const switches = ['instant', 'powered', 'winch'] as const;

function countOf(facets: SearchReply['facets'] | undefined, name: Pick | 'instant', value: string): number | undefined {
  return facets && (facets[name].find((each) => each.value === value)?.count ?? 0);
}

const without = (filters: SearchFilters, name: keyof SearchFilters): SearchFilters =>
  Object.fromEntries(Object.entries(filters).filter(([key]) => key !== name));

/** Nothing changes until it is applied; the button says how many cars would remain. */
export function FiltersPanel({ ask, onApply, onClose }: FiltersPanelProps) {
  const { t } = useTranslation('search');
  const chairs = useChairs();
  const [draft, setDraft] = useState(ask);
  const [dearest, setDearest] = useState(ask.filters.maxPerDay === undefined ? '' : String(ask.filters.maxPerDay / 100));
  const { data, isFetching } = usePreview(draft, chairs);
  const { filters } = draft;
  const setFilters = (changed: SearchFilters) => setDraft({ ...draft, filters: changed });
  const pick = (name: Pick, text: string) => {
    const value = picks[name].find((each) => each === text);
    setFilters(value === undefined ? without(filters, name) : { ...filters, [name]: value });
  };
  const amount = dearest.trim() === '' ? undefined : readNumber(dearest);
  const wrongAmount = dearest.trim() !== '' && (amount === undefined || amount > 10_000);
  const remaining = data === undefined ? undefined : t('filters.apply', { count: data.total });

  return (
    <form
      className={styles.filters}
      aria-label={t('filters.title')}
      onSubmit={(event) => {
        event.preventDefault();
        if (!wrongAmount) onApply(draft);
      }}
    >
      <div className={styles.filterGrid}>
        {pickNames.map((name) => (
          <Select
            key={name}
            label={t(`filters.${name}.label`)}
            value={filters[name] ?? ''}
            placeholder={t('filters.any')}
            options={picks[name].map((value) => {
              const count = countOf(data?.facets, name, value);
              const label = t(`filters.${name}.${value}`);
              return { value, label: count === undefined ? label : t('filters.counted', { label, count }) };
            })}
            onChange={(event) => pick(name, event.target.value)}
          />
        ))}
        {ask.near && !ask.bounds && (
          <Select
            label={t('filters.within.label')}
            value={draft.withinKm === undefined ? '' : String(draft.withinKm)}
            placeholder={t('filters.within.any')}
            options={radii.map((km) => ({ value: String(km), label: t('filters.within.km', { km }) }))}
            onChange={(event) => setDraft({ ...draft, withinKm: radii.find((km) => String(km) === event.target.value) })}
          />
        )}
        <NumberField
          label={t('filters.maxPerDay.label')}
          unit="€"
          whole
          error={wrongAmount ? t('filters.maxPerDay.wrong') : undefined}
          value={{ text: dearest, unknown: false }}
          onChange={({ text }) => {
            setDearest(text);
            const euros = text.trim() === '' ? undefined : readNumber(text);
            setFilters(euros === undefined || euros > 10_000 ? without(filters, 'maxPerDay') : { ...filters, maxPerDay: Math.round(euros * 100) });
          }}
        />
      </div>
      <div className={styles.switches}>
        {switches.map((name) => (
          <Checkbox
            key={name}
            label={t(`filters.${name}`)}
            checked={filters[name] ?? false}
            onChange={(event) => setFilters(event.target.checked ? { ...filters, [name]: true } : without(filters, name))}
          />
        ))}
      </div>
      <StatusMessage message={isFetching ? '' : (remaining ?? '')} />
      <ButtonRow>
        <Button type="submit">{remaining ?? t('filters.applyAny')}</Button>
        <Button
          variant="secondary"
          onClick={() => {
            setDearest('');
            setDraft({ ...draft, withinKm: undefined, filters: filters.includeDoesNotFit ? { includeDoesNotFit: true } : {} });
          }}
        >
          {t('filters.clear')}
        </Button>
        <Button variant="quiet" onClick={onClose}>
          {t('filters.close')}
        </Button>
      </ButtonRow>
    </form>
  );
}
