import { useTranslation } from 'react-i18next';
import { useChairWords } from '../../lib/chair-words';
import { useFormat } from '../../lib/format';
import type { Measures } from './measures-copy';
import styles from './account.module.css';

export interface MeasuresListProps {
  title: string;
  measures: Measures;
  note?: string | undefined;
}

/** Chairs and driver's needs in a few words each. */
export function MeasuresList({ title, measures: { items, driver }, note }: MeasuresListProps) {
  const { t } = useTranslation('account');
  const words = useChairWords();
  const format = useFormat();
  const codes = driver?.licenceCodes ?? [];
  const controls = driver?.controls ?? [];
  return (
    <div>
      <h3>{title}</h3>
      {note && <p className={styles.note}>{note}</p>}
      <ul className={styles.measures}>
        {items.map(({ name, wheelchair }, index) => (
          <li key={`${String(index)} ${name}`}>
            <strong>{name}</strong> <span>{words(wheelchair)}</span>
          </li>
        ))}
        {codes.length > 0 && <li>{t('measures.codes', { count: codes.length, list: format.list(codes) })}</li>}
        {controls.length > 0 && <li>{t('measures.controls', { count: controls.length })}</li>}
      </ul>
    </div>
  );
}
