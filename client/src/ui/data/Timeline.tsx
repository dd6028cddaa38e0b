import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { VisuallyHidden } from '../a11y/VisuallyHidden';
import { classNames } from '../class-names';
import styles from './timeline.module.css';

export interface TimelineItem {
  id: string;
  title: string;
  /** Written out; `dateTime` is the same instant in ISO 8601. */
  at?: string;
  dateTime?: string;
  detail?: ReactNode;
  state?: 'done' | 'now' | 'next';
}

export function Timeline({ items, label }: { items: TimelineItem[]; label: string }) {
  const { t } = useTranslation('ui');
  return (
    <ol className={styles.timeline} aria-label={label}>
      {items.map(({ id, title, at, dateTime, detail, state = 'done' }) => (
        <li key={id} className={classNames(styles.item, styles[state])} aria-current={state === 'now' ? 'step' : undefined}>
          <p className={styles.title}>
            {title}
            {state === 'next' && <VisuallyHidden> {t('timeline.next')}</VisuallyHidden>}
          </p>
          {at && (
            <time className={styles.at} dateTime={dateTime}>
              {at}
            </time>
          )}
          {detail && <div>{detail}</div>}
        </li>
      ))}
    </ol>
  );
}
