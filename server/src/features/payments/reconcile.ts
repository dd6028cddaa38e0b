import type Stripe from 'stripe';
import type { PaymentParts } from './parts';
import type { BalanceEntry } from './stripe-log-repository';

/** What moved for a booking in all its life, in minor units, each counted from zero upwards. */
export interface MoneySums {
  /** Taken from payers. */
  readonly charged: number;
  /** Given back to payers, less what their banks sent back. */
  readonly refunded: number;
  /** Sent to owners, less what was taken back. */
  readonly paidOut: number;
  /** Taken by banks in disputes, less what was won back. */
  readonly disputed: number;
  /** Kept by Stripe. */
  readonly fees: number;
}

/** The sums that the ledger knows: of these bookings, and of all others that have an entry since then. */
export type LedgerSums = (since: Date, bookingIds: readonly string[]) => Promise<ReadonlyMap<string, MoneySums>>;

/** One sum of a booking that the two do not agree on; `bookingId` is empty for what Stripe has and we cannot place. */
export interface Difference {
  readonly bookingId: string;
  readonly what: keyof MoneySums;
  readonly ledger: number;
  readonly stripe: number;
}

const nothing: MoneySums = { charged: 0, refunded: 0, paidOut: 0, disputed: 0, fees: 0 };
const sumNames = ['charged', 'refunded', 'paidOut', 'disputed', 'fees'] as const satisfies readonly (keyof MoneySums)[];

const kindOf: Readonly<Partial<Record<Stripe.BalanceTransaction.Type, BalanceEntry['kind']>>> = {
  charge: 'charged', payment: 'charged', refund: 'refunded', payment_refund: 'refunded', refund_failure: 'refunded', payment_failure_refund: 'refunded',
  transfer: 'paidOut', transfer_refund: 'paidOut', transfer_cancel: 'paidOut', transfer_failure: 'paidOut', adjustment: 'disputed',
};
const signOf: Readonly<Record<BalanceEntry['kind'], 1 | -1>> = { charged: 1, refunded: -1, paidOut: -1, disputed: -1 };

const idOf = (reference: string | { readonly id: string } | null | undefined): string | null => (typeof reference === 'string' ? reference : (reference?.id ?? null));

async function bookingOf({ payments, payouts }: PaymentParts, { source }: Stripe.BalanceTransaction): Promise<string> {
  if (!source || typeof source === 'string') return '';
  if (source.object === 'transfer') return (await payouts.byTransfer(source.id))?.bookingId ?? '';
  if (source.object === 'transfer_reversal') return (await payouts.byTransfer(idOf(source.transfer) ?? ''))?.bookingId ?? '';
  const intentId = 'payment_intent' in source ? idOf(source.payment_intent) : null;
  return (intentId && (await payments.byIntent(intentId))?.bookingId) || '';
}

async function movedSince(parts: PaymentParts, since: Date): Promise<BalanceEntry[]> {
  const entries: BalanceEntry[] = [];
  const created = { gte: Math.floor(since.getTime() / 1000) };
  for await (const moved of parts.stripe.balanceTransactions.list({ created, limit: 100, expand: ['data.source'] })) {
    const kind = kindOf[moved.type];
    // Our own payouts to our bank, and what Stripe bills us for besides, are of no booking.
    if (kind) entries.push({ id: moved.id, bookingId: await bookingOf(parts, moved), kind, amount: moved.amount, fee: moved.fee });
  }
  return entries;
}

function sumsOf(entries: readonly BalanceEntry[]): Map<string, MoneySums> {
  const sums = new Map<string, MoneySums>();
  for (const { bookingId, kind, amount, fee } of entries) {
    const sum = sums.get(bookingId) ?? nothing;
    sums.set(bookingId, { ...sum, [kind]: sum[kind] + signOf[kind] * amount, fees: sum.fees + fee });
  }
  return sums;
}

/**
 * Compares Stripe's balance with the ledger, for every booking that moved at either since then. What was just paid may show as a
 * difference for as long as its events take; one that is there twice is one.
 */
export async function reconcile(parts: PaymentParts, since: Date, ledgerSums: LedgerSums): Promise<Difference[]> {
  const moved = await movedSince(parts, since);
  await parts.stripeLog.keepBalance(moved);
  const ledger = await ledgerSums(since, [...new Set(moved.map(({ bookingId }) => bookingId).filter(Boolean))]);
  const bookingIds = [...new Set([...ledger.keys(), ...moved.map(({ bookingId }) => bookingId)])].sort();
  const stripe = sumsOf(await parts.stripeLog.balanceOf(bookingIds));
  return bookingIds.flatMap((bookingId) => {
    const [ours, theirs] = [ledger.get(bookingId) ?? nothing, stripe.get(bookingId) ?? nothing];
    return sumNames.filter((what) => ours[what] !== theirs[what]).map((what) => ({ bookingId, what, ledger: ours[what], stripe: theirs[what] }));
  });
}
