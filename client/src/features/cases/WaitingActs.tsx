import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { SupportAct } from '@passerelle/shared/cases/contract';
import { api } from '../../lib/api';
import { ProblemNotice } from '../../lib/ProblemNotice';
import { useSession } from '../../lib/session';
import { Button } from '../../ui/buttons/Button';
import { Card } from '../../ui/layout/Card';
import { Stack } from '../../ui/layout/Page';
import { ActEffect } from './ActEffect';
import { actsKey, lookAgainMs } from './case-queries';
import styles from './cases.module.css';

function WaitingAct({ act, onDone }: { act: SupportAct; onDone: () => void }) {
  const { t } = useTranslation('cases');
  const queryClient = useQueryClient();
  const { user } = useSession();
  const name = t(`act.name.${act.name}`);
  const confirm = useMutation({
    mutationFn: () => api.cases.confirmAct({ params: { actId: act.id } }),
    onSuccess: onDone,
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['cases'] }),
  });
  return (
    <li className={styles.case}>
      <Stack>
        <h3>
          <Link to={`/support/bookings/${act.bookingId}`}>
            {name} <span className={styles.id}>{act.bookingId}</span>
          </Link>
        </h3>
        <ActEffect act={act} />
        <ProblemNotice error={confirm.error} />
        {act.by === user?.id && <p>{t('waiting.yours')}</p>}
        {act.by !== user?.id && (
          <div>
            <Button variant="danger" busy={confirm.isPending} busyText={t('actions.busy')} onClick={() => confirm.mutate()} aria-label={t('waiting.confirmNamed', { act: name, id: act.bookingId })}>
              {t('waiting.confirm')}
            </Button>
          </div>
        )}
      </Stack>
    </li>
  );
}

/** Acts that a second member of staff has to agree to; nothing at all where none waits. */
export function WaitingActs() {
  const { t } = useTranslation('cases');
  const heading = useRef<HTMLHeadingElement>(null);
  const { data, error, refetch } = useQuery({ queryKey: actsKey, queryFn: ({ signal }) => api.cases.waitingActs({}, { signal }), refetchInterval: lookAgainMs });
  if (!data) return <ProblemNotice error={error} onRetry={refetch} announce={false} />;
  return (
    <Card as="section" labelledBy="waiting-acts">
      <Stack>
        <h2 id="waiting-acts" ref={heading} tabIndex={-1}>
          {t('waiting.title')}
        </h2>
        {data.items.length === 0 && <p>{t('waiting.none')}</p>}
        <ul className={styles.queue}>
          {data.items.map((act) => (
            <WaitingAct key={act.id} act={act} onDone={() => heading.current?.focus()} />
          ))}
        </ul>
      </Stack>
    </Card>
  );
}
