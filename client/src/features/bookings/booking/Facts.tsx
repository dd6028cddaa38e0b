import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Booking } from '@passerelle/shared/bookings/contract';
import { useFormat } from '../../../lib/format';
import { DefinitionList, type Definition } from '../../../ui/data/DefinitionList';
import { CarDrawing } from '../../../ui/drawings/CarDrawing';
import { Card } from '../../../ui/layout/Card';
import { Stack } from '../../../ui/layout/Page';
import { VerdictBadge } from '../../../ui/verdict/VerdictBadge';
import styles from './booking.module.css';

export function WhenAndWhere({ booking }: { booking: Booking }) {
  const { t } = useTranslation('bookings');
  const format = useFormat();
  const { period, timeZone, vehicle, pickUp, delivery, viewer, can } = booking;
  const { town, department } = vehicle.place;
  const willKnow = viewer === 'renter' && (can['extend-payment'] || can.withdraw || booking.state === 'pending_payment');
  const items: Definition[] = [
    { term: t('facts.from'), detail: format.dayAndTime(period.from, timeZone) },
    { term: t('facts.to'), detail: format.dayAndTime(period.to, timeZone) },
    {
      term: t('facts.where'),
      detail: pickUp?.address ?? t('facts.near', { town, department }),
      ...(!pickUp && willKnow ? { note: t('facts.addressLater') } : {}),
    },
    ...(delivery ? [{ term: t('facts.delivery'), detail: delivery.town ?? t('facts.deliveryLater'), note: t(`facts.deliveryNote.${viewer}`, { distance: format.distance(delivery.km) }) }] : []),
  ];
  return (
    <Card as="section" labelledBy="booking-when">
      <Stack>
        <h2 id="booking-when">{t('facts.when')}</h2>
        <div className={styles.car}>
          <div className={styles.drawing}>
            <CarDrawing body={vehicle.body} access="none" side="rear" colour={vehicle.colour} alt="" />
          </div>
          <p>
            <Link to={`/cars/${vehicle.id}`}>{vehicle.title}</Link>
          </p>
        </div>
        <DefinitionList items={items} />
      </Stack>
    </Card>
  );
}

export function People({ booking }: { booking: Booking }) {
  const { t } = useTranslation('bookings');
  const format = useFormat();
  const { renter, owner, viewer, roles } = booking;
  const named = (who: 'renter' | 'owner', name: string) => (viewer === who ? t('people.you', { name }) : name);
  const items: Definition[] = [
    { term: t('people.renter'), detail: named('renter', renter.displayName) },
    { term: t('people.owner'), detail: named('owner', owner.displayName) },
    {
      term: t('people.driver'),
      detail: roles.driver ?? named('renter', renter.displayName),
      note: t(roles.driverChecked ? 'people.driverChecked' : `people.driverNotChecked.${viewer}`),
    },
    ...(roles.payer ? [{ term: t('people.payer'), detail: roles.payer.name }] : []),
    { term: t('people.passengers'), detail: roles.passengers.length > 0 ? format.list(roles.passengers) : t('people.notSaid') },
  ];
  return (
    <Card as="section" labelledBy="booking-people">
      <Stack>
        <h2 id="booking-people">{t('people.title')}</h2>
        <DefinitionList items={items} />
      </Stack>
    </Card>
  );
}

/** The verdict and what to prepare; nobody's measures. */
export function FitFacts({ booking }: { booking: Booking }) {
  const { t } = useTranslation('bookings');
  const { fit, viewer } = booking;
  return (
    <Card as="section" labelledBy="booking-fit">
      <Stack>
        <h2 id="booking-fit">{t('fit.title')}</h2>
        {!fit && <p>{t(`fit.none.${viewer}`)}</p>}
        {fit && (
          <>
            <div>
              <VerdictBadge verdict={fit.verdict} large />
            </div>
            <p>{t(`fit.verdict.${fit.verdict}`)}</p>
            {fit.preparation.length > 0 && (
              <>
                <h3>{t(`fit.prepare.${viewer}`)}</h3>
                <ul>
                  {fit.preparation.map((code) => (
                    <li key={code}>{t(`preparation.${code}`)}</li>
                  ))}
                </ul>
              </>
            )}
            <p className={styles.small}>{t('fit.rule', { version: fit.ruleVersion })}</p>
          </>
        )}
      </Stack>
    </Card>
  );
}
