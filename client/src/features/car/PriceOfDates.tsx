import type { Quote } from '@passerelle/shared/bookings/contract';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/format';
import { PriceLines } from '../../ui/data/PriceLines';

const named = ['days', 'week_discount', 'month_discount', 'km_package', 'delivery', 'insurance', 'service_fee'];

/** The quote, line by line: what for, who gets it, and what is only held. */
export function PriceOfDates({ quote, owner }: { quote: Quote; owner: string }) {
  const { t } = useTranslation('car');
  const format = useFormat();
  const recipient = (goesTo: string) => t(goesTo === 'owner' ? 'price.to.owner' : goesTo === 'insurance' ? 'price.to.insurance' : 'price.to.platform', { name: owner });
  const lines = quote.lineItems
    .filter(({ paidBy }) => paidBy === 'renter')
    .map(({ code, quantity, unit, total, goesTo }) => ({
      key: code,
      label: t(`price.line.${named.includes(code) ? code : 'extra'}`),
      detail: [quantity > 1 ? t('price.times', { count: quantity, unit: format.money(unit, { short: true }) }) : '', recipient(goesTo)].filter(Boolean).join(', '),
      amount: format.money(total),
    }));
  return (
    <PriceLines
      caption={t('price.caption')}
      headings={{ label: t('price.heading.label'), amount: t('price.heading.amount') }}
      lines={lines}
      total={{ label: t('price.total'), amount: format.money(quote.total) }}
      after={[{ key: 'deposit', label: t('price.deposit'), detail: t('price.depositNote'), amount: format.money(quote.deposit) }]}
    />
  );
}
