import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { Calendar } from '@passerelle/shared/vehicles/contract';
import { api } from '../../lib/api';
import { ProblemNotice } from '../../lib/ProblemNotice';
import { useDocumentTitle } from '../../lib/use-document-title';
import { MonthCalendar } from '../../ui/data/MonthCalendar';
import { shiftMonth } from '../../ui/data/month';
import { Skeleton } from '../../ui/feedback/Skeleton';
import { Breadcrumb } from '../../ui/layout/Breadcrumb';
import { Card } from '../../ui/layout/Card';
import { Page, Stack } from '../../ui/layout/Page';
import { PageHeader } from '../../ui/layout/PageHeader';
import { BlockForm } from './calendar/BlockForm';
import { calendarKey } from './calendar/calendar-key';
import { dayOf, daysOf } from './calendar/calendar-days';
import { EntryList } from './calendar/EntryList';
import { ownVehicleKey } from './edit/use-save-car';

/** Bookings are possible this far ahead. */
const monthsAhead = 12;

function ShownCalendar({ calendar, title }: { calendar: Calendar; title: string }) {
  const { t } = useTranslation('vehicles');
  const [now] = useState(() => new Date());
  const { timeZone, entries } = calendar;
  const today = dayOf(now.toISOString(), timeZone);
  const thisMonth = today.slice(0, 7);
  const [month, setMonth] = useState(thisMonth);
  return (
    <>
      <Card as="section" labelledBy="month-title">
        <Stack>
          <h2 id="month-title">{t('calendar.month')}</h2>
          <MonthCalendar
            label={t('calendar.of', { car: title })}
            month={month}
            onMonthChange={setMonth}
            days={daysOf(month, entries, timeZone, today)}
            today={today}
            min={thisMonth}
            max={shiftMonth(thisMonth, monthsAhead)}
          />
        </Stack>
      </Card>
      <EntryList calendar={calendar} now={now} />
      <BlockForm calendar={calendar} today={today} />
    </>
  );
}

export function Component() {
  const { t } = useTranslation('vehicles');
  const { vehicleId = '' } = useParams();
  const car = useQuery({ queryKey: ownVehicleKey(vehicleId), queryFn: ({ signal }) => api.vehicles.getOwn({ params: { vehicleId } }, { signal }) });
  const calendar = useQuery({ queryKey: calendarKey(vehicleId), queryFn: ({ signal }) => api.vehicles.calendar({ params: { vehicleId } }, { signal }) });
  const name = car.data?.title ?? '';
  const error = car.error ?? calendar.error;
  useDocumentTitle(car.data || error ? t('calendar.title') : undefined);
  return (
    <Page width="reading">
      <PageHeader before={<Breadcrumb items={[{ label: t('owner.title'), to: '/owner' }, { label: t('calendar.title') }]} />} title={t('calendar.title')} lead={name} />
      {calendar.data && car.data && <ShownCalendar calendar={calendar.data} title={name} />}
      {!(calendar.data && car.data) && (error ? <ProblemNotice error={error} onRetry={() => Promise.all([car.refetch(), calendar.refetch()])} /> : <Skeleton label={t('calendar.loading')} lines={8} />)}
    </Page>
  );
}
