import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { api } from '../../lib/api';
import { useFormat } from '../../lib/format';
import { ProblemNotice } from '../../lib/ProblemNotice';
import { useDocumentTitle } from '../../lib/use-document-title';
import { StatusMessage } from '../../ui/a11y/StatusMessage';
import { EmptyState } from '../../ui/feedback/EmptyState';
import { Skeleton } from '../../ui/feedback/Skeleton';
import { Select } from '../../ui/forms/Select';
import { Breadcrumb } from '../../ui/layout/Breadcrumb';
import { Page } from '../../ui/layout/Page';
import { PageHeader } from '../../ui/layout/PageHeader';
import { DemandTable } from './DemandTable';
import { latestMonths } from './latest-months';
import styles from './cases.module.css';

const monthsOffered = 12;

/** Where people searched and found nothing, and what stood in the way: a guide for finding owners. No person is attached. */
export function Component() {
  const { t } = useTranslation('cases');
  const format = useFormat();
  const [search, setSearch] = useSearchParams();
  const months = latestMonths(new Date(), monthsOffered);
  const month = months.find((each) => each === search.get('month'));
  const demand = useQuery({
    queryKey: ['demand', month],
    queryFn: ({ signal }) => api.search.demand({ query: month === undefined ? {} : { month } }, { signal }),
  });
  useDocumentTitle(t('demand.title'));
  const rows = demand.data?.items ?? [];
  const total = rows.reduce((sum, { searches }) => sum + searches, 0);
  const found = t('demand.found', { count: total });
  return (
    <Page>
      <PageHeader
        before={<Breadcrumb items={[{ label: t('list.title'), to: '/support' }, { label: t('demand.title') }]} />}
        title={t('demand.title')}
        lead={t('demand.lead')}
      />
      <div className={styles.search}>
        <Select
          label={t('demand.month')}
          placeholder={t('demand.anyMonth')}
          value={month ?? ''}
          options={months.map((value) => ({ value, label: format.month(value) }))}
          onChange={({ target }) => setSearch(target.value ? { month: target.value } : {}, { replace: true, preventScrollReset: true })}
        />
      </div>
      <StatusMessage message={demand.data ? found : ''} />
      {demand.isPending && <Skeleton label={t('demand.loading')} lines={6} />}
      <ProblemNotice error={demand.data ? null : demand.error} onRetry={demand.refetch} />
      {demand.data && rows.length === 0 && (
        <EmptyState title={t('demand.nothing')}>
          <p>{t('demand.nothingText')}</p>
        </EmptyState>
      )}
      {rows.length > 0 && (
        <>
          <p>{found}</p>
          <DemandTable rows={rows} />
        </>
      )}
    </Page>
  );
}
