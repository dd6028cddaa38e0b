import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format';
import { ButtonLink } from '../../../ui/buttons/ButtonLink';
import { Stack } from '../../../ui/layout/Page';
import type { AtCar } from '../at-car';
import { opensAt } from '../view-of';

/** Too early, or the booking is not where a hand-over comes next. */
export function NotOpen({ car: { booking, kind }, view }: { car: AtCar; view: 'notYet' | 'closed' }) {
  const { t } = useTranslation('handover');
  const format = useFormat();
  return (
    <Stack>
      <h2 id="handover-now" tabIndex={-1}>
        {t(`${view}.title`)}
      </h2>
      <p>{view === 'notYet' ? t('notYet.text', { at: format.dayAndTime(opensAt(booking), booking.timeZone) }) : t(`${kind}.closed`)}</p>
      <div>
        <ButtonLink to={`/bookings/${booking.id}`}>{t('toBooking')}</ButtonLink>
      </div>
    </Stack>
  );
}
