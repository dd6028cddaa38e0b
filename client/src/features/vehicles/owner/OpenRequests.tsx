import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { BookingSummary } from '@passerelle/shared/bookings/contract';
import { useFormat } from '../../../lib/format';
import { Card } from '../../../ui/layout/Card';
import { Stack } from '../../../ui/layout/Page';
import styles from './owner.module.css';

/** Requests that end by themselves if nobody answers, the most urgent first. */
export function OpenRequests({ requests }: { requests: readonly BookingSummary[] }) {
  const { t } = useTranslation('vehicles');
  const format = useFormat();
  const urgent = [...requests].sort((a, b) => (a.deadline?.at ?? a.period.from).localeCompare(b.deadline?.at ?? b.period.from));
  return (
    <Card as="section" labelledBy="owner-requests">
      <Stack>
        <h2 id="owner-requests">{t('requests.title', { count: urgent.length })}</h2>
        {urgent.length === 0 && <p>{t('requests.none')}</p>}
        {urgent.length > 0 && (
          <ul className={styles.requests}>
            {urgent.map(({ id, renter, vehicle, period, timeZone, deadline }) => (
              <li key={id} className={styles.request}>
                <Link to={`/bookings/${id}`}>{t('requests.answer', { renter: renter.displayName, car: vehicle.title })}</Link>
                <p>{format.period(period, timeZone)}</p>
                {deadline && <p className={styles.small}>{t('requests.before', { at: format.dayAndTime(deadline.at, timeZone) })}</p>}
              </li>
            ))}
          </ul>
        )}
      </Stack>
    </Card>
  );
}
