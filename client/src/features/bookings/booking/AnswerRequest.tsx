import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Booking } from '@passerelle/shared/bookings/contract';
import { Button } from '../../../ui/buttons/Button';
import { ButtonRow } from '../../../ui/buttons/ButtonRow';
import { ReasonForm } from './ReasonForm';
import type { Acting } from './use-act';

/** Accept with one press; declining opens the list of reasons below. */
export function AnswerRequest({ booking, acting }: { booking: Booking; acting: Acting }) {
  const { t } = useTranslation('bookings');
  const [declining, setDeclining] = useState(false);
  const { can } = booking;
  return (
    <>
      <ButtonRow>
        <Button icon="check" busy={acting.busy === 'accept'} busyText={t('act.busy')} onClick={() => acting.act({ name: 'accept' })}>
          {t('answer.accept')}
        </Button>
        {can.decline && (
          <Button variant="secondary" aria-expanded={declining} aria-controls="decline-form" onClick={() => setDeclining(!declining)}>
            {t('answer.decline')}
          </Button>
        )}
      </ButtonRow>
      {can.decline && (
        <div id="decline-form" hidden={!declining}>
          <ReasonForm
            id="decline"
            legend={t('answer.why')}
            hint={t('answer.whyHint', { renter: booking.renter.displayName })}
            submitLabel={t('answer.declineSend')}
            busy={acting.busy === 'decline'}
            onSubmit={(reason) => acting.act({ name: 'decline', reason })}
          />
        </div>
      )}
    </>
  );
}
