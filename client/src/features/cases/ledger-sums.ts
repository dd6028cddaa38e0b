import type { SupportBooking } from '@passerelle/shared/cases/contract';
import type { Money } from '@passerelle/shared/money';

export type LedgerEntry = SupportBooking['ledger'][number];

/** The kind of an account: `payer:acc_…` is `payer`. */
export const accountKind = (account: string): string => account.replace(/:.*/, '');

export interface LedgerSums {
  /** What stands on each account, in the order in which they appear. */
  readonly byAccount: readonly { readonly account: string; readonly amount: Money }[];
  /** Zero, or something is wrong. */
  readonly all: Money;
}

export function ledgerSums(ledger: readonly LedgerEntry[]): LedgerSums {
  const sums = new Map<string, number>();
  const lines = ledger.flatMap((entry) => entry.lines);
  for (const { account, amount } of lines) sums.set(account, (sums.get(account) ?? 0) + amount.amount);
  const currency = lines[0]?.amount.currency ?? 'EUR';
  return {
    byAccount: [...sums].map(([account, amount]) => ({ account, amount: { amount, currency } })),
    all: { amount: [...sums.values()].reduce((sum, amount) => sum + amount, 0), currency },
  };
}
