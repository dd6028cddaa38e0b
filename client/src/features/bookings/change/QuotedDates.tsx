import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Booking, Quote } from '@passerelle/shared/bookings/contract';
import { useFormat } from '../../../lib/format';
import { ProblemNotice } from '../../../lib/ProblemNotice';
import { Button } from '../../../ui/buttons/Button';
import { PriceLines } from '../../../ui/data/PriceLines';
import { Stack } from '../../../ui/layout/Page';
import type { Acting } from '../booking/use-act';
import { namesIn } from '../next-step';
import { priceLines } from '../../../lib/price-lines';
import { differenceKey } from './difference';

export interface QuotedDatesProps {
  booking: Booking;
  quote: Quote;
  kind: 'change' | 'extension';
  acting: Acting;
}

/** What the other dates cost, what that changes, and the button that proposes them. */
export function QuotedDates({ booking, quote, kind, acting }: QuotedDatesProps) {
  const { t } = useTranslation('bookings');
  const format = useFormat();
  const { viewer, total, timeZone } = booking;
  const names = namesIn(booking);
  const difference = { ...total, amount: quote.total.amount - total.amount };
  const name = kind === 'change' ? 'propose-change' : 'propose-extension';
  const atOnce = kind === 'extension' && quote.instant;
  const propose = useMutation({ mutationFn: () => acting.send({ name, quoteId: quote.quoteId }) });
  return (
    <Stack>
      <h3>{t('change.priceTitle', { period: format.period(quote.period, timeZone) })}</h3>
      <PriceLines
        caption={t('price.caption')}
        headings={{ label: t('price.headLine'), amount: t('price.headAmount') }}
        lines={priceLines(quote.lineItems, 'renter', format, t)}
        total={{ label: t('change.newTotal', { before: format.money(total) }), amount: format.money(quote.total) }}
      />
      <p role="status">
        <strong>{t(`${differenceKey(difference)}.${viewer}`, { amount: format.money({ ...difference, amount: Math.abs(difference.amount) }), ...names })}</strong>
      </p>
      <p>{t(atOnce ? 'change.atOnce' : `change.${kind}Effect`, names)}</p>
      <ProblemNotice error={propose.error} />
      <div>
        <Button busy={propose.isPending} busyText={t('act.busy')} onClick={() => propose.mutate()}>
          {t(atOnce ? 'change.sendAtOnce' : 'change.send')}
        </Button>
      </div>
    </Stack>
  );
}
