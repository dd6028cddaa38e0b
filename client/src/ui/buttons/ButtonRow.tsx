import type { ReactNode } from 'react';
import styles from './button.module.css';

/** Actions beside each other, 8 px or more apart; below each other where there is no room. */
export function ButtonRow({ children }: { children: ReactNode }) {
  return <div className={styles.row}>{children}</div>;
}
