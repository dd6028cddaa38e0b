import type { ReactNode } from 'react';
import styles from './a11y.module.css';

/** Words for screen readers only, where the picture beside them already says it to the eye. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className={styles.hidden}>{children}</span>;
}
