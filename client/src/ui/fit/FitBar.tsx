import type { Verdict } from '@passerelle/shared/fit/result';
import { VerdictBadge } from '../verdict/VerdictBadge';
import { MeasureBar } from './MeasureBar';
import styles from './fit-table.module.css';

export interface FitBarProps {
  verdict: Verdict;
  /** The one sentence: what decides, in centimetres. */
  sentence: string;
  /** The deciding dimension, where its numbers are at hand. */
  dimension?: { verdict: Verdict; required: number | null; available: number | null };
}

/** The fit drawing's small form, for list cards: the verdict, one bar, one sentence. */
export function FitBar({ verdict, sentence, dimension }: FitBarProps) {
  return (
    <div className={styles.fitBar}>
      <VerdictBadge verdict={verdict} />
      {dimension && <MeasureBar {...dimension} />}
      <p className={styles.sentence}>{sentence}</p>
    </div>
  );
}
