import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Booking } from '@passerelle/shared/bookings/contract';
import { api } from '../../../lib/api';
import { useFormat } from '../../../lib/format';
import { ProblemNotice } from '../../../lib/ProblemNotice';
import { Button } from '../../../ui/buttons/Button';
import { PriceLines } from '../../../ui/data/PriceLines';
import { Skeleton } from '../../../ui/feedback/Skeleton';
import { Checkbox } from '../../../ui/forms/Checkbox';
import { Stack } from '../../../ui/layout/Page';
import { lineLabel } from '../../../lib/price-lines';
import type { Acting } from './use-act';

/** What comes back by line if the renter cancels now, and the button that does it. */
export function CancelPreview({ booking, acting }: { booking: Booking; acting: Acting }) {
  const { t } = useTranslation('bookings');
  const format = useFormat();
  const [health, setHealth] = useState(false);
  const { id, version, timeZone } = booking;
  const preview = useQuery({
    // Not below the booking's key: once it is cancelled there is nothing to preview.
    queryKey: ['cancellation', id, version],
    queryFn: ({ signal }) => api.bookings.cancelPreview({ params: { bookingId: id } }, { signal }),
    // What comes back depends on the hour: it is asked again each time.
    staleTime: 0,
    gcTime: 0,
  });
  if (preview.isPending) return <Skeleton label={t('cancel.loading')} lines={4} />;
  if (!preview.data) return <ProblemNotice error={preview.error} onRetry={preview.refetch} />;
  const { back, lines, until } = preview.data;
  return (
    <Stack>
      <h3>{t('cancel.title')}</h3>
      <PriceLines
        caption={t('cancel.title')}
        headings={{ label: t('price.headLine'), amount: t('cancel.headBack') }}
        lines={lines.map((line) => ({
          key: line.code,
          label: lineLabel(line.code, t),
          detail: t('cancel.ofTotal', { total: format.money(line.total) }),
          amount: format.money(line.back),
        }))}
        total={{ label: t('cancel.total'), amount: format.money(back) }}
      />
      {until && <p>{t('cancel.until', { at: format.dayAndTime(until, timeZone) })}</p>}
      <p>{t('cancel.how')}</p>
      <Checkbox label={t('cancel.health')} hint={t('cancel.healthHint')} checked={health} onChange={({ target }) => setHealth(target.checked)} />
      <div>
        <Button
          variant="danger"
          busy={acting.busy === 'cancel-by-renter'}
          busyText={t('act.busy')}
          onClick={() => acting.act({ name: 'cancel-by-renter', ...(health ? { healthReason: true } : {}) })}
        >
          {t(health ? 'cancel.confirmHealth' : 'cancel.confirm', { back: format.money(back) })}
        </Button>
      </div>
    </Stack>
  );
}
