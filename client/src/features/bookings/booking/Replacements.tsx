import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Booking } from '@passerelle/shared/bookings/contract';
import { useFormat } from '../../../lib/format';
import { ButtonLink } from '../../../ui/buttons/ButtonLink';
import { Card } from '../../../ui/layout/Card';
import { Stack } from '../../../ui/layout/Page';
import { useNow } from '../use-now';
import { datesLeft } from './dates-left';
import styles from './booking.module.css';

/** What was chosen and goes missing is said before anybody goes for a car. */
function FoundCars({ booking: { replacements, period } }: { booking: Booking }) {
  const { t } = useTranslation(['bookings', 'lib']);
  const format = useFormat();
  const now = useNow();
  return (
    <>
      <p>{t('others.text')}</p>
      <ul className={styles.links}>
        {replacements.map(({ id, title, place, instant, missing }) => (
          <li key={id}>
            <Link to={`/cars/${id}?${new URLSearchParams(datesLeft(period, { instant, now })).toString()}`}>{t('others.car', { title, town: place.town })}</Link>
            <p>{t(instant ? 'others.instant' : 'others.onRequest')}</p>
            {missing.length > 0 && <p>{t('others.without', { options: format.list(missing.map((code) => t(`extra.${code}`, { ns: 'lib' }))) })}</p>}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Who has just refused a car stands in the street: they are not left without a next step. */
function NoneFound() {
  const { t } = useTranslation('bookings');
  return (
    <>
      <p>{t('others.none')}</p>
      <div>
        <ButtonLink icon="search" variant="secondary" to="/">
          {t('again.find')}
        </ButtonLink>
      </div>
    </>
  );
}

/** Cars that fit as well and are free on the same dates, where this one does not come. */
export function Replacements({ booking }: { booking: Booking }) {
  const { t } = useTranslation('bookings');
  const { replacements, state, viewer } = booking;
  const found = replacements.length > 0;
  if (viewer === 'owner' || !(found || (viewer === 'renter' && state === 'refused_at_pickup'))) return null;
  return (
    <Card as="section" labelledBy="booking-others">
      <Stack>
        <h2 id="booking-others">{t('others.title')}</h2>
        {found ? <FoundCars booking={booking} /> : <NoneFound />}
      </Stack>
    </Card>
  );
}
