import type { Verdict } from '@passerelle/shared/fit/result';
import { useTranslation } from 'react-i18next';
import { classNames } from '../class-names';
import { VerdictShape } from './VerdictShape';
import styles from './verdict.module.css';

export interface VerdictBadgeProps {
  verdict: Verdict;
  /** Instead of the verdict's usual word. */
  children?: string;
  large?: boolean;
}

/** Shape, colour and always the word. */
export function VerdictBadge({ verdict, children, large }: VerdictBadgeProps) {
  const { t } = useTranslation('ui');
  return (
    <span className={classNames(styles.badge, styles[verdict], styles[`${verdict}Ground`], large && styles.large)}>
      <VerdictShape verdict={verdict} size={large ? 32 : 22} />
      <span>{children ?? t(`verdict.${verdict}`)}</span>
    </span>
  );
}
