import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Booking } from '@passerelle/shared/bookings/contract';
import { useFormat } from '../../../lib/format';
import { Button } from '../../../ui/buttons/Button';
import { ConfirmDialog } from '../../../ui/feedback/ConfirmDialog';
import type { Acting } from '../booking/use-act';

/** Agrees to the amount that the other one said last; that ends the claim, so it is asked once more. */
export function SettleButton({ booking, acting }: { booking: Booking; acting: Acting }) {
  const { t } = useTranslation('bookings');
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  const { claim, viewer, can, proposal } = booking;
  const agreed = proposal?.amount ?? claim?.answer ?? claim?.estimate;
  if (!can.settle || !agreed || viewer === 'support') return null;
  const amount = format.money(agreed);
  return (
    <>
      <div>
        <Button icon="check" busy={acting.busy === 'settle'} busyText={t('act.busy')} onClick={() => setAsking(true)}>
          {t(`settle.open.${viewer}`, { amount })}
        </Button>
      </div>
      <ConfirmDialog
        isOpen={asking}
        title={t('settle.title', { amount })}
        confirmLabel={t('settle.confirm')}
        cancelLabel={t('settle.keep')}
        onConfirm={() => {
          setAsking(false);
          acting.act({ name: 'settle' });
        }}
        onClose={() => setAsking(false)}
      >
        <p>{t(`settle.effect.${viewer}`, { amount })}</p>
      </ConfirmDialog>
    </>
  );
}
