import { use, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useFormat } from '../../lib/format';
import { ProblemNotice } from '../../lib/ProblemNotice';
import { useDocumentTitle } from '../../lib/use-document-title';
import { Notice } from '../../ui/feedback/Notice';
import { Skeleton } from '../../ui/feedback/Skeleton';
import { Breadcrumb } from '../../ui/layout/Breadcrumb';
import { Page } from '../../ui/layout/Page';
import { PageHeader } from '../../ui/layout/PageHeader';
import type { AtCar } from './at-car';
import { HandoverView } from './HandoverView';
import { keyOf, newHandover, type HandoverKind } from './queue/handover';
import { openPhone } from './queue/phone';
import { stepOf } from './steps/step-of';
import { useKnownBooking } from './use-known-booking';
import { viewOf } from './view-of';

/** Where the person is has changed: its heading takes the focus, and is read. */
function useFocusOnChange(place: string): void {
  const before = useRef(place);
  useEffect(() => {
    if (before.current === place) return;
    before.current = place;
    document.querySelector<HTMLElement>('#handover-now')?.focus();
  }, [place]);
}

const oftenMs = 20_000;

/** The time, often enough for a page that waits for a hand-over to open. */
function useMinutes(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), oftenMs);
    return () => clearInterval(timer);
  }, []);
  return now;
}

function KnownHandover({ phone, booking, kind, accountId, fresh }: Omit<AtCar, 'draft' | 'standing' | 'change'> & { fresh: boolean }) {
  const { outbox } = phone;
  const [search] = useSearchParams();
  const now = useMinutes();
  const list = useSyncExternalStore(outbox.subscribe, outbox.list);
  const key = keyOf(accountId, booking.id, kind);
  const standing = useSyncExternalStore(outbox.subscribe, () => outbox.standing(key));
  const find = (items = outbox.list()) => items?.find((item) => item.key === key);
  const handover = find(list);
  const view = viewOf({ booking, fresh, kind, handover, now });
  useFocusOnChange(view === 'write' ? `${view} ${stepOf(search)}` : view);
  const begin = () => newHandover({ accountId, booking, kind }, 'start');
  const change: AtCar['change'] = (update) => outbox.keep(update(find() ?? begin()));
  return <HandoverView view={view} car={{ phone, booking, kind, accountId, draft: handover ?? begin(), standing, change }} />;
}

export function AtTheCar({ bookingId, kind }: { bookingId: string; kind: HandoverKind }) {
  const { t } = useTranslation('handover');
  const format = useFormat();
  const phone = use(openPhone());
  const { booking, fresh, accountId, error, pending, retry } = useKnownBooking(phone, bookingId);
  useDocumentTitle(booking && t(`${kind}.title`, { car: booking.vehicle.title }));
  if (!booking || accountId === undefined) {
    return (
      <Page width="reading">
        {pending ? <Skeleton label={t('loading')} lines={5} /> : <ProblemNotice error={error} onRetry={retry} />}
      </Page>
    );
  }
  const { vehicle, period, timeZone } = booking;
  return (
    <Page width="reading">
      <PageHeader
        before={<Breadcrumb items={[{ label: t('toBooking'), to: `/bookings/${bookingId}` }, { label: t(`${kind}.name`) }]} />}
        title={t(`${kind}.title`, { car: vehicle.title })}
        lead={format.period(period, timeZone)}
      />
      {!phone.outbox.lasting() && (
        <Notice tone="warning" title={t('notLasting.title')}>
          <p>{t('notLasting.text')}</p>
        </Notice>
      )}
      <KnownHandover phone={phone} booking={booking} kind={kind} accountId={accountId} fresh={fresh} />
    </Page>
  );
}
