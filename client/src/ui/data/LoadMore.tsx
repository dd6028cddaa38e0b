import { useTranslation } from 'react-i18next';
import { Button } from '../buttons/Button';
import styles from './data.module.css';

export interface LoadMoreProps {
  /** "20 of 134 cars". */
  summary: string;
  /** Absent when there is no more. */
  onMore?: (() => void) | undefined;
  label?: string;
  busy?: boolean;
}

/** More of a list by a button, never by scrolling: the footer stays within reach. */
export function LoadMore({ summary, onMore, label, busy = false }: LoadMoreProps) {
  const { t } = useTranslation('ui');
  return (
    <div className={styles.more}>
      <p>{summary}</p>
      {onMore && (
        <Button variant="secondary" busy={busy} busyText={t('more.busy')} onClick={onMore}>
          {label ?? t('more.label')}
        </Button>
      )}
    </div>
  );
}
