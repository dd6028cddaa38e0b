import { euros } from '../money';
import { dayMs, hourMs, minuteMs, plusMs, zonedToInstant } from '../time';
import { owedTo, type BookingAccount } from './account';
import type { TransitionInput } from './facts';
import { bookingEquation } from './ledger';
import type { WholeBooking } from './money-queue';
import type { MoneyOrder } from './orders';
import { priceDays } from './price';
import type { BookingRole, TransitionName } from './process';
import { takeAnswer, takeStep, type Step } from './step';
import { deadlinesOf } from './transition';

const zone = 'Europe/Paris';
const at = (local: string): Date => zonedToInstant(local, zone);
const start = at('2026-06-20T10:00');
const end = at('2026-06-22T10:00');
const priced = (days: number, perDay = 6_000) => priceDays({ pricing: { perDay: euros(perDay), weekDiscountPercent: 10, monthDiscountPercent: 25, kmPerDay: 150 }, days }).lineItems;
const account: BookingAccount = {
  parties: { bookingId: 'bkg_1', payerId: 'usr_1', ownerId: 'usr_2' }, lineItems: priced(2), deposit: euros(50_000), policy: 'moderate', rentalHeld: false, charges: [], entries: [],
};
const nobody: WholeBooking = {
  state: null, money: 'none', account, queue: [], facts: { start, end, zone, instant: false, ownVehicle: false, unpaidHolds: 0, expiredHoldsToday: 0, payoutPossible: true },
};

/** A booking, step by step; the bank says yes unless told otherwise. */
const story = (from = nobody) => {
  let booking = from;
  let step: Step | null = null;
  let count = 0;
  const orders: MoneyOrder[] = [];
  const told = {
    act(name: TransitionName, role: BookingRole, now: Date, input: TransitionInput = {}, bank: 'yes' | 'no' | 'silent' = 'yes') {
      count += 1;
      const answer = takeStep(booking, name, role, input, { id: `evt_${count}`, now });
      if ('refused' in answer) throw new Error(`${name} refused: ${answer.refused.code} ${answer.refused.field ?? ''}`);
      step = answer.ok;
      booking = step.booking;
      for (let head = booking.queue[0]; head?.order && bank !== 'silent'; head = booking.queue[0]) {
        orders.push(head.order);
        step = takeAnswer(booking, head.id, bank === 'yes' ? { done: true, captureBefore: plusMs(now, 5 * dayMs) } : { done: false }, { id: 'bank', now }) ?? step;
        booking = step.booking;
      }
      return told;
    },
    booking: () => booking,
    step: () => step,
    orders,
    timers: () => deadlinesOf(booking),
    standing: () => bookingEquation(booking.account.entries),
  };
  return told;
};

const early = at('2026-06-01T10:00');
const confirmed = () => story()
  .act('request', 'renter', early, { quote: 'usable', verdict: 'fits' })
  .act('confirm-payment', 'system', early, { paymentMatches: true, captureBefore: plusMs(early, 6 * dayMs) })
  .act('accept', 'owner', early);
const withDeposit = () => confirmed().act('hold-deposit', 'system', plusMs(start, -48 * hourMs));
const complete: TransitionInput = { evidence: true, recordComplete: true };
const driving = () => withDeposit().act('start-check-in', 'owner', plusMs(start, -minuteMs), complete).act('confirm-check-in', 'renter', start, complete);
const returned = (input: TransitionInput = {}, when = end) => driving().act('start-check-out', 'renter', when, complete).act('confirm-check-out', 'owner', when, { ...complete, ...input });

