import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Booking } from '@passerelle/shared/bookings/contract';
import { useFormat } from '../../../lib/format';
import { Photos } from '../../../lib/photos/Photos';
import { DefinitionList } from '../../../ui/data/DefinitionList';
import { Card } from '../../../ui/layout/Card';
import { Stack } from '../../../ui/layout/Page';
import { Disclosure } from './Disclosure';

type Report = NonNullable<Booking['handover']['checkIn']>;

function Reported({ report, kind, booking }: { report: Report; kind: 'checkIn' | 'checkOut'; booking: Booking }) {
  const { t } = useTranslation('bookings');
  const format = useFormat();
  const { equipment, signatures, photos, note } = report;
  return (
    <>
      <h3>{t(`handover.${kind}`)}</h3>
      <DefinitionList
        items={[
          { term: t('handover.when'), detail: format.dayAndTime(report.actedAt, booking.timeZone) },
          { term: t('handover.km'), detail: format.distance(report.km) },
          { term: t('handover.energy'), detail: format.percent(report.energyPercent / 100) },
          { term: t('handover.ramp'), detail: t(`handover.is.${equipment.rampCycle}`) },
          { term: t('handover.straps'), detail: format.number(equipment.straps) },
          { term: t('handover.belts'), detail: t(`handover.is.${equipment.belts}`) },
          { term: t('handover.remote'), detail: t(`handover.is.${equipment.remote}`) },
          ...(note ? [{ term: t('handover.note'), detail: t('quoted', { text: note }) }] : []),
          { term: t('handover.signed'), detail: format.list(signatures.map(({ typedName }) => typedName)), note: t(report.agreed ? 'handover.agreed' : 'handover.notAgreed') },
        ]}
      />
      <Disclosure id={`photos-${kind}`} variant="quiet" label={t('handover.photos', { count: photos.length })}>
        <Photos ids={photos.map(({ id }) => id)} label={t(`handover.${kind}`)} />
      </Disclosure>
    </>
  );
}

/** What the two wrote down when the car changed hands. */
export function HandoverFacts({ booking }: { booking: Booking }) {
  const { t } = useTranslation('bookings');
  const { checkIn, checkOut } = booking.handover;
  // From the confirmation on there is an agreement; the reports come with the trip.
  if (!booking.pickUp) return null;
  return (
    <Card as="section" labelledBy="booking-handover">
      <Stack>
        <h2 id="booking-handover">{t('handover.title')}</h2>
        {checkOut && <Reported report={checkOut} kind="checkOut" booking={booking} />}
        {checkIn && <Reported report={checkIn} kind="checkIn" booking={booking} />}
        <p>
          <Link to={`/bookings/${booking.id}/agreement`}>{t('handover.agreement')}</Link>
        </p>
      </Stack>
    </Card>
  );
}
