import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Case } from '@passerelle/shared/cases/contract';
import { api } from '../../lib/api';
import { ProblemNotice } from '../../lib/ProblemNotice';
import { useFormat } from '../../lib/format';
import { StatusMessage } from '../../ui/a11y/StatusMessage';
import { Skeleton } from '../../ui/feedback/Skeleton';
import { Card } from '../../ui/layout/Card';
import { Stack } from '../../ui/layout/Page';
import { casesKey, lookAgainMs } from './case-queries';
import styles from './cases.module.css';

/** Where support works: everybody there reads the same clock. */
export const supportZone = 'Europe/Paris';

function Row({ each }: { each: Case }) {
  const { t } = useTranslation('cases');
  const format = useFormat();
  const { bookingId, kind, priority, openedAt, notes } = each;
  return (
    <li className={styles.case}>
      <p>
        <strong className={priority === 'urgent' ? styles.urgent : undefined}>{t('notes.priority', { priority: t(`priority.${priority}`) })}</strong>{' '}
        <Link to={`/support/bookings/${bookingId}`}>
          {t(`caseKind.${kind}`, { defaultValue: t('caseKind.unknown', { kind }) })} <span className={styles.id}>{bookingId}</span>
        </Link>
      </p>
      <p className={styles.small}>{t('queue.line', { at: format.dayAndTime(openedAt, supportZone), count: notes.length })}</p>
    </li>
  );
}

/** What somebody has to look at, as the server sorts it: stranded people first. */
export function CaseQueue() {
  const { t } = useTranslation('cases');
  const { data, error, isPending, refetch } = useQuery({
    queryKey: casesKey({ state: 'open' }),
    queryFn: ({ signal }) => api.cases.open({ query: { state: 'open' } }, { signal }),
    refetchInterval: lookAgainMs,
  });
  const urgent = data?.items.filter(({ priority }) => priority === 'urgent').length ?? 0;
  return (
    <Card as="section" labelledBy="queue">
      <Stack>
        <h2 id="queue">{t('queue.title')}</h2>
        <StatusMessage message={urgent > 0 ? t('queue.urgent', { count: urgent }) : ''} />
        {isPending && <Skeleton label={t('queue.loading')} lines={3} />}
        <ProblemNotice error={data ? null : error} onRetry={refetch} announce={false} />
        {data?.items.length === 0 && <p>{t('queue.none')}</p>}
        {data && data.items.length > 0 && (
          <ul className={styles.queue}>
            {data.items.map((each) => (
              <Row key={each.id} each={each} />
            ))}
          </ul>
        )}
      </Stack>
    </Card>
  );
}
