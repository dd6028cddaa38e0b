import { addMoney, multiplyMoney, negateMoney, subtractMoney, sumMoney, type Money } from '../money';
import type { CancellationSettlement } from './cancellation';
import { ownerShareOf, paidByRenter, totalOf, type LineItem } from './price';

export type LedgerAccount =
  | `payer:${string}`
  | `owner:${string}`
  | `deposit:${string}`
  | 'platform_fees'
  | 'insurance'
  | 'goodwill'
  | 'disputes'
  | 'stripe_fees'
  | 'stripe_balance';

export type LedgerKind = 'capture' | 'refund' | 'adjustment' | 'goodwill' | 'deposit_capture' | 'deposit_settlement' | 'dispute_loss' | 'transfer' | 'stripe_fee';

/** A positive amount is a debit (cash that came in, a debt somebody has to us), a negative one a credit. */
export interface LedgerLine {
  readonly account: LedgerAccount;
  readonly amount: Money;
}

/** What one money event writes; its lines sum to zero. Holds write none. */
export interface LedgerEntry {
  readonly kind: LedgerKind;
  readonly lines: readonly LedgerLine[];
}

export interface LedgerParties {
  readonly bookingId: string;
  readonly payerId: string;
  readonly ownerId: string;
}

const debit = (account: LedgerAccount, amount: Money): LedgerLine => ({ account, amount });
const credit = (account: LedgerAccount, amount: Money): LedgerLine => ({ account, amount: negateMoney(amount) });

const entry = (kind: LedgerKind, lines: readonly LedgerLine[]): LedgerEntry[] => {
  const moved = lines.filter(({ amount }) => amount.amount !== 0);
  if (sumMoney(moved.map(({ amount }) => amount)).amount !== 0) throw new RangeError(`ledger lines of ${kind} do not sum to zero`);
  return moved.length === 0 ? [] : [{ kind, lines: moved }];
};

const comesIn = (account: LedgerAccount, amount: Money) => [credit(account, amount), debit('stripe_balance', amount)];
const goesOut = (account: LedgerAccount, amount: Money) => [debit(account, amount), credit('stripe_balance', amount)];

/** Whose money it is: what goes to the owner, to the platform and to the insurer. A difference may be negative. */
export type Parts = CancellationSettlement['returnedBy'];

const creditParts = (ownerId: string, parts: Parts): LedgerLine[] => [
  credit(`owner:${ownerId}`, parts.owner),
  credit('platform_fees', parts.platform),
  credit('insurance', parts.insurance),
];

const debitParts = (ownerId: string, parts: Parts): LedgerLine[] => [
  debit(`owner:${ownerId}`, parts.owner),
  debit('platform_fees', parts.platform),
  debit('insurance', parts.insurance),
];

/** Whose money these lines are. */
export const partsOf = (lineItems: readonly LineItem[]): Parts => ({
  owner: ownerShareOf(lineItems),
  platform: totalOf(lineItems, ({ goesTo }) => goesTo === 'platform'),
  insurance: totalOf(lineItems, ({ goesTo }) => goesTo === 'insurance'),
});

/** The payer's money has been captured: they owed the total, they paid it, and it is split as the lines say. */
export const entriesForCapture = ({ payerId, ownerId }: LedgerParties, lineItems: readonly LineItem[]): LedgerEntry[] => {
  const total = totalOf(lineItems, paidByRenter);
  return entry('capture', [
    debit(`payer:${payerId}`, total),
    ...creditParts(ownerId, partsOf(lineItems)),
    ...comesIn(`payer:${payerId}`, total),
  ]);
};

/** A later charge came in: a difference, an extension, what the return showed, a claim beyond the deposit. */
export const entriesForCharge = ({ payerId, ownerId }: LedgerParties, amount: Money, parts: Parts): LedgerEntry[] =>
  entry('capture', [debit(`payer:${payerId}`, amount), ...creditParts(ownerId, parts), ...comesIn(`payer:${payerId}`, amount)]);

/** Nothing moved at the bank, and the parts are other than before; `fund` is what the goodwill fund adds (or, negative, gets back). */
export const entriesForAdjustment = ({ ownerId }: LedgerParties, parts: Parts, fund: Money): LedgerEntry[] =>
  entry('adjustment', [...creditParts(ownerId, parts), debit('goodwill', fund)]);

/** Another owner's car takes over: what was the first one's is the second one's, as far as nothing else changes. */
export const entriesForNewOwner = (from: LedgerParties, to: LedgerParties, amount: Money): LedgerEntry[] =>
  entry('adjustment', [debit(`owner:${from.ownerId}`, amount), credit(`owner:${to.ownerId}`, amount)]);

/** Money that nobody waited for came in and went back whole. */
export const entriesForStray = ({ payerId }: LedgerParties, amount: Money): LedgerEntry[] => [
  ...entry('capture', comesIn(`payer:${payerId}`, amount)),
  ...entry('refund', goesOut(`payer:${payerId}`, amount)),
];

/**
 * What a settlement gives back has been refunded, out of the parts it names; no entry when nothing comes back. `fund` is what
 * the goodwill fund adds or, negative, gets back of what it gave before: the parts and it add up to `back`.
 */
