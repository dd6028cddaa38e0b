import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { SupportBooking } from '@passerelle/shared/cases/contract';
import { api } from '../../lib/api';
import { timelineItems } from '../../lib/booking-timeline';
import { useFormat } from '../../lib/format';
import { ProblemNotice } from '../../lib/ProblemNotice';
import { bookingKey } from '../../lib/query';
import { useDocumentTitle } from '../../lib/use-document-title';
import { Timeline } from '../../ui/data/Timeline';
import { Notice } from '../../ui/feedback/Notice';
import { Skeleton } from '../../ui/feedback/Skeleton';
import { Breadcrumb } from '../../ui/layout/Breadcrumb';
import { Card } from '../../ui/layout/Card';
import { Columns, Page, Stack } from '../../ui/layout/Page';
import { PageHeader } from '../../ui/layout/PageHeader';
import { Acts } from './Acts';
import { CaseActions } from './CaseActions';
import { CaseFacts } from './CaseFacts';
import { CaseNotes } from './CaseNotes';
import { EventTable } from './EventTable';
import { Ledger } from './Ledger';
import { Statements } from './Statements';

function Steps({ booking }: Pick<SupportBooking, 'booking'>) {
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
          <CaseFacts booking={found.data.booking} emails={found.data.emails} />
          <Ledger ledger={found.data.ledger} timeZone={found.data.booking.timeZone} />
          <EventTable events={found.data.events} timeZone={found.data.booking.timeZone} />
        </Columns>
      )}
    </Page>
  );
}