describe('the money of a booking', () => {
  it('is held while the owner is asked, captured when they accept, and owed to each in their part', () => {
    const told = confirmed();
    expect(told.booking()).toMatchObject({ state: 'confirmed', money: 'captured' });
    expect(told.standing()).toMatchObject({ charged: euros(15_000), owed: euros(10_200), fees: euros(3_000), insurance: euros(1_800), holds: true });
  });

  it('goes back by the policy, and the owner is paid what they keep', () => {
    const told = confirmed().act('cancel-by-renter', 'renter', plusMs(start, -48 * hourMs));
    expect(told.booking()).toMatchObject({ state: 'cancelled_by_renter', money: 'captured' });
    expect(told.standing()).toMatchObject({ refunded: euros(7_800), owed: euros(5_100) });
    expect(told.step()?.deadline).toEqual({ name: 'pay-owner', at: plusMs(end, 48 * hourMs) });
    told.act('pay-owner', 'system', plusMs(end, 48 * hourMs));
    expect(told.orders.at(-1)).toMatchObject({ do: 'transfer', amount: euros(5_100), from: [{ charge: 'evt_3:0', amount: euros(5_100) }] });
    expect(told.standing()).toMatchObject({ paid: euros(5_100), owed: euros(0), holds: true });
    expect(told.step()?.deadline).toBeNull();
  });

  it('waits for the capture before it is refunded: amounts are settled when their turn comes', () => {
    const told = story()
      .act('request', 'renter', early, { quote: 'usable' })
      .act('confirm-payment', 'system', early, { paymentMatches: true })
      .act('accept', 'owner', early, {}, 'silent')
      .act('cancel-by-owner', 'owner', early, { reason: 'vehicle_broken' }, 'silent');
    expect(told.booking().queue.map(({ intent, order }) => [intent.kind, order?.do])).toEqual([['capture_rental', 'capture'], ['release_rental', undefined], ['refund_all', undefined], ['release_deposit', undefined]]);
    const captured = takeAnswer(told.booking(), 'evt_3:0', { done: true }, { id: 'bank', now: early });
    expect(captured).toMatchObject({ booking: { money: 'pending' }, sends: { id: 'evt_4:1', order: { do: 'refund', amount: euros(15_000) } } });
    const refused = takeAnswer(told.booking(), 'evt_3:0', { done: false }, { id: 'bank', now: early });
    expect(refused).toMatchObject({ booking: { money: 'none', queue: [] }, entries: [] });
  });

  it('pays the owner what a charge still holds, and what goodwill gave back of it is a case: nobody asks again', () => {
    const late = plusMs(end, 48 * hourMs);
    const told = confirmed()
      .act('goodwill', 'support', early, { amount: euros(9_000), effectShown: true })
      .act('cancel-by-renter', 'renter', plusMs(start, -hourMs));
    expect(told.standing()).toMatchObject({ goodwill: euros(9_000), owed: euros(10_200) });
    told.act('pay-owner', 'system', late);
    expect(told.orders.at(-1)).toMatchObject({ do: 'transfer', amount: euros(4_200), from: [{ charge: 'evt_3:0', amount: euros(4_200) }] });
    expect(told.standing()).toMatchObject({ paid: euros(4_200), owed: euros(6_000), holds: true });
    expect(told.step()).toMatchObject({ effects: ['open_case'], deadline: null });
  });

  it('takes an answer once', () => {
    const told = confirmed();
    expect(takeAnswer(told.booking(), 'evt_3:0', { done: true }, { id: 'bank', now: early })).toBeNull();
  });

  it('that was refused is asked for by link, and its want cancels the booking with the rental whole', () => {
    const told = confirmed().act('hold-deposit', 'system', plusMs(start, -48 * hourMs), {}, 'no');
    expect(told.booking()).toMatchObject({ state: 'confirmed', money: 'failed', facts: { unpaid: 'deposit', deposit: 'failed' } });
    expect(told.step()?.effects).toEqual(['payment_link']);
    expect(told.timers()).toContainEqual({ name: 'cancel-unpaid', at: plusMs(start, -24 * hourMs) });
    told.act('cancel-unpaid', 'system', plusMs(start, -24 * hourMs));
    expect(told.booking()).toMatchObject({ state: 'cancelled_unpaid', money: 'none' });
    expect(told.standing()).toMatchObject({ refunded: euros(15_000), owed: euros(0), fees: euros(0) });
  });

  it('holds the deposit in the Checkout of a start nearer than 48 hours', () => {
    const near = plusMs(start, -47 * hourMs);
    const told = story().act('request', 'renter', near, { quote: 'usable' });
    expect(told.booking().facts.deposit).toBe('pending');
    told.act('confirm-payment', 'system', near, { paymentMatches: true, depositCaptureBefore: plusMs(near, 5 * dayMs) });
    expect(told.booking().facts).toMatchObject({ deposit: 'held', depositCaptureBefore: plusMs(near, 5 * dayMs) });
  });
});

