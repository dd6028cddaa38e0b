import { useTranslation } from 'react-i18next';
import type { Booking } from '@passerelle/shared/bookings/contract';
import { Button } from '../../../ui/buttons/Button';
import { ButtonLink } from '../../../ui/buttons/ButtonLink';
import { ButtonRow } from '../../../ui/buttons/ButtonRow';
import type { Acting } from './use-act';

/** From a question to a request, or to its end. */
export function InquiryActs({ booking, acting, now }: { booking: Booking; acting: Acting; now: Date }) {
  const { t } = useTranslation('bookings');
  const { id, vehicle, period, viewer, can } = booking;
  const asks = viewer === 'renter' && new Date(period.from) > now;
  return (
    <>
      {asks && <p>{t('inquiry.howOn')}</p>}
      <ButtonRow>
        {asks && <ButtonLink to={`/book/${vehicle.id}?${new URLSearchParams({ ...period, inquiry: id }).toString()}`}>{t('inquiry.ask')}</ButtonLink>}
        {can['close-inquiry'] && (
          <Button variant="secondary" busy={acting.busy === 'close-inquiry'} busyText={t('act.busy')} onClick={() => acting.act({ name: 'close-inquiry' })}>
            {t('inquiry.close')}
          </Button>
        )}
      </ButtonRow>
    </>
  );
}
