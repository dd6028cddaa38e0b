import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { BookingSummary } from '@passerelle/shared/bookings/contract';
import { useFormat } from '../../../lib/format';
import { CarDrawing } from '../../../ui/drawings/CarDrawing';
import { Stack } from '../../../ui/layout/Page';
import { nextStepKey, situationOf, type Group } from '../next-step';
import styles from './list.module.css';

function Row({ booking, now }: { booking: BookingSummary; now: Date }) {
  const { t } = useTranslation('bookings');
  const format = useFormat();
  const { id, vehicle, period, timeZone, viewer, renter, owner, state, deadline, total } = booking;
  const step = t(nextStepKey(situationOf(booking, now), viewer), { renter: renter.displayName, owner: owner.displayName });
  const other = viewer === 'owner' ? t('list.from', { name: renter.displayName }) : t('list.of', { name: owner.displayName });
  const hurry = (state === 'requested' && viewer === 'owner') || state === 'pending_payment' ? deadline : undefined;
  return (
    <li className={styles.row}>
      <div className={styles.drawing}>
        <CarDrawing body={vehicle.body} access="none" side="rear" colour={vehicle.colour} alt="" />
      </div>
      <div className={styles.words}>
        <h3>
          <Link to={`/bookings/${id}`}>{vehicle.title}</Link>
        </h3>
        <p>{format.period(period, timeZone)}</p>
        <p className={styles.step}>{step}</p>
        {hurry && <p>{t('list.before', { at: format.dayAndTime(hurry.at, timeZone) })}</p>}
        <p className={styles.small}>{t('list.line', { state: t(`state.${state}`), other, total: format.money(total) })}</p>
      </div>
    </li>
  );
}

export function BookingGroup({ group, bookings, now }: { group: Group; bookings: readonly BookingSummary[]; now: Date }) {
  const { t } = useTranslation('bookings');
  if (bookings.length === 0) return null;
  return (
    <section aria-labelledby={`bookings-${group}`}>
      <Stack>
        <h2 id={`bookings-${group}`}>{t(`list.group.${group}`, { count: bookings.length })}</h2>
        <ul className={styles.rows}>
          {bookings.map((booking) => (
            <Row key={booking.id} booking={booking} now={now} />
          ))}
        </ul>
      </Stack>
    </section>
  );
}
