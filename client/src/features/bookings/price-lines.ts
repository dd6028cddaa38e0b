import type { Booking } from '@passerelle/shared/bookings/contract';
import type { TFunction } from 'i18next';
import type { Format } from '../../lib/format';
import type { PriceLine } from '../../ui/data/PriceLines';

type LineItem = Booking['price']['lineItems'][number];

/** Codes that are counted: "3 days at 58 €". */
const counted = ['days', 'insurance', 'delivery', 'extra_km', 'energy'];

/** The name of a price line. Extras are named by the vehicle, so that the code is all there is to fall back on. */
export function lineLabel(code: string, t: TFunction): string {
  return code.startsWith('extra.') ? t('price.line.extra', { ns: 'bookings' }) : t(`price.line.${code}`, { ns: 'bookings' });
}

/** The lines of a price that somebody pays, each with who gets it. */
export function priceLines(lineItems: readonly LineItem[], paidBy: 'renter' | 'owner', format: Format, t: TFunction): PriceLine[] {
  return lineItems
    .filter((line) => line.paidBy === paidBy && line.total.amount !== 0)
    .map((line, index) => {
      const calculation = counted.includes(line.code)
        ? t(`price.count.${line.code}`, { ns: 'bookings', count: line.quantity, unit: format.money(line.unit, { short: true }) })
        : '';
      return {
        key: `${line.code}-${String(index)}`,
        label: lineLabel(line.code, t),
        detail: [calculation, t(`price.goesTo.${line.goesTo}`, { ns: 'bookings' })].filter(Boolean).join(', '),
        amount: format.money(line.total),
      };
    });
}
