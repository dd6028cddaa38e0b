import type { Quote } from '@passerelle/shared/bookings/contract';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/format';
import { PriceLines } from '../../ui/data/PriceLines';

/** The quote, line by line: what for, who gets it, and what is only held. */
export function PriceOfDates({ quote, owner }: { quote: Quote; owner: string }) {
  const { t } = useTranslation(['car', 'lib']);
  const format = useFormat();
  const recipient = (goesTo: string) => t(goesTo === 'owner' ? 'price.to.owner' : goesTo === 'insurance' ? 'price.to.insurance' : 'price.to.platform', { name: owner });
  const lines = quote.lineItems
    .filter(({ paidBy }) => paidBy === 'renter')
    .map(({ code, quantity, unit, total, goesTo }) => {
      const count = quantity === 1 ? '' : t(code === 'delivery' ? 'price.km' : 'price.times', { count: quantity, number: format.number(quantity), unit: format.money(unit, { short: true }) });
      return {
        key: code,
        label: code.startsWith('extra.') ? t(code, { ns: 'lib' }) : t(`price.line.${code}`),
        detail: [count, recipient(goesTo)].filter(Boolean).join(', '),
        amount: format.money(total),
      };
    });
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
