import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DrivingControl } from '../../../lib/driver-needs';
import { useFormat } from '../../../lib/format';
import type { ChoiceFilter, NumberFilter, SwitchFilter } from '../../../lib/search-filters';

export interface FilterWords {
  readonly choice: (name: ChoiceFilter, value: string) => string;
  readonly control: (control: DrivingControl) => string;
  readonly switched: (name: SwitchFilter) => string;
  /** `value` in the units of the request. */
  readonly number: (name: NumberFilter, value: number) => string;
  readonly within: (km: number) => string;
}

/** What each value of a filter is called, in the panel, on a chip and on paper. */
export function useFilterWords(): FilterWords {
  const { t } = useTranslation('search');
  const format = useFormat();
  return useMemo<FilterWords>(() => {
    const numbers: Record<NumberFilter, (value: number) => string> = {
      seatsLeft: (count) => t('filters.seatsLeft.value', { count }),
      maxPerDay: (amount) => t('filters.maxPerDay.value', { amount: format.money({ amount, currency: 'EUR' }, { short: true }) }),
      minKmPerDay: (km) => t('filters.minKmPerDay.value', { km }),
    };
    return {
      choice: (name, value) => t(`filters.${name}.${value}`),
      control: (control) => t(`filters.controls.${control}`),
      switched: (name) => t(`filters.${name}`),
      number: (name, value) => numbers[name](value),
      within: (km) => t('filters.within.km', { km }),
    };
  }, [t, format]);
}
