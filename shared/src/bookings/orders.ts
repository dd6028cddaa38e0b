import { smallestCharge } from '../payments/purpose';
import { addMoney, multiplyMoney, negateMoney, splitByLargestRemainder, subtractMoney, sumMoney, type Money } from '../money';
import {
  leftOf, nothing, owedTo, refundableOf, refundFrom, standingOf, takeFrom, transferFrom, type BookingAccount, type ChargePart, type ChargePurpose,
} from './account';
import { settleCancellation } from './cancellation';
import type { BookingFacts } from './facts';
import type { MoneyIntent, PolicyMoment } from './intents';
import { partsOf, type Parts } from './ledger';
import { paidByRenter, totalOf, type LineItem } from './price';

/**
 * What the bank is asked for one intent, with every amount; kept with the intent from the moment its turn has come.
 * `adjust` asks the bank for nothing: only the parts of the ledger move.
 */
export type MoneyOrder =
  | { readonly do: 'capture'; readonly amount: Money; readonly parts: Parts }
  | { readonly do: 'release_rental' | 'release_deposit' | 'return_stray' }
  | { readonly do: 'charge'; readonly purpose: ChargePurpose; readonly amount: Money; readonly parts: Parts }
  | { readonly do: 'refund'; readonly amount: Money; readonly returnedBy: Parts; readonly fund: Money; readonly from: readonly ChargePart[] }
  | { readonly do: 'hold_deposit'; readonly amount: Money; readonly renews: boolean }
  | { readonly do: 'capture_deposit'; readonly amount: Money }
  | { readonly do: 'settle_deposit'; readonly toOwner: Money; readonly back: Money; readonly from: readonly ChargePart[] }
  | { readonly do: 'transfer'; readonly amount: Money; readonly from: readonly ChargePart[] }
  | { readonly do: 'adjust'; readonly parts: Parts; readonly fund: Money };

const least = (a: Money, b: Money): Money => (a.amount <= b.amount ? a : b);
const atLeastZero = (a: Money): Money => (a.amount < 0 ? { ...a, amount: 0 } : a);
const sumOf = ({ owner, platform, insurance }: Parts): Money => sumMoney([owner, platform, insurance]);
const noParts: Parts = { owner: nothing, platform: nothing, insurance: nothing };
const between = (from: Parts, to: Parts): Parts => ({
  owner: subtractMoney(to.owner, from.owner),
  platform: subtractMoney(to.platform, from.platform),
  insurance: subtractMoney(to.insurance, from.insurance),
});
const negated = ({ owner, platform, insurance }: Parts): Parts => ({
  owner: negateMoney(owner), platform: negateMoney(platform), insurance: negateMoney(insurance),
});

/** What each still has of the booking's money. */
const partsLeft = (account: BookingAccount): Parts => {
  const { fees, insurance } = standingOf(account);
  return { owner: atLeastZero(owedTo(account)), platform: atLeastZero(fees), insurance: atLeastZero(insurance) };
};

/** So much of the wanted parts as is there, and as the payer and the fund can get back together. */
const capped = (account: BookingAccount, wanted: Parts): Parts => {
  const left = partsLeft(account);
  let room = addMoney(refundableOf(account), atLeastZero(standingOf(account).goodwill));
  const take = (want: Money, has: Money): Money => {
    const part = atLeastZero(least(least(want, has), room));
    room = subtractMoney(room, part);
    return part;
  };
  return { owner: take(wanted.owner, left.owner), insurance: take(wanted.insurance, left.insurance), platform: take(wanted.platform, left.platform) };
};

/** A refund out of these parts; what cannot go back to a card, because the fund gave it before, goes back to the fund. */
const refund = (account: BookingAccount, returnedBy: Parts): MoneyOrder | null => {
  const all = sumOf(returnedBy);
  const amount = least(all, refundableOf(account));
  if (all.amount === 0) return null;
  return { do: 'refund', amount, returnedBy, fund: subtractMoney(amount, all), from: refundFrom(account, amount) };
};

/** An amount out of everybody's part, in proportion; the fund adds what is not there. */
const refundInProportion = (account: BookingAccount, wanted: Money): MoneyOrder | null => {
  const amount = least(wanted, refundableOf(account));
  if (amount.amount <= 0) return null;
  const left = partsLeft(account);
  const ofParts = least(amount, sumOf(left));
  const weights = [left.owner, left.platform, left.insurance].map((part) => part.amount);
  const [owner = nothing, platform = nothing, insurance = nothing] = ofParts.amount > 0 ? splitByLargestRemainder(ofParts, weights) : [];
  return { do: 'refund', amount, returnedBy: { owner, platform, insurance }, fund: subtractMoney(amount, ofParts), from: refundFrom(account, amount) };
};

const refundFromFund = (account: BookingAccount, wanted: Money): MoneyOrder | null => {
  const amount = least(wanted, refundableOf(account));
  return amount.amount > 0 ? { do: 'refund', amount, returnedBy: noParts, fund: amount, from: refundFrom(account, amount) } : null;
};

/** By the policy; where support gives more than the policy does, the fund pays the difference. */
const refundByPolicy = (account: BookingAccount, { at, ...moment }: PolicyMoment, wanted: Money | undefined): MoneyOrder | null => {
  const { returnedBy } = settleCancellation({ policy: account.policy, lineItems: account.lineItems, now: at, by: 'renter', ...moment });
  const parts = capped(account, returnedBy);
  if (!wanted) return refund(account, parts);
  const ofParts = sumOf(parts);
  if (wanted.amount < ofParts.amount) return refundInProportion(account, wanted);
  const amount = least(wanted, refundableOf(account));
  const fund = subtractMoney(amount, ofParts);
  return amount.amount > 0 ? { do: 'refund', amount, returnedBy: parts, fund, from: refundFrom(account, amount) } : refund(account, parts);
};

