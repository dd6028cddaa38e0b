import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { api } from '../../lib/api';
import { isProblem } from '../../lib/api/api-problem';
import { ProblemNotice } from '../../lib/ProblemNotice';
import { useDocumentTitle } from '../../lib/use-document-title';
import { Notice } from '../../ui/feedback/Notice';
import { Skeleton } from '../../ui/feedback/Skeleton';
import { Page } from '../../ui/layout/Page';
import { PageHeader } from '../../ui/layout/PageHeader';
import { PaymentAsked } from './PaymentAsked';

const checkMs = 5_000;

/** Opened by somebody who pays for another, without an account: what, how much, until when. */
export function Component() {
  const { t } = useTranslation('pay');
  const { token = '' } = useParams();
  const asked = useQuery({
    queryKey: ['pay', token],
    queryFn: ({ signal }) => api.bookings.pay({ params: { token } }, { signal }),
    // An address that is not known is told in this page's own words, to somebody who knows nothing of us.
    throwOnError: (error) => !isProblem(error),
    // Whoever comes back from Stripe's page sees here that it is done.
    refetchInterval: ({ state: { data } }) => (data?.state === 'open' ? checkMs : false),
  });
  const unknown = isProblem(asked.error) && asked.error.status === 404;
  const title = asked.data ? t(`${asked.data.state}.title`) : t(unknown ? 'unknown.title' : 'title');
  useDocumentTitle(title);
  return (
    <Page width="reading">
      <PageHeader title={title} lead={asked.data ? t(`${asked.data.state}.lead`) : t(unknown ? 'unknown.lead' : 'lead')} />
      {asked.isPending && <Skeleton label={t('loading')} lines={5} />}
      {!unknown && <ProblemNotice error={asked.data ? null : asked.error} onRetry={asked.refetch} announce={false} />}
      {asked.data && <PaymentAsked asked={asked.data} />}
      {asked.data && (
        <Notice tone="info">
          <p>{t('privacy')}</p>
        </Notice>
      )}
    </Page>
  );
}