describe('a change of dates', () => {
  const longer = { period: { from: start, to: plusMs(end, dayMs) }, lineItems: priced(3), datesFree: true, quote: 'usable' as const };
  const proposed = () => confirmed().act('propose-change', 'renter', early, longer);

  it('keeps both dates while its difference is paid, and takes effect with the payment', () => {
    const told = proposed().act('accept-change', 'owner', early, { datesFree: true }, 'silent');
    expect(told.step()?.occupies).toEqual([{ from: start, to: end }, longer.period]);
    expect(told.booking().facts.end).toEqual(end);
    const paid = takeAnswer(told.booking(), 'evt_5:0', { done: true }, { id: 'bank', now: early });
    expect(paid).toMatchObject({ occupies: [longer.period], booking: { money: 'captured', facts: { end: longer.period.to } } });
    expect(paid && bookingEquation(paid.booking.account.entries)).toMatchObject({ charged: euros(22_500), owed: euros(15_300), holds: true });
  });

  it('gives the difference back where the new dates cost less', () => {
    const shorter = { ...longer, period: { from: start, to: plusMs(end, -dayMs) }, lineItems: priced(1) };
    const told = confirmed().act('propose-change', 'owner', early, shorter).act('accept-change', 'renter', early, { datesFree: true });
    expect(told.orders.at(-1)).toMatchObject({ do: 'refund', amount: euros(7_500), returnedBy: { owner: euros(5_100), platform: euros(1_500), insurance: euros(900) } });
    expect(told.booking().facts.end).toEqual(shorter.period.to);
  });

  it('that costs a few cents more is given by the fund: no card can be charged so little', () => {
    const dearer = { ...longer, lineItems: priced(2, 6_020) };
    const told = confirmed().act('propose-change', 'renter', early, dearer).act('accept-change', 'owner', early, { datesFree: true });
    expect(told.orders.map((order) => order.do)).toEqual(['capture']);
    expect(told.standing()).toMatchObject({ charged: euros(15_000), goodwill: euros(44), holds: true });
    expect(told.booking().facts.end).toEqual(longer.period.to);
  });

  it('that is not paid ends as a change: the booking stands as it was paid', () => {
    const told = proposed().act('accept-change', 'owner', early, { datesFree: true }, 'no');
    expect(told.timers()[0]).toEqual({ name: 'decline-change', at: plusMs(early, dayMs) });
    expect(told.booking()).toMatchObject({ money: 'failed', facts: { unpaid: 'change' } });
    told.act('decline-change', 'system', plusMs(early, dayMs));
    expect(told.booking()).toMatchObject({ state: 'confirmed', money: 'captured', facts: { end } });
    expect(told.step()?.occupies).toEqual([{ from: start, to: end }]);
  });
});

describe('the return', () => {
  it('shows what is to pay beyond the price, and charges it a day later', () => {
    const told = returned({ driven: { km: 400, includedKm: 300, energyMissing: 10 } });
    expect(told.booking().facts.returnLines?.map(({ code, total }) => [code, total.amount])).toEqual([['extra_km', 3_000], ['energy', 1_200], ['commission', 450]]);
    expect(told.timers()).toContainEqual({ name: 'charge-overage', at: plusMs(end, dayMs) });
    told.act('charge-overage', 'system', plusMs(end, dayMs));
    expect(told.orders.at(-1)).toMatchObject({ do: 'charge', purpose: 'return', amount: euros(4_200), parts: { owner: euros(3_750), platform: euros(450) } });
    expect(told.timers().map(({ name }) => name)).toEqual(['renew-deposit', 'complete']);
  });

  it('shows nothing that is less than a card can be charged', () => {
    const told = returned({ driven: { km: 301, includedKm: 300, energyMissing: 0 } });
    expect(told.booking().facts.returnLines).toBeUndefined();
    expect(told.timers().map(({ name }) => name)).not.toContain('charge-overage');
  });

  it('charges nothing that the renter disputes', () => {
    const told = returned({ driven: { km: 400, includedKm: 300, energyMissing: 0 } }).act('dispute-overage', 'renter', end);
    expect(told.step()?.effects).toEqual(['open_case']);
    expect(told.timers().map(({ name }) => name)).not.toContain('charge-overage');
  });

  it('ends with the deposit released and the owner paid', () => {
    const told = returned().act('complete', 'system', plusMs(end, 48 * hourMs));
    expect(told.orders.at(-1)).toEqual({ do: 'release_deposit' });
    expect(told.step()?.deadline?.name).toBe('pay-owner');
  });

  it.each<[string, number, number, number, number]>([
    ['within the deposit gives the rest of it back', 20_000, 5_000, 5_000, 0],
    ['of all that was estimated keeps all of it', 20_000, 20_000, 20_000, 0],
    ['beyond the deposit is charged for the rest', 60_000, 60_000, 60_000, 10_000],
    ['of nothing gives all back', 20_000, 0, 0, 0],
  ])('a claim %s', (_, estimate, agreed, toOwner, charged) => {
    const told = returned()
      .act('claim', 'owner', end, { evidence: true })
      .act('estimate', 'owner', end, { evidence: true, amount: euros(estimate) })
      .act('answer', 'renter', end, { amount: euros(agreed) })
      .act('settle', 'owner', end);
    const { owed, depositKept, holds } = told.standing();
    expect({ owed, depositKept, holds }).toEqual({ owed: euros(10_200 + toOwner), depositKept: euros(0), holds: true });
    const last = told.orders.at(-1);
    expect(last?.do === 'charge' ? last.amount.amount : 0).toBe(charged);
  });
});