export const entriesForRefund = (
  { payerId, ownerId }: LedgerParties,
  { back, returnedBy, fund = multiplyMoney(back, 0) }: Pick<CancellationSettlement, 'back' | 'returnedBy'> & { readonly fund?: Money },
): LedgerEntry[] =>
  entry('refund', [
    ...debitParts(ownerId, returnedBy),
    debit('goodwill', fund),
    credit(`payer:${payerId}`, back),
    ...goesOut(`payer:${payerId}`, back),
  ]);

/** The fund gives the payer more than the settlement does. */
export const entriesForGoodwill = ({ payerId }: LedgerParties, amount: Money): LedgerEntry[] =>
  entry('goodwill', [debit('goodwill', amount), credit(`payer:${payerId}`, amount), ...goesOut(`payer:${payerId}`, amount)]);

/** Part of a deposit has been captured, and waits for the claim to be settled. */
export const entriesForDepositCapture = ({ bookingId, payerId }: LedgerParties, amount: Money): LedgerEntry[] =>
  entry('deposit_capture', [
    debit(`payer:${payerId}`, amount),
    credit(`deposit:${bookingId}`, amount),
    ...comesIn(`payer:${payerId}`, amount),
  ]);

/** A claim is settled: of what was captured, this much is the owner's and the rest goes back. */
export const entriesForDepositSettlement = (
  { bookingId, payerId, ownerId }: LedgerParties,
  { toOwner, back }: { readonly toOwner: Money; readonly back: Money },
): LedgerEntry[] => [
  ...entry('deposit_settlement', [debit(`deposit:${bookingId}`, toOwner), credit(`owner:${ownerId}`, toOwner)]),
  ...entry('refund', [debit(`deposit:${bookingId}`, back), credit(`payer:${payerId}`, back), ...goesOut(`payer:${payerId}`, back)]),
];

/** A dispute is lost: the bank took the amount, and the owner and the platform bear it as given. */
export const entriesForDisputeLoss = (
  { ownerId }: LedgerParties,
  { byOwner, byPlatform }: { readonly byOwner: Money; readonly byPlatform: Money },
): LedgerEntry[] => {
  const loss = addMoney(byOwner, byPlatform);
  return entry('dispute_loss', [
    debit(`owner:${ownerId}`, byOwner),
    debit('platform_fees', byPlatform),
    credit('disputes', loss),
    ...goesOut('disputes', loss),
  ]);
};

/** The owner has been paid out. */
export const entriesForTransfer = ({ ownerId }: LedgerParties, amount: Money): LedgerEntry[] =>
  entry('transfer', goesOut(`owner:${ownerId}`, amount));

/** What Stripe took for itself; the platform's cost, in no booking's equation. */
export const entriesForStripeFee = (amount: Money): LedgerEntry[] => entry('stripe_fee', goesOut('stripe_fees', amount));

export interface BookingEquation {
  readonly charged: Money;
  readonly goodwill: Money;
  readonly refunded: Money;
  readonly owed: Money;
  readonly paid: Money;
  readonly fees: Money;
  readonly insurance: Money;
  readonly depositKept: Money;
  readonly disputeLoss: Money;
  readonly holds: boolean;
}

/**
 * Of the entries of one booking: charged + goodwill = refunded + owed + paid + fees + insurance + deposit kept
 * + dispute loss. `holds` is false too when the lines of an entry do not sum to zero.
 */
export const bookingEquation = (entries: readonly LedgerEntry[]): BookingEquation => {
  const balance = (belongs: (account: LedgerAccount) => boolean, kinds?: readonly LedgerKind[]): Money =>
    sumMoney(
      entries
        .filter(({ kind }) => !kinds || kinds.includes(kind))
        .flatMap(({ lines }) => lines.filter(({ account }) => belongs(account)).map(({ amount }) => amount)),
    );
  const cash = (account: LedgerAccount): boolean => account === 'stripe_balance';
  const owing = (belongs: (account: LedgerAccount) => boolean): Money => negateMoney(balance(belongs));
  const parts = {
    charged: balance(cash, ['capture', 'deposit_capture']),
    goodwill: balance((account) => account === 'goodwill'),
    refunded: negateMoney(balance(cash, ['refund', 'goodwill'])),
    owed: owing((account) => account.startsWith('owner:')),
    paid: negateMoney(balance(cash, ['transfer'])),
    fees: owing((account) => account === 'platform_fees'),
    insurance: owing((account) => account === 'insurance'),
    depositKept: owing((account) => account.startsWith('deposit:')),
    disputeLoss: negateMoney(balance(cash, ['dispute_loss'])),
  };
  const uses = sumMoney([parts.refunded, parts.owed, parts.paid, parts.fees, parts.insurance, parts.depositKept, parts.disputeLoss]);
  const zero = entries.every(({ lines }) => sumMoney(lines.map(({ amount }) => amount)).amount === 0);
  return { ...parts, holds: zero && subtractMoney(addMoney(parts.charged, parts.goodwill), uses).amount === 0 };
};
