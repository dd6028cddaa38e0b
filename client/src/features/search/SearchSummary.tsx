import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { useChairs } from '../../lib/chairs';
import { useFormat } from '../../lib/format';
import { Button } from '../../ui/buttons/Button';
import { Card } from '../../ui/layout/Card';
import { PageHeader } from '../../ui/layout/PageHeader';
import { searchZone } from './search-zone';
import type { SearchAsk } from './search-address';
import { SearchForm } from './SearchForm';
import styles from './results/results.module.css';

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
      <div className={styles.summary}>
        <p>
          {[when, t('summary.chairs', { count: chairs.length })].join(' · ')}
        </p>
        <Button variant="secondary" icon={open ? 'close' : 'search'} aria-expanded={open} aria-controls={formId} onClick={() => onOpen(!open)}>
          {t(open ? 'summary.close' : chairs.length > 0 ? 'summary.change' : 'summary.changeOrChair')}
        </Button>
      </div>
      <div id={formId} hidden={!open}>
        {open && (
          <Card>
            <SearchForm ask={ask} onAsk={onAsk} />
          </Card>
        )}
      </div>
    </>
  );
}