describe('a deposit that the bank took back in a dispute', () => {
  it('does not go back a second time when the claim is settled', () => {
    const told = returned()
      .act('claim', 'owner', end, { evidence: true })
      .act('estimate', 'owner', end, { evidence: true, amount: euros(20_000) })
      .act('dispute-opened', 'system', end)
      .act('dispute-closed', 'system', end, { outcome: 'lost', amount: euros(30_000) })
      .act('answer', 'renter', end, { amount: euros(5_000) })
      .act('settle', 'owner', end);
    // Of 15 000 and 20 000 that came in, the bank has taken all of the first and 15 000 of the second.
    expect(told.orders.findLast((order) => order.do === 'settle_deposit')).toMatchObject({ toOwner: euros(5_000), back: euros(5_000) });
    expect(told.standing()).toMatchObject({ refunded: euros(5_000), disputeLoss: euros(30_000), depositKept: euros(10_000), holds: true });
  });
});

describe('support', () => {
  const seen: TransitionInput = { effectShown: true, secondPerson: true };

  it('gives more than the policy does out of the fund', () => {
    const told = confirmed().act('cancel-with-refund', 'support', plusMs(start, hourMs), { ...seen, outcome: 'renter', amount: euros(15_000) });
    expect(told.standing()).toMatchObject({ refunded: euros(15_000), goodwill: euros(13_200), owed: euros(10_200), holds: true });
  });

  it('asks a second person above the set amount, and nobody below', () => {
    const lone = (amount: number) => () => confirmed().act('partial-refund', 'support', early, { effectShown: true, amount: euros(amount) });
    expect(lone(9_000)).not.toThrow();
    expect(() => story({ ...confirmed().booking() }).act('capture-deposit', 'support', early, { effectShown: true, amount: euros(30_000) })).toThrow();
    expect(lone(15_001)).toThrow('amount');
  });

  it('moves a booking to another owner\'s car; what it costs more is the fund\'s', () => {
    const told = confirmed().act('change-vehicle', 'support', early, { ...seen, datesFree: true, ownerId: 'usr_9', lineItems: priced(2, 7_000) });
    const { account: moved } = told.booking();
    expect([owedTo(moved), owedTo(account)]).toEqual([euros(11_900), euros(0)]);
    expect(told.standing()).toMatchObject({ goodwill: euros(2_200), charged: euros(15_000), holds: true });
  });

  it('books a lost dispute on the owner for their share while it is not paid out', () => {
    const told = confirmed().act('dispute-opened', 'system', early);
    expect(told.booking().facts.disputedAt).toEqual(early);
    told.act('dispute-closed', 'system', early, { outcome: 'lost', amount: euros(15_000) });
    expect(told.standing()).toMatchObject({ disputeLoss: euros(15_000), owed: euros(0), holds: true });
  });
});