/** The new price against what was agreed: the difference is charged or refunded, and each part follows as far as it has not gone back before. */
const priceChange = (account: BookingAccount, lineItems: readonly LineItem[], purpose: ChargePurpose): MoneyOrder | null => {
  const parts = between(partsOf(account.lineItems), partsOf(lineItems));
  const difference = sumOf(parts);
  if (difference.amount >= smallestCharge.amount) return { do: 'charge', purpose, amount: difference, parts };
  // No card can be charged so little: the fund gives it.
  if (difference.amount > 0) return { do: 'adjust', parts, fund: difference };
  if (difference.amount === 0) return { do: 'adjust', parts, fund: nothing };
  const amount = negateMoney(difference);
  const left = partsLeft(account);
  const wanted = negated(parts);
  const isThere = amount.amount <= refundableOf(account).amount && wanted.owner.amount <= left.owner.amount &&
    wanted.platform.amount <= left.platform.amount && wanted.insurance.amount <= left.insurance.amount;
  return isThere ? { do: 'refund', amount, returnedBy: wanted, fund: nothing, from: refundFrom(account, amount) } : refundInProportion(account, amount);
};

/** The first owner's part is the second's already when this is settled; a dearer car is the fund's to pay. */
const ownerChange = (account: BookingAccount, lineItems: readonly LineItem[]): MoneyOrder | null => {
  const parts = between(partsOf(account.lineItems), partsOf(lineItems));
  const difference = sumOf(parts);
  return difference.amount > 0 ? { do: 'adjust', parts, fund: difference } : priceChange(account, lineItems, 'change');
};

/** Null too for less than a card can be charged: nobody is asked for that. */
const charge = (purpose: ChargePurpose, parts: Parts): MoneyOrder | null => {
  const amount = sumOf(parts);
  return amount.amount >= smallestCharge.amount ? { do: 'charge', purpose, amount, parts } : null;
};

/** What a lost dispute has taken of a deposit does not go back a second time. */
const claimOrder = (account: BookingAccount, awarded: Money): MoneyOrder | null => {
  const kept = standingOf(account).depositKept;
  const toOwner = least(kept, awarded);
  const captured = account.charges.filter(({ purpose }) => purpose === 'deposit').toReversed();
  const from = takeFrom(captured, subtractMoney(kept, toOwner), leftOf).filter(({ charge }) => charge !== null);
  return kept.amount > 0 ? { do: 'settle_deposit', toOwner, back: sumMoney(from.map(({ amount }) => amount)), from } : null;
};

const beyondDeposit = (account: BookingAccount, awarded: Money): MoneyOrder | null => {
  const settled = account.entries.filter(({ kind }) => kind === 'deposit_settlement').flatMap(({ lines }) => lines);
  const toOwner = sumMoney(settled.filter(({ account: of }) => of.startsWith('deposit:')).map(({ amount }) => amount));
  return charge('claim', { ...noParts, owner: atLeastZero(subtractMoney(awarded, toOwner)) });
};

/** What the bank is asked for an intent whose turn has come; null where nothing is left to do. */
export const orderFor = (account: BookingAccount, { deposit }: Pick<BookingFacts, 'deposit'>, intent: MoneyIntent): MoneyOrder | null => {
  switch (intent.kind) {
    case 'capture_rental':
      return account.rentalHeld ? { do: 'capture', amount: totalOf(account.lineItems, paidByRenter), parts: partsOf(account.lineItems) } : null;
    case 'release_rental':
      return account.rentalHeld ? { do: 'release_rental' } : null;
    case 'return_stray':
      return { do: 'return_stray' };
    case 'refund_all':
      return refund(account, capped(account, partsLeft(account)));
    case 'refund_by_policy':
      return refundByPolicy(account, intent.moment, intent.amount);
    case 'refund_amount':
      return refundInProportion(account, intent.amount);
    case 'goodwill':
      return refundFromFund(account, intent.amount);
    case 'change_price':
      return priceChange(account, intent.lineItems, intent.purpose);
    case 'change_owner':
      return ownerChange(account, intent.lineItems);
    case 'charge_return':
      return charge('return', partsOf(intent.lineItems));
    case 'charge_claim':
      return beyondDeposit(account, intent.amount);
    case 'hold_deposit':
      return account.deposit.amount > 0 ? { do: 'hold_deposit', amount: account.deposit, renews: false } : null;
    case 'renew_deposit':
      return deposit === 'held' ? { do: 'hold_deposit', amount: account.deposit, renews: true } : null;
    case 'release_deposit':
      return deposit === 'held' ? { do: 'release_deposit' } : null;
    case 'capture_deposit': {
      const amount = least(intent.amount, account.deposit);
      return deposit === 'held' && amount.amount > 0 ? { do: 'capture_deposit', amount } : null;
    }
    case 'settle_claim':
      return claimOrder(account, intent.amount);
    case 'transfer': {
      const from = transferFrom(account);
      return from.length > 0 ? { do: 'transfer', amount: sumMoney(from.map(({ amount }) => amount)), from } : null;
    }
  }
};

/** What a lost dispute costs: the owner bears their share of what is still owed to them, the platform all the rest. */
export const disputeLossOf = (account: BookingAccount, loss: Money): { readonly byOwner: Money; readonly byPlatform: Money } => {
  const left = partsLeft(account);
  const all = sumOf(left);
  const byOwner = all.amount > 0 ? least(left.owner, multiplyMoney(loss, left.owner.amount / all.amount)) : nothing;
  return { byOwner, byPlatform: subtractMoney(loss, byOwner) };
};
