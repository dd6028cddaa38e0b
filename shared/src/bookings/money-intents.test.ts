import fc from 'fast-check';
import { euros, sumMoney, type Money } from '../money';
import { hourMs, plusMs, zonedToInstant } from '../time';
import { leftOf, withEntries, withReturned, takeFrom, type BookingAccount } from './account';
import { settleOrder } from './answers';
import { cancellationPolicies } from './cancellation';
import type { BookingFacts } from './facts';
import type { MoneyIntent } from './intents';
import { bookingEquation, entriesForDisputeLoss } from './ledger';
import { disputeLossOf, orderFor } from './orders';
import { priceDays, type LineItem } from './price';
import type { BookingState } from './process';
import { returnLines } from './return-lines';

const zone = 'Europe/Paris';
const start = zonedToInstant('2026-06-20T10:00', zone);
const end = zonedToInstant('2026-06-22T10:00', zone);
const confirmedAt = zonedToInstant('2026-06-01T10:00', zone);

interface Books {
  readonly account: BookingAccount;
  readonly deposit: BookingFacts['deposit'];
}
/** Something that happens to a booking's money, whatever happened before. */
type Happening = (books: Books, id: string) => Books;

const cents = (max: number): fc.Arbitrary<Money> => fc.integer({ min: 0, max }).map(euros);
const lines: fc.Arbitrary<readonly LineItem[]> = fc
  .record({
    perDay: fc.integer({ min: 500, max: 30_000 }), days: fc.integer({ min: 1, max: 35 }), weekDiscountPercent: fc.integer({ min: 0, max: 50 }), delivery: fc.option(fc.integer({ min: 1, max: 80 })),
  })
  .map(({ perDay, days, weekDiscountPercent, delivery }) => priceDays({
    pricing: { perDay: euros(perDay), weekDiscountPercent, monthDiscountPercent: 25, kmPerDay: 150 }, days, options: delivery === null ? {} : { delivery: { km: delivery / 2, perKm: euros(33) } },
  }).lineItems);
const returned: fc.Arbitrary<readonly LineItem[]> = fc
  .record({ perDay: cents(30_000), lateHours: fc.integer({ min: 0, max: 80 }), km: fc.double({ min: 0, max: 2_000, noNaN: true }), energyMissing: fc.integer({ min: -20, max: 100 }) })
  .map(({ perDay, lateHours, km, energyMissing }) => returnLines({ perDay, end, returnedAt: plusMs(end, lateHours * hourMs), excused: false, driven: { km, includedKm: 300, energyMissing } }));
const moment = fc.integer({ min: 0, max: 22 * 24 }).map((hours) => ({ at: plusMs(confirmedAt, hours * hourMs), start, confirmedAt, zone }));

const wants: Readonly<Record<string, fc.Arbitrary<readonly MoneyIntent[]>>> = {
  'a change': lines.map((lineItems) => [{ kind: 'change_price', purpose: 'change', lineItems, period: { from: start, to: end } }]),
  'an extension': lines.map((lineItems) => [{ kind: 'change_price', purpose: 'extension', lineItems, period: { from: start, to: end } }]),
  'another car': fc.tuple(lines, fc.constantFrom('usr_2', 'usr_9')).map(([lineItems, ownerId]) => [{ kind: 'change_owner', lineItems, ownerId }]),
  'an overage': returned.map((lineItems) => [{ kind: 'charge_return', lineItems }]),
  'a claim': fc.tuple(cents(80_000), cents(80_000)).map(([estimate, amount]) => [
    { kind: 'hold_deposit' }, { kind: 'capture_deposit', amount: estimate }, { kind: 'settle_claim', amount }, { kind: 'charge_claim', amount },
  ]),
  goodwill: cents(50_000).map((amount) => [{ kind: 'goodwill', amount }]),
  'a partial refund': cents(50_000).map((amount) => [{ kind: 'refund_amount', amount }]),
  'a cancellation by the renter': fc.tuple(moment, fc.option(cents(100_000), { nil: undefined })).map(([at, amount]) => [{ kind: 'refund_by_policy', moment: at, amount }, { kind: 'release_deposit' }]),
  'a booking called off': fc.constant([{ kind: 'release_rental' }, { kind: 'refund_all' }, { kind: 'release_deposit' }]),
  'a payout': fc.constant([{ kind: 'transfer' }]),
};

