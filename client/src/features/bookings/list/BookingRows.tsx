import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { BookingSummary } from '@passerelle/shared/bookings/contract';
import { useFormat } from '../../../lib/format';
import { CarDrawing } from '../../../ui/drawings/CarDrawing';
import { Stack } from '../../../ui/layout/Page';
import { namesIn, nextStepKey, situationOf } from '../next-step';
import styles from './list.module.css';

function Row({ booking, now }: { booking: BookingSummary; now: Date }) {
  const { t } = useTranslation('bookings');
  const format = useFormat();
  const { id, vehicle, period, timeZone, viewer, renter, owner, state, needsYou, total } = booking;
  const step = t(nextStepKey(booking, situationOf(booking, now)), namesIn(booking));
  const other = viewer === 'owner' ? t('list.from', { name: renter.displayName }) : t('list.of', { name: owner.displayName });
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
        {needsYou?.by && <p>{t('list.before', { at: format.dayAndTime(needsYou.by, timeZone) })}</p>}
        <p className={styles.small}>{t('list.line', { state: t(`state.${state}`), other, total: format.money(total) })}</p>
      </div>
    </li>
  );
}

export interface BookingRowsProps {
  id: string;
  title: string;
  bookings: readonly BookingSummary[];
  now: Date;
}

/** Bookings below a heading, each with what to do next; nothing at all where there is none. */
export function BookingRows({ id, title, bookings, now }: BookingRowsProps) {
  if (bookings.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <Stack>
        <h2 id={id}>{title}</h2>
        <ul className={styles.rows}>
          {bookings.map((booking) => (
            <Row key={booking.id} booking={booking} now={now} />
          ))}
        </ul>
      </Stack>
    </section>
  );
}
