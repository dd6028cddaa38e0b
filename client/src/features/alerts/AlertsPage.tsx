import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Alert } from '@passerelle/shared/alerts/contract';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { ProblemNotice } from '../../lib/ProblemNotice';
import { alertsKey } from '../../lib/query';
import { useDocumentTitle } from '../../lib/use-document-title';
import { StatusMessage } from '../../ui/a11y/StatusMessage';
import { ButtonLink } from '../../ui/buttons/ButtonLink';
import { EmptyState } from '../../ui/feedback/EmptyState';
import { Skeleton } from '../../ui/feedback/Skeleton';
import { Page } from '../../ui/layout/Page';
import { PageHeader } from '../../ui/layout/PageHeader';
import { AlertCard, stopButtonId } from './AlertCard';
import styles from './alerts.module.css';

/** The searches that are repeated for this account. */
export function Component() {
  const { t } = useTranslation('alerts');
  const queryClient = useQueryClient();
  const heading = useRef<HTMLHeadingElement>(null);
  const [stopped, setStopped] = useState<string>();
  const list = useQuery({ queryKey: alertsKey, queryFn: ({ signal }) => api.alerts.list({}, { signal }) });
  useDocumentTitle(t('list.title'));
  const alerts = list.data?.items ?? [];
  const onStopped = (alert: Alert) => {
    const at = alerts.findIndex(({ id }) => id === alert.id);
    const next = alerts[at + 1] ?? alerts[at - 1];
    // The button that was pressed goes away with its card.
    if (next) document.getElementById(stopButtonId(next.id))?.focus();
    else heading.current?.focus();
    setStopped(alert.placeName);
    queryClient.setQueryData(alertsKey, { items: alerts.filter(({ id }) => id !== alert.id) });
    void queryClient.invalidateQueries({ queryKey: alertsKey });
  };
  return (
    <Page width="reading">
      <PageHeader title={t('list.title')} lead={t('list.lead')} headingRef={heading} />
      <StatusMessage message={stopped === undefined ? '' : t('list.stopped', { place: stopped })} visible />
      {list.isPending && <Skeleton label={t('list.loading')} lines={4} />}
      <ProblemNotice error={list.data ? null : list.error} onRetry={list.refetch} announce={false} />
      {list.data && alerts.length === 0 && (
        <EmptyState title={t('list.nothing')} actions={<ButtonLink to="/search">{t('list.search')}</ButtonLink>}>
          <p>{t('list.nothingText')}</p>
        </EmptyState>
      )}
      {alerts.length > 0 && (
        <ul className={styles.list}>
          {alerts.map((alert) => (
            <AlertCard key={alert.id} alert={alert} onStopped={onStopped} />
          ))}
        </ul>
      )}
    </Page>
  );
}
