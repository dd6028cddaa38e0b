import { useTranslation } from 'react-i18next';
import type { Booking } from '@passerelle/shared/bookings/contract';
import { timelineItems } from '../../../lib/booking-timeline';
import { useFormat } from '../../../lib/format';
import { Timeline } from '../../../ui/data/Timeline';
import { Card } from '../../../ui/layout/Card';
import { Stack } from '../../../ui/layout/Page';

export function BookingTimeline({ booking }: { booking: Booking }) {
  const { t } = useTranslation('bookings');
  const format = useFormat();
  return (
    <Card as="section" labelledBy="booking-timeline">
      <Stack>
        <h2 id="booking-timeline">{t('timeline.title')}</h2>
        <Timeline items={timelineItems(booking, format, t)} label={t('timeline.title')} />
      </Stack>
    </Card>
  );
}
