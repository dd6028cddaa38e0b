import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import type { Booking } from '@passerelle/shared/bookings/contract';
import { api } from '../../lib/api';
import { isProblem } from '../../lib/api/api-problem';
import { useFormat } from '../../lib/format';
import { bookingKey } from '../../lib/query';
import { useDocumentTitle } from '../../lib/use-document-title';
import { Breadcrumb } from '../../ui/layout/Breadcrumb';
import { Page } from '../../ui/layout/Page';
import { PageHeader } from '../../ui/layout/PageHeader';
import { BookingTimeline } from './booking/BookingTimeline';
import { ChangePlans } from './booking/ChangePlans';
import { Conversation } from './booking/Conversation';
import { FitFacts, People, WhenAndWhere } from './booking/Facts';
import { HandoverFacts } from './booking/HandoverFacts';
import { MoneyFacts } from './booking/MoneyFacts';
import { NowCard } from './booking/NowCard';
import { OverageCard } from './booking/OverageCard';
import { Replacements } from './booking/Replacements';
import { useAct } from './booking/use-act';
import { ProposalCard } from './change/ProposalCard';
import { ClaimCard } from './claim/ClaimCard';
import { HelpCard } from './help/HelpCard';
import { Loading, NotShown } from './PageStates';
import { situationOf } from './next-step';
import { afterPaymentPage, checkingUntil, forgetPaying, givenUp } from './paying';
import { useNow } from './use-now';
import styles from './booking/booking.module.css';

/** Until it is paid, the owner knows nothing of a booking, so there is nobody to write to. */
const beforeConversation: readonly Booking['state'][] = ['pending_payment', 'abandoned', 'payment_expired'];

function ShownBooking({ booking, checking }: { booking: Booking; checking: boolean }) {
  const { t } = useTranslation('bookings');
  const format = useFormat();
  const heading = useRef<HTMLHeadingElement>(null);
  const now = useNow();
  const situation = situationOf(booking, now, checking);
  const acted = useRef(false);
  const before = useRef(situation);
  const [changedTo, setChangedTo] = useState<typeof situation>();
  const toNow = () => heading.current?.focus();
  const acting = useAct(booking, {
    onDone: () => {
      acted.current = true;
      // The button that was pressed is gone: the focus goes to what is to be done now.
      toNow();
    },
    // Why not is said there, which may be far above the button.
    onRefused: toNow,
  });
  useEffect(() => {
    if (before.current === situation) return;
    before.current = situation;
    setChangedTo(acted.current ? undefined : situation);
    acted.current = false;
  }, [situation]);
  const { vehicle, viewer, period, timeZone, state } = booking;
  useDocumentTitle(vehicle.title);
  const home = viewer === 'support' ? { label: t('page.support'), to: `/support/bookings/${booking.id}` } : { label: t('list.title'), to: viewer === 'owner' ? '/bookings?role=owner' : '/bookings' };
  return (
    <Page>
      <PageHeader
        before={<Breadcrumb items={[home, { label: vehicle.title }]} />}
        title={vehicle.title}
        lead={t('page.lead', { period: format.period(period, timeZone), state: t(`state.${state}`) })}
      />
      <div className={styles.layout}>
        <div className={styles.now}>
          <NowCard booking={booking} situation={situation} now={now} acting={acting} headingRef={heading} changed={changedTo === situation} />
          <Replacements booking={booking} />
          <ProposalCard booking={booking} acting={acting} />
          <OverageCard booking={booking} acting={acting} />
          <ClaimCard booking={booking} acting={acting} />
          <HelpCard booking={booking} acting={acting} />
        </div>
        <div className={styles.facts}>
          <WhenAndWhere booking={booking} />
          <People booking={booking} />
          <FitFacts booking={booking} />
          <HandoverFacts booking={booking} />
        </div>
        <div className={styles.rest}>
          <MoneyFacts booking={booking} />
          {!beforeConversation.includes(state) && <Conversation booking={booking} />}
          <BookingTimeline booking={booking} />
          <ChangePlans booking={booking} acting={acting} />
        </div>
      </div>
    </Page>
  );
}

export function Component() {
  const { t } = useTranslation('bookings');
  const { bookingId = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const gaveUp = search.get(afterPaymentPage) === givenUp;
  const [until] = useState(() => (gaveUp ? undefined : checkingUntil(bookingId, new Date())));
  const [late, setLate] = useState(false);
  const booking = useQuery({
    queryKey: bookingKey(bookingId),
    queryFn: ({ signal }) => api.bookings.get({ params: { bookingId } }, { signal }),
    // The page for the payment is usually known within a second; the socket tells too, where it can.
    refetchInterval: ({ state: { data } }) => (until !== undefined && !late && data?.state === 'pending_payment' ? 2000 : false),
  });
  const unpaid = booking.data?.state === 'pending_payment';
  const known = booking.data !== undefined;
  useEffect(() => {
    if (!gaveUp) return;
    forgetPaying(bookingId);
    // Said once: a reload, or the address sent to somebody, is no coming back.
    setSearch(
      (params) => {
        params.delete(afterPaymentPage);
        return params;
      },
      { replace: true, preventScrollReset: true },
    );
  }, [gaveUp, bookingId, setSearch]);
  useEffect(() => {
    if (known && !unpaid) forgetPaying(bookingId);
  }, [known, unpaid, bookingId]);
  useEffect(() => {
    if (until === undefined) return;
    const timer = setTimeout(() => setLate(true), Math.max(0, until.getTime() - Date.now()));
    return () => clearTimeout(timer);
  }, [until]);

  if (booking.data) return <ShownBooking key={bookingId} booking={booking.data} checking={until !== undefined && !late} />;
  if (isProblem(booking.error)) return <NotShown problem={booking.error} onRetry={() => void booking.refetch()} />;
  return <Loading label={t('page.loading')} />;
}
