import { addMoney, subtractMoney, sumMoney, type Money } from '../money';
import type { CancellationPolicy } from './cancellation';
import { bookingEquation, type LedgerEntry, type LedgerParties } from './ledger';
import type { LineItem } from './price';

export type ChargePurpose = 'rental' | 'change' | 'extension' | 'return' | 'claim' | 'deposit';

/** Money of the payer that came in by one payment; a transfer to the owner names the charge it comes from. */
export interface Charge {
  readonly id: string;
  readonly purpose: ChargePurpose;
  readonly amount: Money;
  /** What has left it again: refunded, or lost in a dispute. */
  readonly returned: Money;
  readonly transferred: Money;
}

/** The money of one booking as the rules need it: what was agreed, what came in, and the ledger of both. */
export interface BookingAccount {
  readonly parties: LedgerParties;
  readonly lineItems: readonly LineItem[];
  readonly deposit: Money;
  readonly policy: CancellationPolicy;
  /** The rental is authorised on the payer's card and not captured. */
  readonly rentalHeld: boolean;
  readonly charges: readonly Charge[];
  readonly entries: readonly LedgerEntry[];
}

export const nothing: Money = { amount: 0, currency: 'EUR' };

/** What can still be refunded of one charge. */
export const leftOf = ({ amount, returned }: Charge): Money => subtractMoney(amount, returned);

const ofRental = ({ purpose }: Charge): boolean => purpose !== 'deposit';

/** What could still go back to the payer, deposits apart. */
export const refundableOf = ({ charges }: BookingAccount): Money => sumMoney(charges.filter(ofRental).map(leftOf));

/** What the owner of today is still owed; negative where they owe. */
export const owedTo = ({ entries, parties: { ownerId } }: BookingAccount): Money => {
  const lines = entries.flatMap((entry) => entry.lines).filter(({ account }) => account === `owner:${ownerId}`);
  return subtractMoney(nothing, sumMoney(lines.map(({ amount }) => amount)));
};

export const standingOf = ({ entries }: BookingAccount) => bookingEquation(entries);

export interface ChargePart {
  /** Null: out of the platform's own balance. */
  readonly charge: string | null;
  readonly amount: Money;
}

/** Takes an amount from charges in the order given, from each at most what `room` says; what is left over comes last, from none. */
export const takeFrom = (charges: readonly Charge[], amount: Money, room: (charge: Charge) => Money): ChargePart[] => {
  const parts: ChargePart[] = [];
  let left = amount;
  for (const charge of charges) {
    const part = { amount: Math.max(0, Math.min(left.amount, room(charge).amount)), currency: left.currency };
    if (part.amount > 0) parts.push({ charge: charge.id, amount: part });
    left = subtractMoney(left, part);
  }
  return left.amount > 0 ? [...parts, { charge: null, amount: left }] : parts;
};

/** A refund leaves the newest charge first, so that the oldest, which pays the owner, stays whole longest. */
export const refundFrom = ({ charges }: BookingAccount, amount: Money): ChargePart[] =>
  takeFrom(charges.filter(ofRental).toReversed(), amount, leftOf);

/** One transfer for each charge, and never more of a charge than is left of it: what goodwill gave back of it, support pays by hand. */
export const transferFrom = (account: BookingAccount): ChargePart[] =>
  takeFrom(account.charges, owedTo(account), (charge) => subtractMoney(leftOf(charge), charge.transferred)).filter(({ charge }) => charge !== null);

/** The owner is owed something, and no charge is left that it could come from. */
export const payoutIsShort = (account: BookingAccount): boolean => owedTo(account).amount > 0 && transferFrom(account).length === 0;

const onCharges = (account: BookingAccount, parts: readonly ChargePart[], add: (charge: Charge, amount: Money) => Charge): BookingAccount => ({
  ...account,
  charges: account.charges.map((charge) => {
    const part = parts.find((each) => each.charge === charge.id);
    return part ? add(charge, part.amount) : charge;
  }),
});

export const withReturned = (account: BookingAccount, parts: readonly ChargePart[]): BookingAccount =>
  onCharges(account, parts, (charge, amount) => ({ ...charge, returned: addMoney(charge.returned, amount) }));

export const withTransferred = (account: BookingAccount, parts: readonly ChargePart[]): BookingAccount =>
  onCharges(account, parts, (charge, amount) => ({ ...charge, transferred: addMoney(charge.transferred, amount) }));

export const withCharge = (account: BookingAccount, id: string, purpose: ChargePurpose, amount: Money): BookingAccount =>
  amount.amount > 0 ? { ...account, charges: [...account.charges, { id, purpose, amount, returned: nothing, transferred: nothing }] } : account;

export const withEntries = (account: BookingAccount, entries: readonly LedgerEntry[]): BookingAccount =>
  entries.length > 0 ? { ...account, entries: [...account.entries, ...entries] } : account;
