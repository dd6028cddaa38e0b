import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Booking } from '@passerelle/shared/bookings/contract';
import { Button } from '../../../ui/buttons/Button';
import { ConfirmDialog } from '../../../ui/feedback/ConfirmDialog';
import { Card } from '../../../ui/layout/Card';
import { Stack } from '../../../ui/layout/Page';
import { DatesForm } from '../change/DatesForm';
import { namesIn } from '../next-step';
import { CancelPreview } from './CancelPreview';
import { Disclosure } from './Disclosure';
import { ReasonForm } from './ReasonForm';
import type { Acting } from './use-act';

interface Part {
  booking: Booking;
  acting: Acting;
}

function Withdraw({ acting }: Pick<Part, 'acting'>) {
  const { t } = useTranslation('bookings');
  const [asking, setAsking] = useState(false);
  return (
    <>
      <p>{t('plans.withdraw.text')}</p>
      <div>
        <Button variant="secondary" busy={acting.busy === 'withdraw'} busyText={t('act.busy')} onClick={() => setAsking(true)}>
          {t('plans.withdraw.open')}
        </Button>
      </div>
      <ConfirmDialog
        isOpen={asking}
        title={t('plans.withdraw.title')}
        confirmLabel={t('plans.withdraw.confirm')}
        cancelLabel={t('plans.withdraw.keep')}
        danger
        onConfirm={() => {
          setAsking(false);
          acting.act({ name: 'withdraw' });
        }}
        onClose={() => setAsking(false)}
      >
        <p>{t('plans.withdraw.effect')}</p>
      </ConfirmDialog>
    </>
  );
}

function OtherDates({ booking, acting }: Part) {
  const { t } = useTranslation('bookings');
  const kind = booking.can['propose-change'] ? 'change' : booking.can['propose-extension'] ? 'extension' : undefined;
  if (!kind) return null;
  return (
    <>
      <p>{t(`plans.${kind}.text`, namesIn(booking))}</p>
      <Disclosure id={`${kind}-form`} label={t(`plans.${kind}.open`)}>
        <DatesForm booking={booking} kind={kind} acting={acting} />
      </Disclosure>
    </>
  );
}

function Cancel({ booking, acting }: Part) {
  const { t } = useTranslation('bookings');
  if (booking.can['cancel-by-renter']) {
    return (
      <>
        <p>{t('plans.renter.text')}</p>
        <Disclosure id="plans-form" fresh label={t('plans.renter.open')}>
          <CancelPreview booking={booking} acting={acting} />
        </Disclosure>
      </>
    );
  }
  if (!booking.can['cancel-by-owner']) return null;
  return (
    <>
      <p>{t('plans.owner.text')}</p>
      <Disclosure id="plans-form" label={t('plans.owner.open')}>
        <ReasonForm
          id="cancel"
          legend={t('plans.owner.why')}
          hint={t('plans.owner.effect')}
          submitLabel={t('plans.owner.confirm')}
          busy={acting.busy === 'cancel-by-owner'}
          onSubmit={(reason) => acting.act({ name: 'cancel-by-owner', reason })}
        />
      </Disclosure>
    </>
  );
}

const plans = ['withdraw', 'propose-change', 'propose-extension', 'cancel-by-renter', 'cancel-by-owner'] as const;

/** Other dates, or taking back what was asked or agreed: the effect is shown before it is done. */
export function ChangePlans({ booking, acting }: Part) {
  const { t } = useTranslation('bookings');
  const { can } = booking;
  if (!plans.some((name) => can[name])) return null;
  return (
    <Card as="section" labelledBy="booking-plans">
      <Stack>
        <h2 id="booking-plans">{t('plans.title')}</h2>
        {can.withdraw && <Withdraw acting={acting} />}
        <OtherDates booking={booking} acting={acting} />
        <Cancel booking={booking} acting={acting} />
      </Stack>
    </Card>
  );
}
