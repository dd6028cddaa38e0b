import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../../ui/buttons/ButtonLink';
import { ButtonRow } from '../../../ui/buttons/ButtonRow';
import { Stack } from '../../../ui/layout/Page';
import type { AtCar } from '../at-car';
import { ReportFacts } from './ReportFacts';
import { namesOf, reportIn } from './report-of-booking';

/** Both have signed. */
export function AgreedReport({ car }: { car: AtCar }) {
  const { t } = useTranslation('handover');
  const { booking, kind, phone } = car;
  const report = reportIn(car);
  if (!report) return null;
  return (
    <Stack>
      <h2 id="handover-now" tabIndex={-1}>
        {t('agreed.title')}
      </h2>
      <p>{t(`${kind}.agreed`)}</p>
      <ButtonRow>
        <ButtonLink to={`/bookings/${booking.id}`}>{t('toBooking')}</ButtonLink>
        <ButtonLink variant="secondary" to={`/bookings/${booking.id}/agreement`}>
          {t('agreed.agreement')}
        </ButtonLink>
      </ButtonRow>
      <ReportFacts report={report} kind={kind} store={phone.store} zone={booking.timeZone} names={namesOf(booking)} />
    </Stack>
  );
}
