import { useTranslation } from 'react-i18next';
import type { Booking } from '@passerelle/shared/bookings/contract';
import type { BookingState } from '@passerelle/shared/bookings/states';
import { ButtonLink } from '../../../ui/buttons/ButtonLink';
import { ButtonRow } from '../../../ui/buttons/ButtonRow';

/** It came to nothing because of the renter's own time: the same dates may still be free. */
const sameAgain: readonly BookingState[] = ['abandoned', 'payment_expired', 'withdrawn'];
const anotherCar: readonly BookingState[] = ['declined', 'expired', 'cancelled_by_owner', 'cancelled_misfit'];

/** Where to go from a booking that came to nothing. */
export function TryAgain({ booking, now }: { booking: Booking; now: Date }) {
  const { t } = useTranslation('bookings');
  const { state, period, vehicle } = booking;
  if (new Date(period.from) <= now) return null;
  if (sameAgain.includes(state)) {
    return (
      <ButtonRow>
        <ButtonLink to={`/book/${vehicle.id}?${new URLSearchParams(period).toString()}`}>{t('again.ask')}</ButtonLink>
      </ButtonRow>
    );
  }
  if (!anotherCar.includes(state)) return null;
  return (
    <ButtonRow>
      <ButtonLink icon="search" to="/">
        {t('again.find')}
      </ButtonLink>
    </ButtonRow>
  );
}
