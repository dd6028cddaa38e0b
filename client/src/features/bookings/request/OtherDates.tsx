import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { WirePeriod } from '@passerelle/shared/time';
import { api } from '../../../lib/api';
import { useFormat } from '../../../lib/format';
import { vehicleKey } from '../../../lib/query';
import { ButtonLink } from '../../../ui/buttons/ButtonLink';
import { ButtonRow } from '../../../ui/buttons/ButtonRow';
import { otherDates } from './asked-period';
import styles from './request.module.css';

const dayMs = 86_400_000;

export interface OtherDatesProps {
  vehicleId: string;
  period: WirePeriod;
  zone: string;
}

/** Somebody was faster: the nearest days on which the same car is free for as long, and the other cars. */
export function OtherDates({ vehicleId, period, zone }: OtherDatesProps) {
  const { t } = useTranslation('bookings');
  const format = useFormat();
  const [now] = useState(() => new Date());
  const from = new Date(Math.max(now.getTime(), Date.parse(period.from) - 45 * dayMs)).toISOString();
  const to = new Date(Date.parse(period.to) + 45 * dayMs).toISOString();
  const free = useQuery({
    queryKey: [...vehicleKey(vehicleId), 'availability', from, to],
    queryFn: ({ signal }) => api.vehicles.availability({ params: { vehicleId }, query: { from, to } }, { signal }),
  });
  const found = free.data ? otherDates(period, free.data.items, zone, { now }) : [];
  return (
    <>
      {found.length > 0 && (
        <>
          <p>{t('request.otherDates')}</p>
          <ul className={styles.links}>
            {found.map((dates) => (
              <li key={dates.from}>
                <Link to={`/book/${vehicleId}?${new URLSearchParams({ ...dates }).toString()}`}>{format.period(dates, zone)}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
      <ButtonRow>
        <ButtonLink variant="secondary" to={`/cars/${vehicleId}`}>
          {t('request.chooseDates')}
        </ButtonLink>
        <ButtonLink variant="secondary" to="/">
          {t('request.otherCars')}
        </ButtonLink>
      </ButtonRow>
    </>
  );
}
