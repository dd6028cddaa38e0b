import { useTranslation } from 'react-i18next';
import type { Booking } from '@passerelle/shared/bookings/contract';
import { useFormat } from '../../../lib/format';
import { Timeline, type TimelineItem } from '../../../ui/data/Timeline';
import { Card } from '../../../ui/layout/Card';
import { Stack } from '../../../ui/layout/Page';
import { timelineSentence } from '../timeline-text';

export function BookingTimeline({ booking }: { booking: Booking }) {
  const { t } = useTranslation('bookings');
  const format = useFormat();
  const items = booking.timeline.map(({ at, reason, ...entry }, index): TimelineItem => {
    const item: TimelineItem = {
      id: `${at}-${String(index)}`,
      title: timelineSentence(entry, booking, t),
      at: format.dayAndTime(at, booking.timeZone),
      dateTime: at,
      state: index === booking.timeline.length - 1 ? 'now' : 'done',
    };
    return reason ? { ...item, detail: <p>{t('timeline.reason', { reason: t(`reason.${reason}`) })}</p> } : item;
  });
  return (
    <Card as="section" labelledBy="booking-timeline">
      <Stack>
        <h2 id="booking-timeline">{t('timeline.title')}</h2>
        <Timeline items={items} label={t('timeline.title')} />
      </Stack>
    </Card>
  );
}
