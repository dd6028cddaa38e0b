import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Booking } from '@passerelle/shared/bookings/contract';
import { useFormat } from '../../../lib/format';
import { Button } from '../../../ui/buttons/Button';
import { PriceLines } from '../../../ui/data/PriceLines';
import { ConfirmDialog } from '../../../ui/feedback/ConfirmDialog';
import { Card } from '../../../ui/layout/Card';
import { Stack } from '../../../ui/layout/Page';
import { namesIn, type Viewer } from '../next-step';
import { priceLines } from '../../../lib/price-lines';
import type { Acting } from './use-act';

export const overageStandings = ['charged', 'disputed', 'shown'] as const;
function overageStanding({ chargedAt, disputedAt }: NonNullable<Booking['overage']>): (typeof overageStandings)[number] {
  if (chargedAt) return 'charged';
  return disputedAt ? 'disputed' : 'shown';
}
export const overageKey = (standing: (typeof overageStandings)[number], viewer: Viewer) => `overage.${standing}.${viewer}`;

/** What the return showed beyond the price; the renter may say no before it is charged. */
export function OverageCard({ booking, acting }: { booking: Booking; acting: Acting }) {
  const { t } = useTranslation('bookings');
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  const { overage, can, viewer, timeZone } = booking;
  if (!overage) return null;
  const total = format.money(overage.total);
  return (
    <Card as="section" labelledBy="booking-overage">
      <Stack>
        <h2 id="booking-overage">{t('overage.title')}</h2>
        <p>{t(overageKey(overageStanding(overage), viewer), { ...namesIn(booking), total, at: format.dayAndTime(overage.chargedAt ?? overage.chargedOn, timeZone) })}</p>
        <PriceLines
          caption={t('overage.caption')}
          headings={{ label: t('price.headLine'), amount: t('price.headAmount') }}
          lines={priceLines(overage.lines, 'renter', format, t)}
          total={{ label: t('price.total'), amount: total }}
        />
        {can['dispute-overage'] && (
          <>
            <div>
              <Button variant="secondary" busy={acting.busy === 'dispute-overage'} busyText={t('act.busy')} onClick={() => setAsking(true)}>
                {t('overage.disagree')}
              </Button>
            </div>
            <ConfirmDialog
              isOpen={asking}
              title={t('overage.disagreeTitle')}
              confirmLabel={t('overage.disagreeConfirm')}
              cancelLabel={t('overage.disagreeKeep')}
              onConfirm={() => {
                setAsking(false);
                acting.act({ name: 'dispute-overage' });
              }}
              onClose={() => setAsking(false)}
            >
              <p>{t('overage.disagreeEffect')}</p>
            </ConfirmDialog>
          </>
        )}
      </Stack>
    </Card>
  );
}
