import type { Booking } from '@passerelle/shared/bookings/contract';
import type { TFunction } from 'i18next';
import type { Format } from './format';
import type { PriceLine } from '../ui/data/PriceLines';

type LineItem = Booking['price']['lineItems'][number];

/** Codes that are counted: "3 days at 58 €". */
const counted = ['days', 'insurance', 'delivery', 'extra_km', 'energy'];

/** The name of a price line; extras have theirs in common with the pages where they are chosen. */
export function lineLabel(code: string, t: TFunction): string {
  return code.startsWith('extra.') ? t(code, { ns: 'lib' }) : t(`price.line.${code}`, { ns: 'bookings' });
}

/** The lines of a price that somebody pays, each with who gets it. Needs the texts of `bookings`. */
export function priceLines(lineItems: readonly LineItem[], paidBy: 'renter' | 'owner', format: Format, t: TFunction): PriceLine[] {
  return lineItems
    .filter((line) => line.paidBy === paidBy && line.total.amount !== 0)
    .map((line, index) => {
      const counts = counted.includes(line.code) ? line.code : line.code.startsWith('extra.') && line.quantity > 1 ? 'days' : undefined;
      const calculation = counts ? t(`price.count.${counts}`, { ns: 'bookings', count: line.quantity, number: format.number(line.quantity), unit: format.money(line.unit, { short: true }) }) : '';
      return {
        key: `${line.code}-${String(index)}`,
        label: lineLabel(line.code, t),
        detail: [calculation, t(`price.goesTo.${line.goesTo}`, { ns: 'bookings' })].filter(Boolean).join(', '),
        amount: format.money(line.total),
      };
    });
}
