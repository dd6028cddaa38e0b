import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Booking } from '@passerelle/shared/bookings/contract';
import { api } from '../../../lib/api';
import { ProblemNotice } from '../../../lib/ProblemNotice';
import { vehicleKey } from '../../../lib/query';
import { useDocumentTitle } from '../../../lib/use-document-title';
import { Skeleton } from '../../../ui/feedback/Skeleton';
import { Breadcrumb } from '../../../ui/layout/Breadcrumb';
import { Page } from '../../../ui/layout/Page';
import { PageHeader } from '../../../ui/layout/PageHeader';
import { AskedFor } from './AskedFor';
import { CarStep, type Wanted } from './CarStep';
import { OfferStep } from './OfferStep';
import { PersonStep, type Caller } from './PersonStep';

function Offer({ caller, wanted, onAsked }: { caller: Caller; wanted: Wanted; onAsked: (booking: Booking) => void }) {
  const { t } = useTranslation('cases');
  const { vehicleId, period } = wanted;
  const { data, error, refetch } = useQuery({ queryKey: vehicleKey(vehicleId), queryFn: ({ signal }) => api.vehicles.get({ params: { vehicleId } }, { signal }) });
  if (data) return <OfferStep caller={caller} vehicle={data} period={period} onAsked={onAsked} />;
  return error ? <ProblemNotice error={error} onRetry={refetch} /> : <Skeleton label={t('phone.pricing')} lines={6} />;
}

/** Support asks for a car for somebody on the telephone: who, what, the price read out, their consent, the link to pay. */
export function Component() {
  // Prices, conditions and verdicts are told with the words of the booking.
  const { t } = useTranslation(['cases', 'bookings']);
  const heading = useRef<HTMLHeadingElement>(null);
  const [caller, setCaller] = useState<Caller>();
  const [wanted, setWanted] = useState<Wanted>();
  const [asked, setAsked] = useState<Booking>();
  useDocumentTitle(t('phone.title'));
  useEffect(() => {
    if (asked) heading.current?.focus();
  }, [asked]);
  const startAgain = () => {
    setCaller(undefined);
    setWanted(undefined);
    setAsked(undefined);
    heading.current?.focus();
  };
  return (
    <Page width="reading">
      <PageHeader before={<Breadcrumb items={[{ label: t('list.title'), to: '/support' }, { label: t('phone.title') }]} />} title={t('phone.title')} lead={t('phone.lead')} headingRef={heading} />
      {caller && asked ? (
        <AskedFor booking={asked} caller={caller} onAgain={startAgain} />
      ) : (
        <>
          <PersonStep caller={caller} onFound={setCaller} />
          {caller && <CarStep chosen={wanted} onChoose={setWanted} />}
          {caller && wanted && <Offer key={`${wanted.vehicleId} ${wanted.period.from} ${wanted.period.to}`} caller={caller} wanted={wanted} onAsked={setAsked} />}
        </>
      )}
    </Page>
  );
}
