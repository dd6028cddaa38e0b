import type { LedgerEntry, LedgerKind } from '@passerelle/shared/bookings/ledger';
import type { LedgerSums, MoneySums } from '../payments';
import type { LedgerRepository } from './ledger-repository';

/** What went through our balance at Stripe in entries of these kinds, in minor units; positive: it came in. */
const through = (entries: readonly LedgerEntry[], ...kinds: readonly LedgerKind[]): number =>
  entries
    .filter(({ kind }) => kinds.includes(kind))
    .flatMap(({ lines }) => lines)
    .filter(({ account }) => account === 'stripe_balance')
    .reduce((sum, { amount }) => sum + amount.amount, 0);

const out = (entries: readonly LedgerEntry[], ...kinds: readonly LedgerKind[]): number => 0 - through(entries, ...kinds);

const sumsOf = (entries: readonly LedgerEntry[]): MoneySums => ({
  charged: through(entries, 'capture', 'deposit_capture'),
  refunded: out(entries, 'refund', 'goodwill'),
  paidOut: out(entries, 'transfer'),
  disputed: out(entries, 'dispute_loss'),
  fees: out(entries, 'stripe_fee'),
});

/** What the ledger says of each booking, to be compared with Stripe's own balance. */
export const ledgerSums = (ledger: LedgerRepository): LedgerSums => async (since, bookingIds) =>
  new Map([...(await ledger.since(since, bookingIds))].map(([id, entries]) => [id, sumsOf(entries)]));
