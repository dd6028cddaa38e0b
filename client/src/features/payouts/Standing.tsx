import type { Payouts } from '@passerelle/shared/payments/contract';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { api } from '../../lib/api';
import { ProblemNotice } from '../../lib/ProblemNotice';
import { Button } from '../../ui/buttons/Button';
import { Notice } from '../../ui/feedback/Notice';
import { Stack } from '../../ui/layout/Page';
import { requirementKeys } from './requirements';

/** Whether the owner can be paid, and the way to Stripe where something is missing. */
export function Standing({ payouts: { standing, requirements } }: { payouts: Payouts }) {
  const { t } = useTranslation('payouts');
  const [search] = useSearchParams();
  // Stripe's page is asked for when it is wanted: its address is good once, and for minutes.
  const onboard = useMutation({ mutationFn: () => api.payments.onboard(), onSuccess: ({ url }) => location.assign(url) });
  const back = search.get('onboarding');
  return (
    <section aria-labelledby="payouts-standing">
      <Stack>
        <h2 id="payouts-standing">{t('standing.title')}</h2>
        {back === 'again' && standing !== 'ready' && (
          <Notice tone="warning">
            <p>{t('standing.again')}</p>
          </Notice>
        )}
        <Notice tone={standing === 'ready' ? 'success' : 'info'} title={t(`standing.${standing}.title`)}>
          <p>{t(`standing.${standing}.text`)}</p>
          {standing === 'incomplete' && requirements.length > 0 && (
            <ul>
              {requirementKeys(requirements).map((key) => (
                <li key={key}>{t(`requirement.${key}`)}</li>
              ))}
            </ul>
          )}
          {standing === 'incomplete' && back === 'back' && <p>{t('standing.checking')}</p>}
        </Notice>
        <ProblemNotice error={onboard.error} onRetry={() => onboard.mutate()} />
        {standing !== 'ready' && (
          <div>
            <Button busy={onboard.isPending || onboard.isSuccess} busyText={t('standing.opening')} onClick={() => onboard.mutate()}>
              {t(standing === 'none' ? 'standing.start' : 'standing.goOn')}
            </Button>
          </div>
        )}
      </Stack>
    </section>
  );
}
