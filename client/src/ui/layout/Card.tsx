import type { ReactNode } from 'react';
import { classNames } from '../class-names';
import styles from './layout.module.css';

export interface CardProps {
  as?: 'div' | 'section' | 'article' | 'li';
  children: ReactNode;
  /** Chosen in a list that another view mirrors. */
  selected?: boolean;
  /** No padding, for what brings its own. */
  flush?: boolean;
  id?: string;
  labelledBy?: string;
}

export function Card({ as: Tag = 'div', children, selected, flush, id, labelledBy }: CardProps) {
  return (
    <Tag
      id={id}
      aria-labelledby={labelledBy}
      className={classNames(styles.card, selected && styles.selected, flush && styles.flush)}
    >
      {children}
    </Tag>
  );
}
