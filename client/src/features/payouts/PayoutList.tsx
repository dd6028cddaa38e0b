import type { Payout } from '@passerelle/shared/payments/contract';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../../lib/format';
import styles from './payouts.module.css';

/** Payouts are not bound to a car's place; the platform pays from France. */
const zone = 'Europe/Paris';

/** Newest first; each with its booking, its amount and how far it is, in words. */
export function PayoutList({ items }: { items: readonly Payout[] }) {
  const { t } = useTranslation('payouts');
  const format = useFormat();
  return (
    <section aria-labelledby="payouts-list" className={styles.section}>
      <h2 id="payouts-list">{t('list.title')}</h2>
      <ul className={styles.list}>
        {items.map(({ id, bookingId, amount, state, reason, at }) => (
          <li key={id} className={styles.payout}>
            <p className={styles.amount}>{format.money(amount)}</p>
            <p>{t(`state.${state}`, { day: format.day(at, zone) })}</p>
            {state === 'waiting' && reason && <p>{t(`reason.${reason}`)}</p>}
            <p>
              <Link to={`/bookings/${bookingId}`}>{t('list.booking', { amount: format.money(amount), day: format.shortDay(at, zone) })}</Link>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
