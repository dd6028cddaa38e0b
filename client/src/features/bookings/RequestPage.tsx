import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import type { Quote } from '@passerelle/shared/bookings/contract';
import type { WirePeriod } from '@passerelle/shared/time';
import type { Vehicle } from '@passerelle/shared/vehicles/contract';
import { api } from '../../lib/api';
import { isProblem } from '../../lib/api/api-problem';
import { useFormat } from '../../lib/format';
import { vehicleKey } from '../../lib/query';
import { useDocumentTitle } from '../../lib/use-document-title';
import { Button } from '../../ui/buttons/Button';
import { ButtonLink } from '../../ui/buttons/ButtonLink';
import { EmptyState } from '../../ui/feedback/EmptyState';
import { Notice } from '../../ui/feedback/Notice';
import { Skeleton } from '../../ui/feedback/Skeleton';
import { Breadcrumb } from '../../ui/layout/Breadcrumb';
import { Page } from '../../ui/layout/Page';
import { PageHeader } from '../../ui/layout/PageHeader';
import { Loading, NotShown } from './PageStates';
import { periodOf } from './request/asked-period';
import { AskAndPay } from './request/AskAndPay';
import { KmPackage } from './request/KmPackage';
import { OtherDates } from './request/OtherDates';
import { CarAndDates, FitOfQuote, PriceOfQuote } from './request/QuoteSummary';
import { useHeldByMe } from './request/use-held-by-me';
import { useQuote } from './request/use-quote';

const includedKm = ({ lineItems }: Quote, kmPerDay: number): number => (lineItems.find(({ code }) => code === 'days')?.quantity ?? 0) * kmPerDay;

function Quoted({ vehicle, period, inquiryId }: { vehicle: Vehicle; period: WirePeriod; inquiryId: string | undefined }) {
  const { t } = useTranslation('bookings');
  const format = useFormat();
  const [kmPackage, setKmPackage] = useState<number>();
  const { quote, renewed, hasChairs } = useQuote(vehicle.id, period, kmPackage);
  const held = useHeldByMe(vehicle.id, period, isProblem(quote.error, 'bookings.dates_taken'));
  if (quote.isPending || held === 'asking') return <Skeleton label={t('request.pricing')} lines={6} />;
  if (!quote.data) {
    const problem = isProblem(quote.error) ? quote.error : undefined;
    if (held) {
      return (
        <Notice tone="warning" title={t('request.heldTitle')} announce actions={<ButtonLink to={`/bookings/${held.id}`}>{t('request.heldPay')}</ButtonLink>}>
          <p>{t('request.held')}</p>
        </Notice>
      );
    }
    const dates = isProblem(problem, 'bookings.dates_taken', 'bookings.period_in_the_past', 'bookings.lead_too_short', 'bookings.too_far_ahead');
    return (
      <Notice
        tone="error"
        title={problem?.title ?? t('request.noPrice')}
        announce
        actions={
          dates ? undefined : (
            <Button variant="secondary" onClick={() => void quote.refetch()}>
              {t('page.retry')}
            </Button>
          )
        }
      >
        {problem && <p>{problem.detail}</p>}
        {dates && <OtherDates vehicleId={vehicle.id} period={period} zone={vehicle.timeZone} />}
      </Notice>
    );
  }
  return (
    <>
      <FitOfQuote quote={quote.data} hasChairs={hasChairs} vehicleId={vehicle.id} />
      {renewed && (
        <Notice tone={renewed.before ? 'warning' : 'info'} title={t(renewed.before ? 'request.priceChanged' : 'request.priceRenewed')} announce>
          {renewed.before && <p>{t('request.priceWas', { before: format.money(renewed.before), after: format.money(quote.data.total) })}</p>}
        </Notice>
      )}
      <KmPackage included={includedKm(quote.data, vehicle.pricing.kmPerDay)} value={kmPackage} onChange={setKmPackage} />
      <PriceOfQuote quote={quote.data} zone={vehicle.timeZone} updating={quote.isPlaceholderData} />
      <AskAndPay quote={quote.data} updating={quote.isPlaceholderData} zone={vehicle.timeZone} inquiryId={inquiryId} onExpired={() => void quote.refetch()} />
    </>
  );
}

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
