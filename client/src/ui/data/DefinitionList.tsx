import type { ReactNode } from 'react';
import styles from './data.module.css';

export interface Definition {
  term: string;
  detail: ReactNode;
  /** Where a number comes from, and when. */
  note?: ReactNode;
}

export function DefinitionList({ items }: { items: Definition[] }) {
  return (
    <dl className={styles.definitions}>
      {items.map(({ term, detail, note }) => (
        <div key={term} className={styles.definition}>
          <dt>{term}</dt>
          <dd>
            {detail}
            {note && <span className={styles.note}>{note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