/** The intents have their turn one after the other, and the bank says yes or no to each. */
const carriedOut = (intents: readonly MoneyIntent[], answers: readonly boolean[], state: BookingState): Happening => (books, id) =>
  intents.reduce<Books>(({ account, deposit }, intent, index) => {
    const order = orderFor(account, { deposit }, intent);
    const refused = order !== null && order.do !== 'adjust' && answers[index] !== true;
    const settled = settleOrder({ account, state, now: start }, { id: `${id}:${index}`, intent, order }, { done: !refused });
    return { account: settled.account, deposit: 'deposit' in settled.facts ? settled.facts.deposit : deposit };
  }, books);
const lostDispute = (wanted: number): Happening => ({ account, deposit }) => {
  const amount = euros(Math.min(wanted, sumMoney(account.charges.map(leftOf)).amount));
  const lost = withReturned(account, takeFrom(account.charges, amount, leftOf));
  return { account: withEntries(lost, entriesForDisputeLoss(account.parties, disputeLossOf(account, amount))), deposit };
};

const states = fc.constantFrom<BookingState>('confirmed', 'in_progress', 'returned', 'cancelled_by_renter');
const happeningOf = (intents: fc.Arbitrary<readonly MoneyIntent[]>): fc.Arbitrary<Happening> =>
  fc.tuple(intents, fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), states).map(([wanted, answers, state]) => carriedOut(wanted, answers, state));
const anything = fc.array(fc.oneof(...Object.values(wants).map(happeningOf), fc.integer({ min: 1, max: 100_000 }).map(lostDispute)), { maxLength: 6 });
const paidBooking = fc.tuple(lines, fc.constantFrom(...cancellationPolicies)).map(([lineItems, policy]): Books => ({
  deposit: undefined,
  account: { parties: { bookingId: 'bkg_1', payerId: 'usr_1', ownerId: 'usr_2' }, lineItems, deposit: euros(50_000), policy, rentalHeld: true, charges: [], entries: [] },
}));
const capture = carriedOut([{ kind: 'capture_rental' }], [true], 'confirmed');

/** What is wrong with the books of a booking; empty when nothing is. */
function faultsOf({ account }: Books): string[] {
  const { holds, charged, refunded, disputeLoss, depositKept } = bookingEquation(account.entries);
  const amounts = [...account.entries.flatMap((entry) => entry.lines.map((line) => line.amount)), ...account.charges.flatMap(({ amount, returned: back, transferred }) => [amount, back, transferred])];
  const gone = sumMoney(account.charges.map((charge) => charge.returned));
  return [
    ...account.entries.filter((entry) => sumMoney(entry.lines.map((line) => line.amount)).amount !== 0).map((entry) => `${entry.kind} does not sum to zero`),
    ...(holds ? [] : ['the equation does not hold']),
    ...amounts.filter(({ amount, currency }) => !Number.isSafeInteger(amount) || currency !== 'EUR').map(({ amount }) => `${amount} are no cents`),
    ...(refunded.amount + disputeLoss.amount <= charged.amount ? [] : [`${refunded.amount} came back of ${charged.amount}`]),
    ...(depositKept.amount >= 0 ? [] : [`of the deposit ${depositKept.amount} are kept`]),
    ...(gone.amount === refunded.amount + disputeLoss.amount ? [] : [`the charges say ${gone.amount} went back, the ledger ${refunded.amount + disputeLoss.amount}`]),
    ...account.charges.filter((charge) => leftOf(charge).amount < 0 || charge.returned.amount < 0 || charge.transferred.amount < 0).map((charge) => `${charge.purpose}: ${JSON.stringify(charge)}`),
  ];
}

describe('the money of a booking, whatever happens to it and whatever the bank answers', () => {
  it.each(Object.entries(wants))('%s keeps the ledger at zero and the equation true, in whole cents, and gives nobody back more than they paid', (_, intents) => {
    fc.assert(fc.property(paidBooking, anything, happeningOf(intents), anything, (books, before, happening, after) => {
      [capture, ...before, happening, ...after].reduce((now, each, index) => {
        const next = each(now, `evt_${index}`);
        expect(faultsOf(next)).toEqual([]);
        return next;
      }, books);
    }));
  });

  it.each(Object.entries(wants))('%s that the bank refuses moves no cent', (_, intents) => {
    const cashOf = ({ account }: Books) => account.entries.flatMap((entry) => entry.lines).filter((line) => line.account === 'stripe_balance');
    fc.assert(fc.property(paidBooking, anything, intents, states, (books, before, wanted, state) => {
      const now = [capture, ...before].reduce((each, happening, index) => happening(each, `evt_${index}`), books);
      const then = carriedOut(wanted, [], state)(now, 'evt_refused');
      expect(cashOf(then)).toEqual(cashOf(now));
      expect(then.account.charges).toEqual(now.account.charges);
    }));
  });
});
