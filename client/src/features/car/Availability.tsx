import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayIn } from '../../lib/period-fields';
import { Button } from '../../ui/buttons/Button';
import { MonthCalendar } from '../../ui/data/MonthCalendar';
import { Notice } from '../../ui/feedback/Notice';
import { Skeleton } from '../../ui/feedback/Skeleton';
import { dayStates, spanOf } from './day-states';
import { useAvailability } from './use-car';
import styles from './car.module.css';

export interface AvailabilityProps {
  vehicleId: string;
  zone: string;
  /** A day to begin with, 'YYYY-MM-DD'. */
  day: string | undefined;
}

const yearMs = 365 * 86_400_000;

export function Availability({ vehicleId, zone, day }: AvailabilityProps) {
  const { t } = useTranslation('car');
  const [now] = useState(() => new Date());
  const today = dayIn(now, zone);
  const last = dayIn(new Date(now.getTime() + yearMs), zone).slice(0, 7);
  const wished = (day ?? today).slice(0, 7);
  const [month, setMonth] = useState(wished >= today.slice(0, 7) && wished <= last ? wished : today.slice(0, 7));
  const { data, error, refetch } = useAvailability(vehicleId, spanOf(month, zone));
  return (
    <section className={styles.block} aria-labelledby="free-title">
      <h2 id="free-title">{t('free.title')}</h2>
      {error && (
        <Notice tone="error" title={t('free.failed')} actions={<Button variant="secondary" onClick={() => void refetch()}>{t('again')}</Button>} />
      )}
      {!data && !error && <Skeleton lines={6} />}
      {data && (
        <div className={styles.calendar}>
          <MonthCalendar
            label={t('free.label')}
            month={month}
            onMonthChange={setMonth}
            days={dayStates(month, data.items, zone, now)}
            today={today}
            min={today.slice(0, 7)}
            max={last}
          />
        </div>
      )}
    </section>
  );
}
