import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { ProblemNotice } from '../../lib/ProblemNotice';
import { useDocumentTitle } from '../../lib/use-document-title';
import { ButtonLink } from '../../ui/buttons/ButtonLink';
import { EmptyState } from '../../ui/feedback/EmptyState';
import { Skeleton } from '../../ui/feedback/Skeleton';
import { Page } from '../../ui/layout/Page';
import { PageHeader } from '../../ui/layout/PageHeader';
import { PayoutList } from './PayoutList';
import { Standing } from './Standing';

/** What an owner earns, and whether it can be paid to them. */
export function Component() {
  const { t } = useTranslation('payouts');
  const payouts = useQuery({ queryKey: ['payouts'], queryFn: ({ signal }) => api.payments.payouts({}, { signal }) });
  useDocumentTitle(t('title'));
  return (
    <Page width="reading">
      <PageHeader title={t('title')} lead={t('lead')} />
      {payouts.isPending && <Skeleton label={t('loading')} lines={5} />}
      <ProblemNotice error={payouts.data ? null : payouts.error} onRetry={payouts.refetch} announce={false} />
      {payouts.data && <Standing payouts={payouts.data} />}
      {payouts.data && payouts.data.items.length > 0 && <PayoutList items={payouts.data.items} />}
      {payouts.data?.items.length === 0 && (
        <EmptyState title={t('none.title')} actions={<ButtonLink variant="secondary" to="/owner">{t('none.cars')}</ButtonLink>}>
          <p>{t('none.text')}</p>
        </EmptyState>
      )}
    </Page>
  );
}
