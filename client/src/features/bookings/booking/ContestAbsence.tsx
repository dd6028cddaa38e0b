import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Booking } from '@passerelle/shared/bookings/contract';
import { Button } from '../../../ui/buttons/Button';
import { ConfirmDialog } from '../../../ui/feedback/ConfirmDialog';
import { namesIn } from '../next-step';
import type { Acting } from './use-act';

/** The other one said that this person was not there: they can say that they were. */
export function ContestAbsence({ booking, acting }: { booking: Booking; acting: Acting }) {
  const { t } = useTranslation('bookings');
  const [asking, setAsking] = useState(false);
  return (
    <>
      <div>
        <Button busy={acting.busy === 'contest'} busyText={t('act.busy')} onClick={() => setAsking(true)}>
          {t('contest.open')}
        </Button>
      </div>
      <ConfirmDialog
        isOpen={asking}
        title={t('contest.title')}
        confirmLabel={t('contest.confirm')}
        onConfirm={() => {
          setAsking(false);
          acting.act({ name: 'contest' });
        }}
        onClose={() => setAsking(false)}
      >
        <p>{t('contest.effect', namesIn(booking))}</p>
      </ConfirmDialog>
    </>
  );
}
