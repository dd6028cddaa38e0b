import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { SupportBooking } from '@passerelle/shared/cases/contract';
import { api } from '../../lib/api';
import { timelineItems } from '../../lib/booking-timeline';
import { useFormat } from '../../lib/format';
import { ProblemNotice } from '../../lib/ProblemNotice';
import { bookingKey } from '../../lib/query';
import { useDocumentTitle } from '../../lib/use-document-title';
import { DefinitionList } from '../../ui/data/DefinitionList';
import { Timeline } from '../../ui/data/Timeline';
import { Notice } from '../../ui/feedback/Notice';
import { Skeleton } from '../../ui/feedback/Skeleton';
import { Breadcrumb } from '../../ui/layout/Breadcrumb';
import { Card } from '../../ui/layout/Card';
import { Columns, Page, Stack } from '../../ui/layout/Page';
import { PageHeader } from '../../ui/layout/PageHeader';
import { Acts } from './Acts';
import { CaseActions } from './CaseActions';
import { CaseNotes } from './CaseNotes';
import { EventTable } from './EventTable';
import { Ledger } from './Ledger';
import { Statements } from './Statements';
import styles from './cases.module.css';

type Case = SupportBooking;

function Facts({ booking, emails }: Pick<Case, 'booking' | 'emails'>) {
  const { t } = useTranslation(['cases', 'bookings']);
  const format = useFormat();
  const { id, state, money, version, period, timeZone, renter, owner, roles, total, deposit, deadline, fit } = booking;
  const mail = (name: string, address: string) => (
    <>
      {name} <a href={`mailto:${address}`}>{address}</a>
    </>
  );
  return (
    <Card as="section" labelledBy="case-facts">
      <Stack>
        <h2 id="case-facts">{t('facts.title')}</h2>
        <DefinitionList
          items={[
            { term: t('facts.id'), detail: <span className={styles.id}>{id}</span> },
            { term: t('facts.state'), detail: t(`state.${state}`, { ns: 'bookings' }), note: t('facts.version', { version }) },
            { term: t('facts.money'), detail: t(`money.${money}`) },
            { term: t('facts.period'), detail: format.period(period, timeZone), note: timeZone.replace('_', ' ') },
            ...(deadline ? [{ term: t('facts.deadline'), detail: format.dayAndTime(deadline.at, timeZone), note: t('facts.deadlineNote') }] : []),
            { term: t('facts.renter'), detail: mail(renter.displayName, emails.renter) },
            { term: t('facts.owner'), detail: mail(owner.displayName, emails.owner) },
            { term: t('facts.driver'), detail: roles.driver ?? t('facts.notSaid') },
            { term: t('facts.passengers'), detail: roles.passengers.length > 0 ? format.list(roles.passengers) : t('facts.notSaid') },
            { term: t('facts.total'), detail: format.money(total), note: t('facts.deposit', { deposit: format.money(deposit) }) },
            { term: t('facts.fit'), detail: fit ? t(`fit.verdict.${fit.verdict}`, { ns: 'bookings' }) : t('facts.noFit') },
          ]}
        />
        <p>
          <Link to={`/bookings/${id}`}>{t('facts.seePage')}</Link>
        </p>
      </Stack>
    </Card>
  );
}

function Steps({ booking }: Pick<Case, 'booking'>) {
  const { t } = useTranslation(['cases', 'bookings']);
  const format = useFormat();
  return (
    <Card as="section" labelledBy="case-steps">
      <Stack>
        <h2 id="case-steps">{t('steps.title')}</h2>
        <Timeline items={timelineItems(booking, format, t)} label={t('steps.title')} />
      </Stack>
    </Card>
  );
}

export function Component() {
  const { t } = useTranslation(['cases', 'bookings']);
  const { bookingId = '' } = useParams();
  const found = useQuery({ queryKey: [...bookingKey(bookingId), 'case'], queryFn: ({ signal }) => api.cases.get({ params: { bookingId } }, { signal }) });
  const title = found.data?.booking.vehicle.title ?? (found.error ? t('case.title') : undefined);
  useDocumentTitle(title);
  return (
    <Page>
      <PageHeader
        before={<Breadcrumb items={[{ label: t('list.title'), to: '/support' }, { label: title ?? t('case.title') }]} />}
        title={title ?? t('case.title')}
        lead={found.data && t(`state.${found.data.booking.state}`, { ns: 'bookings' })}
      />
      {found.isPending && <Skeleton label={t('case.loading')} lines={8} />}
      <ProblemNotice error={found.data ? null : found.error} onRetry={found.refetch} announce={false} />
      {found.data && (
        <Columns
          aside={
            <>
              {found.data.healthReason && (
                <Notice tone="warning" title={t('health.title')}>
                  <p>{t('health.text')}</p>
                </Notice>
              )}
              <CaseNotes bookingId={bookingId} />
              <CaseActions booking={found.data.booking} />
              <Acts booking={found.data.booking} />
              <Steps booking={found.data.booking} />
            </>
          }
        >
          <Statements statements={found.data.statements} booking={found.data.booking} />
          <Facts booking={found.data.booking} emails={found.data.emails} />
          <Ledger ledger={found.data.ledger} timeZone={found.data.booking.timeZone} />
          <EventTable events={found.data.events} timeZone={found.data.booking.timeZone} />
        </Columns>
      )}
    </Page>
  );
}
