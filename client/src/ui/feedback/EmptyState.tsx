import type { ReactNode } from 'react';
import styles from './feedback.module.css';

export interface EmptyStateProps {
  title: string;
  /** Heading level, to fit where it stands. */
  level?: 2 | 3;
  drawing?: ReactNode;
  /** What to do next. */
  children?: ReactNode;
  actions?: ReactNode;
}

export function EmptyState({ title, level = 2, drawing, children, actions }: EmptyStateProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <div className={styles.empty}>
      {drawing && <div className={styles.emptyDrawing}>{drawing}</div>}
      <Heading>{title}</Heading>
      {children && <div>{children}</div>}
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
