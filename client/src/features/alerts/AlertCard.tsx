import { useMutation } from '@tanstack/react-query';
import type { Alert } from '@passerelle/shared/alerts/contract';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { useFormat } from '../../lib/format';
import { ProblemNotice } from '../../lib/ProblemNotice';
import { askFrom, searchPath } from '../../lib/search-address';
import { VisuallyHidden } from '../../ui/a11y/VisuallyHidden';
import { Button } from '../../ui/buttons/Button';
import { ButtonLink } from '../../ui/buttons/ButtonLink';
import { ButtonRow } from '../../ui/buttons/ButtonRow';
import { Card } from '../../ui/layout/Card';
import { bringToDevice, keptNeeds } from './kept-needs';
import styles from './alerts.module.css';

export const stopButtonId = (alertId: string): string => `stop-${alertId}`;

/** Cars of the product stand in France; the alert itself names no zone. */
const zone = 'Europe/Paris';

/** One alert: what it looks for, how long, what it keeps; opened again or stopped. */
export function AlertCard({ alert, onStopped }: { alert: Alert; onStopped: (alert: Alert) => void }) {
  const { t } = useTranslation('alerts');
  const format = useFormat();
  const { id, placeName, period, asked, endsAt, told } = alert;
  const kept = keptNeeds(asked);
  const stop = useMutation({ mutationFn: () => api.alerts.stop({ params: { alertId: id } }), onSuccess: () => onStopped(alert) });
  return (
    <Card as="li">
      <div className={styles.alert}>
        <h2>{placeName}</h2>
        <ul>
          <li>{period ? format.period(period, zone) : t('list.anyDates')}</li>
          <li>{t('list.told', { count: told })}</li>
          <li>{t('list.ends', { day: format.day(endsAt, zone) })}</li>
          {kept && (
            <li>
              {t('list.keeps', { what: t(`list.keepsWhat.${kept}`) })} {t('list.openHint')}
            </li>
          )}
        </ul>
        <ProblemNotice error={stop.error} onRetry={() => stop.mutate()} />
        <ButtonRow>
          <ButtonLink to={searchPath(askFrom(placeName, asked))} variant="secondary" icon="search" onClick={() => bringToDevice(asked)}>
            {t('list.open')}
            <VisuallyHidden>: {placeName}</VisuallyHidden>
          </ButtonLink>
          <Button id={stopButtonId(id)} variant="danger" icon="close" busy={stop.isPending} busyText={t('list.stopping')} onClick={() => stop.mutate()}>
            {t('list.stop')}
            <VisuallyHidden>: {placeName}</VisuallyHidden>
          </Button>
        </ButtonRow>
      </div>
    </Card>
  );
}
