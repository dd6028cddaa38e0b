import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { driversContract } from '@passerelle/shared/drivers/contract';
import type { RouteResult } from '@passerelle/shared/contract';
import { api } from '../../lib/api';
import { useFormat } from '../../lib/format';
import { ProblemNotice } from '../../lib/ProblemNotice';
import { useDataAddress } from '../../lib/use-data-address';
import { Button } from '../../ui/buttons/Button';
import { ButtonRow } from '../../ui/buttons/ButtonRow';
import { DefinitionList } from '../../ui/data/DefinitionList';
import { focusField } from '../../ui/forms/focus-field';
import { TextField } from '../../ui/forms/TextField';
import { Card } from '../../ui/layout/Card';
import { Stack } from '../../ui/layout/Page';
import { licencesKey } from './case-queries';
import styles from './cases.module.css';

type Waiting = RouteResult<(typeof driversContract)['routes']['waiting'], Blob>['items'][number];

/** The picture, for as long as this card is on the page: nobody keeps a copy. */
function Picture({ holderId, name }: { holderId: string; name: string }) {
  const { t } = useTranslation('cases');
  const picture = useQuery({ queryKey: [...licencesKey, holderId], queryFn: ({ signal }) => api.drivers.picture({ params: { holderId } }, { signal }), gcTime: 0, throwOnError: false });
  const address = useDataAddress(picture.data);
  if (!address) return <ProblemNotice error={picture.error} onRetry={picture.refetch} announce={false} />;
  return <img className={styles.licence} src={address} alt={t('licences.pictureOf', { name })} />;
}

/** One licence that waits: what its holder said, the picture, and the decision. */
export function LicenceToCheck({ licence, onDecided }: { licence: Waiting; onDecided: (approved: boolean) => void }) {
  const { t } = useTranslation('cases');
  const format = useFormat();
  const queryClient = useQueryClient();
  const id = useId();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const { holderId, displayName, category, validUntil, bornOn } = licence;
  const decide = useMutation({
    mutationFn: (approved: boolean) => api.drivers.decide({ params: { holderId }, body: { approved, ...(approved ? {} : { reason: reason.trim() }) } }),
    onSuccess: (_, approved) => onDecided(approved),
    onSettled: () => queryClient.invalidateQueries({ queryKey: licencesKey }),
  });
  const refuse = () => {
    if (reason.trim()) return decide.mutate(false);
    setMissing(true);
    return focusField(`${id}-reason`);
  };
  return (
    <Card as="li" labelledBy={`${id}-name`}>
      <Stack>
        <h2 id={`${id}-name`}>{displayName}</h2>
        <DefinitionList
          items={[
            { term: t('licences.category'), detail: category },
            { term: t('licences.validUntil'), detail: format.calendarDay(validUntil) },
            { term: t('licences.bornOn'), detail: format.calendarDay(bornOn) },
          ]}
        />
        <Picture holderId={holderId} name={displayName} />
        <TextField
          id={`${id}-reason`}
          label={t('licences.reason')}
          hint={t('licences.reasonHint')}
          maxLength={200}
          value={reason}
          error={missing && !reason.trim() ? t('licences.reasonMissing') : undefined}
          onChange={({ target }) => setReason(target.value)}
        />
        <ProblemNotice error={decide.error} />
        <ButtonRow>
          <Button busy={decide.isPending} busyText={t('actions.busy')} aria-label={t('licences.approveNamed', { name: displayName })} onClick={() => decide.mutate(true)}>
            {t('licences.approve')}
          </Button>
          <Button variant="danger" busy={decide.isPending} aria-label={t('licences.refuseNamed', { name: displayName })} onClick={refuse}>
            {t('licences.refuse')}
          </Button>
        </ButtonRow>
      </Stack>
    </Card>
  );
}
