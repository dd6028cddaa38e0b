import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Button } from '../../../ui/buttons/Button';
import { ButtonLink } from '../../../ui/buttons/ButtonLink';
import { ButtonRow } from '../../../ui/buttons/ButtonRow';
import { Stack } from '../../../ui/layout/Page';
import type { AtCar } from '../at-car';
import { pathOf } from '../steps/step-of';
import { ReportFacts } from './ReportFacts';
import { draftFrom, namesOf, otherName, reportIn } from './report-of-booking';

/** Mine has arrived, and the other one has to sign it. */
export function SentReport({ car }: { car: AtCar }) {
  const { t } = useTranslation('handover');
  const navigate = useNavigate();
  const { booking, kind, phone, change } = car;
  const report = reportIn(car);
  if (!report) return null;
  const correct = async () => {
    await change((draft) => draftFrom(draft, report));
    await navigate(pathOf('photos'));
  };
  return (
    <Stack>
      <h2 id="handover-now" tabIndex={-1}>
        {t('sent.title')}
      </h2>
      <p>{t(`${kind}.sent`, { other: otherName(booking) })}</p>
      <ButtonRow>
        <ButtonLink to={`/bookings/${booking.id}`}>{t('toBooking')}</ButtonLink>
        {booking.can[`start-${kind}`] && (
          <Button variant="secondary" onClick={() => void correct()}>
            {t('sent.correct')}
          </Button>
        )}
      </ButtonRow>
      <ReportFacts report={report} kind={kind} store={phone.store} zone={booking.timeZone} names={namesOf(booking)} />
    </Stack>
  );
}
