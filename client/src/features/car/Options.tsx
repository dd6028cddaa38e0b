import { lazy, Suspense, useState } from 'react';
import type { Quote } from '@passerelle/shared/bookings/contract';
import type { Vehicle } from '@passerelle/shared/vehicles/contract';
import { useTranslation } from 'react-i18next';
import { includedKm, nothingChosen, type Choices } from '../../lib/options/choices';
import { Skeleton } from '../../ui/feedback/Skeleton';
import styles from './car.module.css';

const OptionFields = lazy(() => import('../../lib/options/OptionFields').then((module) => ({ default: module.OptionFields })));

export interface OptionsProps {
  vehicle: Vehicle;
  quote: Quote | undefined;
  value: Choices;
  onChange: (value: Choices) => void;
  deliveryError: string | undefined;
}

/** What can be added to the dates; closed until somebody wants it, or has chosen something of it before. */
export function Options({ quote, ...fields }: OptionsProps) {
  const { t } = useTranslation(['car', 'lib']);
  const [open, setOpen] = useState(() => fields.value !== nothingChosen);
  return (
    <details className={styles.options} open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('options.title', { ns: 'lib' })}</summary>
      {open && (
        <Suspense fallback={<Skeleton label={t('price.options')} lines={3} />}>
          <div className={styles.panel}>
            <OptionFields {...fields} includedKm={quote && includedKm(quote, fields.vehicle)} />
          </div>
        </Suspense>
      )}
    </details>
  );
}
