import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Booking } from '@passerelle/shared/bookings/contract';
import { Button } from '../../../ui/buttons/Button';
import { ConfirmDialog } from '../../../ui/feedback/ConfirmDialog';
import { Card } from '../../../ui/layout/Card';
import { Stack } from '../../../ui/layout/Page';
import { CancelPreview } from './CancelPreview';
import { ReasonForm } from './ReasonForm';
import type { Acting } from './use-act';

/** Taking back what was asked or agreed: its effect is shown before it is done. */
export function ChangePlans({ booking, acting }: { booking: Booking; acting: Acting }) {
  const { t } = useTranslation('bookings');
  const [open, setOpen] = useState(false);
  const { can } = booking;
  const kind = can.withdraw ? 'withdraw' : can['cancel-by-renter'] ? 'renter' : can['cancel-by-owner'] ? 'owner' : undefined;
  if (!kind) return null;
  return (
    <Card as="section" labelledBy="booking-plans">
      <Stack>
        <h2 id="booking-plans">{t('plans.title')}</h2>
        <p>{t(`plans.${kind}.text`)}</p>
        <div>
          <Button
            variant="secondary"
            {...(kind === 'withdraw' ? {} : { 'aria-expanded': open, 'aria-controls': 'plans-form' })}
            busy={acting.busy === 'withdraw'}
            busyText={t('act.busy')}
            onClick={() => setOpen(!open)}
          >
            {t(`plans.${kind}.open`)}
          </Button>
        </div>
        {kind === 'withdraw' && (
          <ConfirmDialog
            isOpen={open}
            title={t('plans.withdraw.title')}
            confirmLabel={t('plans.withdraw.confirm')}
            cancelLabel={t('plans.withdraw.keep')}
            danger
            onConfirm={() => {
              setOpen(false);
              acting.act({ name: 'withdraw' });
            }}
            onClose={() => setOpen(false)}
          >
            <p>{t('plans.withdraw.effect')}</p>
          </ConfirmDialog>
        )}
        {kind !== 'withdraw' && (
          <div id="plans-form" hidden={!open}>
            {kind === 'renter' && open && <CancelPreview booking={booking} acting={acting} />}
            {kind === 'owner' && (
              <ReasonForm
                id="cancel"
                legend={t('plans.owner.why')}
                hint={t('plans.owner.effect')}
                submitLabel={t('plans.owner.confirm')}
                busy={acting.busy === 'cancel-by-owner'}
                onSubmit={(reason) => acting.act({ name: 'cancel-by-owner', reason })}
              />
            )}
          </div>
        )}
      </Stack>
    </Card>
  );
}
