import type { Booking, BookingSummary } from '@passerelle/shared/bookings/contract';
import type { MoneyState } from '@passerelle/shared/bookings/states';
import type { Money } from '@passerelle/shared/money';
import type { Viewer } from './next-step';

export const moneySituations = [
  'none',
  'unpaid',
  'nothing_taken',
  'held',
  'released',
  'releasing',
  'charging',
  'paid',
  'charge_failed',
  'refunding',
  'refunded',
  'partly_refunded',
  'return_failed',
] as const;
export type MoneySituation = (typeof moneySituations)[number];

const asPaid: Readonly<Record<MoneyState, MoneySituation>> = { none: 'none', pending: 'charging', held: 'held', captured: 'paid', failed: 'charge_failed' };
const asReleased: Readonly<Record<MoneyState, MoneySituation>> = { none: 'released', pending: 'releasing', held: 'releasing', captured: 'paid', failed: 'return_failed' };
const asRefunded: Readonly<Record<MoneyState, MoneySituation>> = { none: 'refunded', pending: 'refunding', held: 'refunding', captured: 'partly_refunded', failed: 'return_failed' };
const asNeverPaid: Readonly<Record<MoneyState, MoneySituation>> = { none: 'nothing_taken', pending: 'refunding', held: 'releasing', captured: 'paid', failed: 'return_failed' };

/** What money did, or is about to do, in a booking. */
export function moneySituation({ state, money }: Pick<BookingSummary, 'state' | 'money'>): MoneySituation {
  switch (state) {
    case 'pending_payment':
      return 'unpaid';
    case 'abandoned':
    case 'payment_expired':
    case 'cancelled_unpaid':
      return asNeverPaid[money];
    case 'declined':
    case 'withdrawn':
    case 'expired':
      return asReleased[money];
    case 'cancelled_by_renter':
    case 'cancelled_by_owner':
    case 'cancelled_misfit':
    case 'no_show':
      return asRefunded[money];
    default:
      return asPaid[money];
  }
}

export const moneyKey = (situation: MoneySituation, viewer: Viewer) => `money.${situation}.${viewer}` as const;

/** What the owner gets of a price: the lines that go to them, less the commission they pay. */
export function ownerShare({ lineItems, total }: Booking['price']): Money {
  const sum = (which: (line: Booking['price']['lineItems'][number]) => boolean) => lineItems.filter(which).reduce((amount, line) => amount + line.total.amount, 0);
  return { amount: sum((line) => line.goesTo === 'owner') - sum((line) => line.paidBy === 'owner'), currency: total.currency };
}
