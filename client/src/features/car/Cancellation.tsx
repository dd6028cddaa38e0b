import type { CancellationPolicy } from '@passerelle/shared/bookings/cancellation';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/format';
import { cancellationSteps } from './cancellation-steps';
import styles from './car.module.css';

export interface CancellationProps {
  policy: CancellationPolicy;
  start: string;
  zone: string;
}

/** The policy in words, with its dates for this rental. Loaded with a price: the rule brings time zones with it. */
export function Cancellation({ policy, start, zone }: CancellationProps) {
  const { t } = useTranslation('car');
  const format = useFormat();
  const steps = useMemo(() => cancellationSteps(policy, new Date(start), zone, new Date()), [policy, start, zone]);
  return (
    <div className={styles.cancellation}>
      <h3>{t('cancellation.title')}</h3>
      <p>{t(`cancellation.policy.${policy}`)}</p>
      <ul>
        {steps.map(({ share, until, hoursAfterConfirmation }) => {
          const back = t(`cancellation.share.${share}`);
          if (hoursAfterConfirmation !== undefined) return <li key={share}>{t('cancellation.hours', { count: hoursAfterConfirmation, back })}</li>;
          return <li key={share}>{until ? t('cancellation.until', { at: format.dayAndTime(until, zone), back }) : t('cancellation.after', { back })}</li>;
        })}
      </ul>
    </div>
  );
}
