import { lazy, Suspense, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { useChairs } from '../../lib/chairs';
import { useFormat } from '../../lib/format';
import type { SearchAsk } from '../../lib/search-address';
import { Button } from '../../ui/buttons/Button';
import { Skeleton } from '../../ui/feedback/Skeleton';
import { Card } from '../../ui/layout/Card';
import { PageHeader } from '../../ui/layout/PageHeader';
import { searchZone } from './search-zone';
import styles from './results/results.module.css';

const SearchForm = lazy(() => import('./SearchForm').then((module) => ({ default: module.SearchForm })));

export interface SearchSummaryProps {
  ask: SearchAsk;
  title: string;
  headingRef: Ref<HTMLHeadingElement>;
  open: boolean;
  onOpen: (open: boolean) => void;
  onAsk: (ask: SearchAsk) => void;
}

const formId = 'search-change';

/** What was asked, in one line, and the form to change it. */
export function SearchSummary({ ask, title, headingRef, open, onOpen, onAsk }: SearchSummaryProps) {
  const { t } = useTranslation('search');
  const format = useFormat();
  const chairs = useChairs();
  const when = ask.period ? format.period(ask.period, searchZone) : t('summary.anyDates');
  return (
    <>
      <PageHeader title={title} headingRef={headingRef} />
      <div className={styles.summary} data-print="no">
        <p>{[when, t('summary.chairs', { count: chairs.length })].join(' · ')}</p>
        <Button id="open-form" variant="secondary" icon={open ? 'close' : 'search'} aria-expanded={open} aria-controls={formId} onClick={() => onOpen(!open)}>
          {t(open ? 'summary.close' : chairs.length > 0 ? 'summary.change' : 'summary.changeOrChair')}
        </Button>
      </div>
      <div id={formId} hidden={!open} data-print="no">
        {open && (
          <Card>
            <Suspense fallback={<Skeleton lines={6} />}>
              <SearchForm ask={ask} onAsk={onAsk} />
            </Suspense>
          </Card>
        )}
      </div>
    </>
  );
}
