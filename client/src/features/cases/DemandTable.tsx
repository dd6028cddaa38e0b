/* eslint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role --
   Rows become blocks on a phone, and a table laid out otherwise would lose roles that are not written out. */
import type { UnmetDemand } from '@passerelle/shared/search/contract';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/format';
import styles from './cases.module.css';

const columns = ['department', 'month', 'searches', 'needs'] as const;

/** One row for each month and département. */
export function DemandTable({ rows }: { rows: readonly UnmetDemand[] }) {
  const { t } = useTranslation('cases');
  const format = useFormat();
  const needs = ({ byNeed }: UnmetDemand) => byNeed.map(({ need, count }) => t('demand.needCounted', { need: t(`demand.need.${need}`), count }));
  return (
    <table className={styles.table} role="table">
      <caption>{t('demand.caption')}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th key={column} role="columnheader" scope="col">
              {t(`demand.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={`${row.month} ${row.department}`} role="row">
            <th role="rowheader" scope="row">
              {row.department}
            </th>
            <td role="cell" data-label={t('demand.column.month')}>
              {format.month(row.month)}
            </td>
            <td role="cell" data-label={t('demand.column.searches')} className={styles.amount}>
              {format.number(row.searches)}
            </td>
            <td role="cell" data-label={t('demand.column.needs')}>
              {needs(row).join(', ') || t('demand.noNeed')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
