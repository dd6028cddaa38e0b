import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Booking } from '@passerelle/shared/bookings/contract';
import styles from './booking.module.css';

/** The licence of whoever drives, beside another step that is the turn: how far its check is, and the way to its page. Once it is right, `People` says so. */
export function LicenceLine({ booking: { id, licence, needsYou, roles } }: { booking: Booking }) {
  const { t } = useTranslation('bookings');
  if (!licence || licence === 'approved' || needsYou?.name === 'send-licence') return null;
  const { driver } = roles;
  return (
    <p className={styles.links}>
      {t(`licence.${driver === undefined ? 'own' : 'named'}.${licence}`, { driver })}
      <Link to={`/bookings/${id}/licence`}>{t(licence === 'waiting' ? 'licence.see' : 'licence.send')}</Link>
    </p>
  );
}
