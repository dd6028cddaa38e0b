/* eslint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role --
   Rows become blocks on a phone, and a table laid out otherwise would lose roles that are not written out. */
import { useTranslation } from 'react-i18next';
import { VisuallyHidden } from '../a11y/VisuallyHidden';
import { VerdictShape } from '../verdict/VerdictShape';
import { formatAmount, leavesRoom, leftText, type ExplainedDimension } from './fit-text';
import { MeasureBar } from './MeasureBar';
import styles from './fit-table.module.css';

/** The facts of the drawing: for each dimension what is needed, what there is, what is left, and why. */
export function FitTable({ dimensions, lift }: { dimensions: readonly ExplainedDimension[]; lift: boolean }) {
  const { t, i18n } = useTranslation('ui');
  const amount = (value: number | null, dimension: ExplainedDimension) =>
    value === null ? '—' : formatAmount(value, dimension.unit, i18n.language);
  return (
    <table className={styles.table} role="table">
      <caption>
        <VisuallyHidden>{t('fit.table.caption')}</VisuallyHidden>
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">
            {t('fit.table.dimension')}
          </th>
          <th role="columnheader" scope="col">
            {t('fit.table.need')}
          </th>
          <th role="columnheader" scope="col">
            {t('fit.table.have')}
          </th>
          <th role="columnheader" scope="col">
            {t('fit.table.left')}
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {dimensions.map((dimension) => {
          const { key, verdict, required, available, message, missing } = dimension;
          const numbers = leavesRoom(dimension) || missing !== undefined;
          const left = leftText(dimension, t, i18n.language);
          const name = key === 'access_width' && lift ? t('fit.key.lift_width') : t(`fit.key.${key}`);
          return (
            <tr role="row" key={key} className={styles.row}>
              <th role="rowheader" scope="row">
                <span className={styles.rowName}>
                  <VerdictShape verdict={verdict} size={22} />
                  <span>
                    {name} <VisuallyHidden>{t(`verdict.${verdict}`)}</VisuallyHidden>
                  </span>
                </span>
                {message && message !== left && <span className={styles.message}>{message}</span>}
                {numbers && <MeasureBar verdict={verdict} required={required} available={available} />}
              </th>
              <td role="cell" data-label={t('fit.table.need')}>
                {amount(required, dimension)}
              </td>
              <td role="cell" data-label={t('fit.table.have')}>
                {amount(available, dimension)}
              </td>
              <td role="cell" data-label={t('fit.table.left')} className={styles[verdict]}>
                {left}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
