import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { Booking } from '@passerelle/shared/bookings/contract';
import { api } from '../../lib/api';
import { ProblemNotice } from '../../lib/ProblemNotice';
import { bookingKey } from '../../lib/query';
import { useDocumentTitle } from '../../lib/use-document-title';
import { Skeleton } from '../../ui/feedback/Skeleton';
import { Breadcrumb } from '../../ui/layout/Breadcrumb';
import { Page } from '../../ui/layout/Page';
import { PageHeader } from '../../ui/layout/PageHeader';
import { MyLicence } from './MyLicence';
import { NamedDriver } from './NamedDriver';

type Words = Readonly<Record<'title' | 'lead', string>>;

/** For a trip: the renter's own licence, or the link for whom they named to drive. */
export function Component() {
  const { t } = useTranslation('drivers');
  const { bookingId = '' } = useParams();
  const query = useQuery({ queryKey: bookingKey(bookingId), queryFn: ({ signal }) => api.bookings.get({ params: { bookingId } }, { signal }) });
  const booking: Booking | undefined = query.data;
  const driver = booking?.roles.driver;
  const words: Words = driver === undefined ? { title: t('title'), lead: t('lead') } : { title: t('named.title', { driver }), lead: t('named.lead', { driver, car: booking?.vehicle.title }) };
  useDocumentTitle(words.title);
  return (
    <Page width="reading">
      <PageHeader before={<Breadcrumb items={[{ label: t('toBooking'), to: `/bookings/${bookingId}` }, { label: words.title }]} />} {...words} />
      {query.isPending && <Skeleton label={t('loading')} lines={5} />}
      {!booking && <ProblemNotice error={query.error} onRetry={query.refetch} announce={false} />}
      {booking && (driver === undefined ? <MyLicence /> : <NamedDriver booking={booking} driver={driver} />)}
    </Page>
  );
}
