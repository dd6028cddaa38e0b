import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Booking } from '@passerelle/shared/bookings/contract';
import { useFormat } from '../../../lib/format';
import { Button } from '../../../ui/buttons/Button';
import { ButtonRow } from '../../../ui/buttons/ButtonRow';
import { ConfirmDialog } from '../../../ui/feedback/ConfirmDialog';
import { leaveToPay } from '../paying';
import type { Acting } from './use-act';

export interface PayNowProps {
  booking: Booking;
  acting: Acting;
  /** A payment may be on its way: paying is still offered, but not first. */
  checking: boolean;
}

export function PayNow({ booking, acting, checking }: PayNowProps) {
  const { t } = useTranslation('bookings');
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  const { can, payment, price } = booking;
  if (!payment) return null;
  return (
    <>
      <ButtonRow>
        <Button variant={checking || booking.payerLink ? 'secondary' : 'primary'} icon="euro" onClick={() => leaveToPay(booking.id, payment.url)}>
          {t(checking ? 'pay.again' : booking.payerLink ? 'pay.myself' : 'pay.now', { total: format.money(price.total) })}
        </Button>
        {can['extend-payment'] && (
          <Button variant="secondary" icon="clock" busy={acting.busy === 'extend-payment'} busyText={t('act.busy')} onClick={() => acting.act({ name: 'extend-payment' })}>
            {t('pay.extend')}
          </Button>
        )}
        {can.abandon && (
          <Button variant="quiet" onClick={() => setAsking(true)}>
            {t('pay.abandon')}
          </Button>
        )}
      </ButtonRow>
      <ConfirmDialog
        isOpen={asking}
        title={t('pay.abandonTitle')}
        confirmLabel={t('pay.abandonConfirm')}
        cancelLabel={t('pay.abandonKeep')}
        danger
        busy={acting.busy === 'abandon'}
        busyText={t('act.busy')}
        onConfirm={() => {
          setAsking(false);
          acting.act({ name: 'abandon' });
        }}
        onClose={() => setAsking(false)}
      >
        <p>{t('pay.abandonText')}</p>
      </ConfirmDialog>
    </>
  );
}
