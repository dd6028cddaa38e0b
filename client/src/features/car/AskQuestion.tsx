import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import type { WirePeriod } from '@passerelle/shared/time';
import { api } from '../../lib/api';
import { newKey } from '../../lib/api/new-key';
import { useChairs } from '../../lib/chairs';
import { ProblemNotice } from '../../lib/ProblemNotice';
import { signInPath, useSession } from '../../lib/session';
import { Button } from '../../ui/buttons/Button';
import { ButtonLink } from '../../ui/buttons/ButtonLink';
import styles from './car.module.css';

/** A question about this car and these dates, before any booking: it opens a conversation with the owner. */
export function AskQuestion({ vehicleId, period, owner }: { vehicleId: string; period: WirePeriod; owner: string }) {
  const { t } = useTranslation('car');
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const { status } = useSession();
  const wheelchairs = useChairs();
  const [idempotencyKey] = useState(newKey);
  const ask = useMutation({
    mutationFn: () => api.bookings.inquire({ body: { vehicleId, period, ...(wheelchairs.length > 0 ? { wheelchairs: [...wheelchairs] } : {}) } }, { idempotencyKey }),
    onSuccess: ({ id }) => navigate(`/bookings/${id}`),
  });
  return (
    <>
      <ProblemNotice error={ask.error} />
      {status === 'signed-out' ? (
        <ButtonLink wide variant="secondary" icon="message" to={signInPath(pathname + search)}>
          {t('question.signIn')}
        </ButtonLink>
      ) : (
        <Button wide variant="secondary" icon="message" busy={ask.isPending} busyText={t('question.busy')} onClick={() => ask.mutate()}>
          {t('question.ask')}
        </Button>
      )}
      <p className={styles.small}>{t('question.note', { name: owner })}</p>
    </>
  );
}
