import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { dayIn } from '../../lib/period-fields';
import { Button } from '../../ui/buttons/Button';
import { Skeleton } from '../../ui/feedback/Skeleton';
import { DateTimeRange } from '../../ui/forms/DateTimeRange';
import { ErrorSummary } from '../../ui/forms/ErrorSummary';
import { searchZone } from './search-zone';
import { PlaceField } from './PlaceField';
import type { SearchAsk } from '../../lib/search-address';
import { formIds, useSearchForm } from './use-search-form';
import styles from './search.module.css';

export interface SearchFormProps {
  ask: SearchAsk;
  onAsk: (ask: SearchAsk) => void;
}

// Everything else can be answered meanwhile.
const NeedsSection = lazy(() => import('./chair/NeedsSection').then((module) => ({ default: module.NeedsSection })));

const dayMs = 86_400_000;

/** Where, when, and in which chair. Only where is needed. */
export function SearchForm({ ask, onAsk }: SearchFormProps) {
  const { t } = useTranslation('search');
  const { place, period, errors, attempt, busy, onSubmit } = useSearchForm(ask, onAsk);
  const now = new Date();
  return (
    <form className={styles.form} role="search" aria-label={t('form.label')} noValidate onSubmit={onSubmit}>
      <ErrorSummary errors={errors} attempt={attempt} />
      <div className={styles.formTop}>
        <PlaceField id={formIds.place} {...place} />
        <DateTimeRange
          id={formIds.period}
          legend={t('form.period.label')}
          hint={t('form.period.hint')}
          min={dayIn(now, searchZone)}
          max={dayIn(new Date(now.getTime() + 365 * dayMs), searchZone)}
          {...period}
        />
      </div>
      <Suspense fallback={<Skeleton lines={4} />}>
        <NeedsSection />
      </Suspense>
      <div>
        <Button type="submit" icon="search" busy={busy} busyText={t('form.busy')}>
          {t('form.submit')}
        </Button>
      </div>
    </form>
  );
}
