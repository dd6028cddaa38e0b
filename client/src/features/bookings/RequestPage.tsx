import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { api } from '../../lib/api';
import { isProblem } from '../../lib/api/api-problem';
import { vehicleKey } from '../../lib/query';
import { useDocumentTitle } from '../../lib/use-document-title';
import { ButtonLink } from '../../ui/buttons/ButtonLink';
import { EmptyState } from '../../ui/feedback/EmptyState';
import { Breadcrumb } from '../../ui/layout/Breadcrumb';
import { Page } from '../../ui/layout/Page';
import { PageHeader } from '../../ui/layout/PageHeader';
import { Loading, NotShown } from './PageStates';
import { periodOf } from './request/asked-period';
import { Quoted } from './request/Quoted';
import { CarAndDates } from './request/QuoteSummary';

/** From a car and dates to the payment page: what is added, the price, who travels, who pays. */
export function Component() {
  const { t } = useTranslation('bookings');
  const { vehicleId = '' } = useParams();
  const [search] = useSearchParams();
  const vehicle = useQuery({ queryKey: vehicleKey(vehicleId), queryFn: ({ signal }) => api.vehicles.get({ params: { vehicleId } }, { signal }) });
  const title = vehicle.data && t('request.title', { car: vehicle.data.title });
  useDocumentTitle(title);
  if (isProblem(vehicle.error) && !vehicle.data) return <NotShown problem={vehicle.error} onRetry={() => void vehicle.refetch()} />;
  if (!vehicle.data) return <Loading label={t('request.loading')} />;
  const period = periodOf(search, vehicle.data.timeZone);
  return (
    <Page width="reading">
      <PageHeader before={<Breadcrumb items={[{ label: vehicle.data.title, to: `/cars/${vehicleId}` }, { label: t('request.crumb') }]} />} title={title} />
      {period ? (
        <>
          <CarAndDates vehicle={vehicle.data} period={period} />
          <Quoted key={`${period.from} ${period.to}`} vehicle={vehicle.data} period={period} inquiryId={search.get('inquiry') ?? undefined} />
        </>
      ) : (
        <EmptyState title={t('request.noDatesTitle')} actions={<ButtonLink to={`/cars/${vehicleId}`}>{t('request.chooseDates')}</ButtonLink>}>
          <p>{t('request.noDates')}</p>
        </EmptyState>
      )}
    </Page>
  );
}
