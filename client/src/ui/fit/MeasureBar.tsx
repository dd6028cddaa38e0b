import type { Verdict } from '@passerelle/shared/fit/result';
import { useId } from 'react';
import { inkOf, patternUrl, VerdictPatterns } from './VerdictPatterns';
import styles from './fit-table.module.css';

export interface MeasureBarProps {
  verdict: Verdict;
  required: number | null;
  available: number | null;
}

/**
 * What you need as a plain bar, what is left of what there is hatched after it. Where there is too little, a line
 * marks the end of what there is and the hatching goes beyond. A missing number is a dashed frame. The words stand beside it.
 */
export function MeasureBar({ verdict, required, available }: MeasureBarProps) {
  const patterns = useId();
  const most = Math.max(required ?? 0, available ?? 0);
  const part = (value: number) => `${((value / most) * 100).toFixed(2)}%`;
  const complete = required !== null && available !== null && most > 0;
  const enough = complete && available >= required;
  const plain = complete ? Math.min(required, available) : (required ?? 0);
  return (
    <svg className={styles.bar} width="100%" height="20" aria-hidden="true" focusable="false">
      <VerdictPatterns prefix={patterns} />
      <rect className={styles.track} x="1" y="1" width="100%" height="18" strokeDasharray={complete ? undefined : '6 5'} />
      {complete && (
        <>
          <rect className={styles.need} x="0" y="3" width={part(plain)} height="14" />
          <rect x={part(plain)} y="2" width={part(most - plain)} height="16" fill={patternUrl(patterns, verdict)} stroke={inkOf[verdict]} strokeWidth="2" />
          {!enough && <line className={styles.limit} x1={part(available)} x2={part(available)} y1="0" y2="20" />}
        </>
      )}
    </svg>
  );
}
