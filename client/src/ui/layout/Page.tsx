import type { ReactNode } from 'react';
import { classNames } from '../class-names';
import styles from './layout.module.css';

export interface PageProps {
  children: ReactNode;
  /** `reading` keeps a form or a text at a comfortable width. */
  width?: 'reading' | 'wide';
}

/** Side margins, width and the rhythm between a page's blocks. */
export function Page({ children, width = 'wide' }: PageProps) {
  return <div className={classNames(styles.page, width === 'reading' && styles.reading)}>{children}</div>;
}

/** Blocks below each other, with the same room between them. */
export function Stack({ children, gap = 'medium' }: { children: ReactNode; gap?: 'small' | 'medium' | 'large' }) {
  return <div className={classNames(styles.stack, styles[gap])}>{children}</div>;
}

/** Main content with a column beside it, below it on a phone. `sticky` keeps the column in sight. */
export function Columns({ children, aside, sticky }: { children: ReactNode; aside: ReactNode; sticky?: boolean }) {
  return (
    <div className={styles.columns}>
      <div className={styles.main}>{children}</div>
      <div className={classNames(styles.aside, sticky && styles.sticky)}>{aside}</div>
    </div>
  );
}
