/* eslint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role --
   Rows become blocks on a phone, and a table laid out otherwise would lose roles that are not written out. */
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { BookingSummary } from '@passerelle/shared/bookings/contract';
import { useFormat } from '../../lib/format';
import { VisuallyHidden } from '../../ui/a11y/VisuallyHidden';
import styles from './cases.module.css';

/** The queue: one booking a row. */
export function BookingTable({ bookings }: { bookings: readonly BookingSummary[] }) {
  const { t } = useTranslation(['cases', 'bookings']);
  const format = useFormat();
  const columns = ['booking', 'state', 'period', 'people', 'total', 'deadline'] as const;
  return (
    <table className={styles.table} role="table">
      <caption>
        <VisuallyHidden>{t('list.caption')}</VisuallyHidden>
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th key={column} role="columnheader" scope="col">
              {t(`column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {bookings.map(({ id, vehicle, state, money, period, timeZone, renter, owner, total, deadline }) => (
          <tr key={id} role="row">
            <th role="rowheader" scope="row">
              <Link to={`/support/bookings/${id}`}>
                {vehicle.title} <span className={styles.id}>{id}</span>
              </Link>
            </th>
            <td role="cell" data-label={t('column.state')}>
              {t(`state.${state}`, { ns: 'bookings' })}
              {money === 'failed' && <strong className={styles.block}>{t('list.moneyFailed')}</strong>}
            </td>
            <td role="cell" data-label={t('column.period')}>
              {format.period(period, timeZone)}
            </td>
            <td role="cell" data-label={t('column.people')}>
              {t('list.people', { renter: renter.displayName, owner: owner.displayName })}
            </td>
            <td role="cell" data-label={t('column.total')} className={styles.amount}>
              {format.money(total)}
            </td>
            <td role="cell" data-label={t('column.deadline')}>
              {deadline ? format.dayAndTime(deadline.at, timeZone) : t('list.noDeadline')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
