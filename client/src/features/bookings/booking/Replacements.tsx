import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Booking } from '@passerelle/shared/bookings/contract';
import { Card } from '../../../ui/layout/Card';
import { Stack } from '../../../ui/layout/Page';
import styles from './booking.module.css';

/** Cars that fit as well and are free on the same dates, where this one does not come. */
export function Replacements({ booking }: { booking: Booking }) {
  const { t } = useTranslation('bookings');
  const { replacements, period, viewer } = booking;
  if (replacements.length === 0 || viewer === 'owner') return null;
  const dates = new URLSearchParams(period).toString();
  return (
    <Card as="section" labelledBy="booking-others">
      <Stack>
        <h2 id="booking-others">{t('others.title')}</h2>
        <p>{t('others.text')}</p>
        <ul className={styles.links}>
          {replacements.map(({ id, title, place }) => (
            <li key={id}>
              <Link to={`/cars/${id}?${dates}`}>{t('others.car', { title, town: place.town })}</Link>
            </li>
          ))}
        </ul>
      </Stack>
    </Card>
  );
}
