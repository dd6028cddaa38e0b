import fc from 'fast-check';
import { euros, sumMoney } from '../money';
import { hourMs, plusMs, zonedToInstant } from '../time';
import { cancellationPolicies, settleCancellation } from './cancellation';
import {
  bookingEquation,
  entriesForCapture,
  entriesForDepositCapture,
  entriesForDepositSettlement,
  entriesForDisputeLoss,
  entriesForGoodwill,
  entriesForRefund,
  entriesForStripeFee,
  entriesForTransfer,
  type LedgerEntry,
} from './ledger';
import { priceDays } from './price';

const parties = { bookingId: 'bkg_1', payerId: 'usr_1', ownerId: 'usr_2' };
const pricing = { perDay: euros(6_000), weekDiscountPercent: 10, monthDiscountPercent: 25, kmPerDay: 150 };
const zone = 'Europe/Paris';
const confirmedAt = zonedToInstant('2026-04-01T10:00', zone);
const start = zonedToInstant('2026-06-20T10:00', zone);
const sumOf = ({ lines }: LedgerEntry): number => sumMoney(lines.map(({ amount }) => amount)).amount;

describe('the ledger', () => {
  it('splits what was captured as the lines say', () => {
    const [entry] = entriesForCapture(parties, priceDays({ pricing, days: 2 }).lineItems);
    expect(entry).toEqual({
      kind: 'capture',
      lines: [
        { account: 'payer:usr_1', amount: euros(15_000) },
        { account: 'owner:usr_2', amount: euros(-10_200) },
        { account: 'platform_fees', amount: euros(-3_000) },
        { account: 'insurance', amount: euros(-1_800) },
        { account: 'payer:usr_1', amount: euros(-15_000) },
        { account: 'stripe_balance', amount: euros(15_000) },
      ],
    });
  });

  it('writes nothing when nothing moves', () => {
    const nothing = euros(0);
    expect(entriesForRefund(parties, { back: nothing, returnedBy: { owner: nothing, platform: nothing, insurance: nothing } })).toEqual([]);
  });

  it('refuses a refund whose parts do not add up', () => {
    const wrong = { back: euros(10), returnedBy: { owner: euros(5), platform: euros(4), insurance: euros(0) } };
    expect(() => entriesForRefund(parties, wrong)).toThrow(RangeError);
  });

  it('sums to zero and keeps the equation of a booking through everything that can happen to its money', () => {
    const amount = fc.integer({ min: 0, max: 100_000 }).map(euros);
    const events = fc.array(
      fc.oneof(
        fc.tuple(fc.constantFrom(...cancellationPolicies), fc.integer({ min: 0, max: 90 * 24 })).map(([policy, hours]) => (lineItems: Parameters<typeof entriesForCapture>[1]) =>
          entriesForRefund(parties, settleCancellation({ policy, lineItems, confirmedAt, start, zone, now: plusMs(confirmedAt, hours * hourMs), by: 'renter' })),
        ),
        amount.map((each) => () => entriesForGoodwill(parties, each)),
        amount.map((each) => () => entriesForDepositCapture(parties, each)),
        fc.tuple(amount, amount).map(([toOwner, back]) => () => entriesForDepositSettlement(parties, { toOwner, back })),
        fc.tuple(amount, amount).map(([byOwner, byPlatform]) => () => entriesForDisputeLoss(parties, { byOwner, byPlatform })),
        amount.map((each) => () => entriesForTransfer(parties, each)),
        amount.map((each) => () => entriesForStripeFee(each)),
      ),
      { maxLength: 8 },
    );
    fc.assert(fc.property(fc.integer({ min: 500, max: 50_000 }), fc.integer({ min: 1, max: 60 }), events, (perDay, days, happened) => {
      const { lineItems, total } = priceDays({ pricing: { ...pricing, perDay: euros(perDay) }, days });
      const entries = [...entriesForCapture(parties, lineItems), ...happened.flatMap((event) => event(lineItems))];
      expect(entries.map(sumOf)).toEqual(entries.map(() => 0));
      const equation = bookingEquation(entries);
      expect(equation.holds).toBe(true);
      expect(equation.charged.amount).toBeGreaterThanOrEqual(total.amount);
      expect(equation.owed.amount + equation.fees.amount).not.toBeNaN();
    }));
  });

  it('says who has what after half came back and the owner was paid', () => {
    const { lineItems } = priceDays({ pricing, days: 2 });
    const settlement = settleCancellation({ policy: 'moderate', lineItems, confirmedAt, start, zone, now: plusMs(start, -48 * hourMs), by: 'renter' });
    const entries = [...entriesForCapture(parties, lineItems), ...entriesForRefund(parties, settlement), ...entriesForTransfer(parties, settlement.ownerShare)];
    expect(bookingEquation(entries)).toEqual({
      charged: euros(15_000), goodwill: euros(0), refunded: euros(7_800), owed: euros(0), paid: euros(5_100),
      fees: euros(2_100), insurance: euros(0), depositKept: euros(0), disputeLoss: euros(0), holds: true,
    });
  });

  it('shows a deposit that is kept, and a loss that was disputed', () => {
    const { lineItems } = priceDays({ pricing, days: 2 });
    const entries = [
      ...entriesForCapture(parties, lineItems),
      ...entriesForDepositCapture(parties, euros(20_000)),
      ...entriesForDepositSettlement(parties, { toOwner: euros(5_000), back: euros(3_000) }),
      ...entriesForDisputeLoss(parties, { byOwner: euros(1_000), byPlatform: euros(500) }),
    ];
    expect(bookingEquation(entries)).toMatchObject({ charged: euros(35_000), depositKept: euros(12_000), owed: euros(14_200), disputeLoss: euros(1_500), fees: euros(2_500), holds: true });
  });

  it('notices a line that is missing or a cent that is wrong', () => {
    const [entry] = entriesForCapture(parties, priceDays({ pricing, days: 2 }).lineItems);
    if (!entry) throw new Error('an entry');
    expect(bookingEquation([{ ...entry, lines: entry.lines.slice(1) }]).holds).toBe(false);
    expect(bookingEquation([{ ...entry, lines: entry.lines.map((line, i) => (i === 1 ? { ...line, amount: euros(-10_201) } : line)) }]).holds).toBe(false);
  });
});
