import { StatusMessage } from '../a11y/StatusMessage';
import styles from './feedback.module.css';

export interface SkeletonProps {
  /** Says aloud what is coming; leave out in all but one skeleton of a page. */
  label?: string;
  lines?: number;
  /** A picture's place before the lines. */
  picture?: boolean;
}

/** Keeps the place of what is loading. It does not shimmer: nothing here moves by itself. */
export function Skeleton({ label, lines = 3, picture = false }: SkeletonProps) {
  return (
    <div>
      {label && <StatusMessage message={label} />}
      <div aria-hidden="true" className={styles.skeletonBody}>
        {picture && <div className={styles.skeletonPicture} />}
        <div className={styles.skeletonLines}>
          {Array.from({ length: lines }, (_, index) => (
            <div key={index} className={styles.skeletonLine} />
          ))}
        </div>
      </div>
    </div>
  );
}
