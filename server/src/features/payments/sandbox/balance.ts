import { newId } from './new-id';
import type { BalanceTransaction } from './payout-documents';
import type { Change, Reader } from './store';

type Entry = Pick<BalanceTransaction, 'amount' | 'currency' | 'source' | 'type'> & { fee?: number; description?: string | null };

/** Stripe's list price for a European card: 1.5 % and 25 cents, rounded half up. */
export function processingFee(amount: number): number {
  return Math.floor((amount * 15 + 500) / 1000) + 25;
}

/** Moves the platform's balance; `amount` is signed, `fee` is taken off it. Funds are available at once. */
export function enterBalance(change: Change, entry: Entry): BalanceTransaction {
  const fee = entry.fee ?? 0;
  return change.put('balanceTransactions', {
    id: newId('txn'),
    object: 'balance_transaction',
    created: change.now,
    available_on: change.now,
    amount: entry.amount,
    fee,
    net: entry.amount - fee,
    currency: entry.currency,
    description: entry.description ?? null,
    source: entry.source,
    status: 'available',
    type: entry.type,
    reporting_category: entry.type === 'adjustment' ? 'dispute' : entry.type,
    fee_details: fee === 0 ? [] : [{ amount: fee, currency: entry.currency, type: 'stripe_fee', application: null, description: 'Stripe processing fees' }],
  });
}

/** What is there in each currency, in minor units. */
export function balances(reader: Reader): Map<string, number> {
  const sums = new Map<string, number>([['eur', 0]]);
  for (const entry of reader.all('balanceTransactions')) sums.set(entry.currency, (sums.get(entry.currency) ?? 0) + entry.net);
  return sums;
}
