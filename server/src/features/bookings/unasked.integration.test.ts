import { bookingEquation } from '@passerelle/shared/bookings/ledger';
import { casesContract } from '@passerelle/shared/cases/contract';
import { euros } from '@passerelle/shared/money';
import { dayMs, hourMs, minuteMs, plusMs } from '@passerelle/shared/time';
import { brokenInBooking } from '../../../test/booking-invariants';
import { eventually } from '../../../test/eventually';
import { laterCards, onboard } from '../../../test/payment-situations';
import { startProduct, type Account, type TestProduct } from '../../../test/product';
import { aConfirmedBooking, anUnpaidRequest, aReadyBooking, aReturn, aTrip, calendarOf, eventsOf, intentOf, move, payOf, see, until, untilSeen } from '../../../test/situations';

jest.setTimeout(60_000);

let product: TestProduct;
let support: Account;
beforeAll(async () => {
  product = await startProduct();
  support = await product.account({ roles: ['member', 'support'] });
});
afterAll(() => product.stop());

const { open, showAct, carryOut } = casesContract.routes;
const ledgerOf = (id: string) => product.features.bookings.ledgerOf(id);
const equationOf = async (id: string) => bookingEquation(await ledgerOf(id));
const caseKinds = async (bookingId: string) => (await support.ok(open, { query: { bookingId } })).items.map(({ kind }) => kind);
const paymentsOf = async (id: string, purpose: string) => (await product.features.payments.ofBooking(id)).filter((payment) => payment.purpose === purpose);
const mailsTo = async (email: string) => (await product.context.mail.kept(1_000)).filter(({ to }) => to === email);
const nothingBroken = async (id: string) => expect(await brokenInBooking(product.context.database.connection, id)).toEqual([]);

describe("a bank's dispute", () => {
  async function aDispute() {
    const situation = await aConfirmedBooking(product, { card: laterCards.disputed });
    const { booking } = situation;
    await eventually(async () => (await eventsOf(product, booking.id)).includes('booking.dispute_opened'));
    await eventually(async () => (await caseKinds(booking.id)).includes('dispute'));
    const { intent } = await intentOf(product, booking.id);
    const [dispute] = (await product.stripe.api.disputes.list({ payment_intent: intent?.id ?? '' })).data;
    if (!dispute) throw new Error('no dispute');
    return { ...situation, answer: (words: string) => product.stripe.api.disputes.update(dispute.id, { evidence: { uncategorized_text: words }, submit: true }) };
  }
  const closed = (id: string) => eventually(async () => (await eventsOf(product, id)).includes('booking.dispute_closed'));

  it('that is won changes nothing in the ledger', async () => {
    const { renter, booking, answer } = await aDispute();
    await answer('winning_evidence');
    await closed(booking.id);
    expect((await see(renter, booking)).timeline.at(-1)).toMatchObject({ name: 'dispute-closed', outcome: 'won' });
    expect((await ledgerOf(booking.id)).map(({ kind }) => kind)).not.toContain('dispute_loss');
    expect(await equationOf(booking.id)).toMatchObject({ holds: true, owed: { amount: 10_200 }, disputeLoss: { amount: 0 } });
    await nothingBroken(booking.id);
  });

  it('that is lost is borne by owner and platform in their parts', async () => {
    const { booking, answer } = await aDispute();
    await answer('losing_evidence');
    await closed(booking.id);
    expect(await equationOf(booking.id)).toMatchObject({ holds: true, charged: { amount: 15_000 }, disputeLoss: { amount: 15_000 }, owed: { amount: 0 }, refunded: { amount: 0 } });
    await nothingBroken(booking.id);
  });

  it('keeps the owner waiting for their share until it is closed', async () => {
    const { owner, renter, booking, answer } = await aDispute();
    await onboard(owner);
    product.clock.advanceTo(plusMs(new Date(booking.period.to), 3 * hourMs));
    await until(renter, booking, 'unresolved');
    const shown = await support.ok(showAct, { params: { bookingId: booking.id }, body: { name: 'resolve', outcome: 'returned' } });
    await support.ok(carryOut, { params: { actId: shown.id } });
    product.clock.advance(2 * dayMs + hourMs);
    await until(renter, booking, 'completed');
    expect(await product.features.payments.payoutsOf(booking.id)).toEqual([]);
    await answer('winning_evidence');
    await eventually(async () => (await equationOf(booking.id)).paid.amount === 10_200);
    expect((await see(owner, booking)).payout).toEqual({ state: 'paid', amount: euros(10_200) });
    await nothingBroken(booking.id);
  });
});

describe('a deposit that the bank lets go', () => {
  const letGo = async (id: string) => {
    const [deposit] = await paymentsOf(id, 'deposit');
    await product.stripe.api.paymentIntents.cancel(deposit?.intentId ?? '');
  };

  it('before the trip is held again', async () => {
    const { renter, booking } = await aReadyBooking(product);
    await letGo(booking.id);
    await eventually(async () => (await paymentsOf(booking.id, 'deposit')).filter(({ state }) => state === 'held').length === 1 && (await paymentsOf(booking.id, 'deposit')).length === 2);
    expect(await untilSeen(renter, booking, ({ depositStanding }) => depositStanding.state === 'held')).toMatchObject({ state: 'confirmed', money: 'captured' });
    expect(await eventsOf(product, booking.id)).toContain('booking.deposit_lapsed');
  });

  it('during the trip is a case', async () => {
    const { renter, booking } = await aTrip(product);
    await letGo(booking.id);
    await untilSeen(renter, booking, ({ depositStanding }) => depositStanding.state === 'failed');
    await eventually(async () => (await caseKinds(booking.id)).includes('deposit_lapsed'));
    expect((await see(renter, booking)).state).toBe('in_progress');
  });
});

describe('money that nobody waits for', () => {
  it('of a wrong amount confirms nothing and goes back whole; the hold of the dates ends as it would', async () => {
    const { owner, renter, carId, booking } = await anUnpaidRequest(product, { instant: true });
    const { payment } = await intentOf(product, booking.id);
    // As if the page had been made for another amount than the booking's.
    await product.context.database.connection.collection('payments').updateOne({ _id: payment.id as never }, { $set: { 'amount.amount': payment.amount.amount - 100 } });
    await product.stripe.pay(payOf(booking));
    await eventually(async () => (await intentOf(product, booking.id)).payment.state === 'returned');
    expect((await intentOf(product, booking.id)).intent?.latest_charge).toMatchObject({ amount_refunded: 15_000 });
    expect(await eventsOf(product, booking.id)).not.toContain('booking.paid');
    await eventually(async () => (await mailsTo(renter.email)).some(({ subject }) => /vous est rendu/.test(subject)));
    product.clock.advance(31 * minuteMs);
    await until(renter, booking, 'payment_expired', 'none');
    expect(await calendarOf(owner, carId)).toEqual([]);
    await eventually(async () => (await equationOf(booking.id)).refunded.amount === 15_000);
    expect((await equationOf(booking.id)).holds).toBe(true);
    await nothingBroken(booking.id);
  });

  it("goes back at once though the owner's payout waits for their account", async () => {
    const { owner, renter, booking } = await aReturn(product);
    product.clock.advance(2 * dayMs + hourMs);
    await until(renter, booking, 'completed');
    await untilSeen(owner, booking, ({ payout }) => payout?.state === 'waiting');
    const { payments } = product.features;
    const stray = await product.context.transaction((session) =>
      payments.open({ bookingId: booking.id, purpose: 'change', payerId: null, saveMethod: false, amount: euros(2_000), capture: 'automatic', description: 'Kangoo', locale: 'fr', returnUrl: `${product.url}/bookings/x` }, session),
    );
    await payments.openNow(stray.eventId);
    await product.stripe.pay((await payments.byId(stray.paymentId))?.url ?? '');
    await eventually(async () => (await payments.byId(stray.paymentId))?.state === 'returned');
    await eventually(async () => (await equationOf(booking.id)).refunded.amount === 2_000);
    expect(await equationOf(booking.id)).toMatchObject({ holds: true, charged: { amount: 17_000 }, owed: { amount: 10_200 } });
    await onboard(owner);
    await eventually(async () => (await equationOf(booking.id)).paid.amount === 10_200);
    await nothingBroken(booking.id);
  });
});

describe("an owner's share that goodwill has given back", () => {
  it('is paid as far as a charge holds it; the rest is one case, and is not tried for ever', async () => {
    const { owner, renter, booking } = await aConfirmedBooking(product);
    await onboard(owner);
    const shown = await support.ok(showAct, { params: { bookingId: booking.id }, body: { name: 'goodwill', amount: 9_000 } });
    await support.ok(carryOut, { params: { actId: shown.id } });
    await eventually(async () => (await equationOf(booking.id)).refunded.amount === 9_000);
    product.clock.advanceTo(plusMs(new Date(booking.period.from), -hourMs));
    await move(renter, booking, 'cancel-by-renter');
    await until(renter, booking, 'cancelled_by_renter', 'captured');
    product.clock.advanceTo(plusMs(new Date(booking.period.to), 2 * dayMs + hourMs));
    await eventually(async () => (await equationOf(booking.id)).paid.amount > 0);
    const { refunded, owed, paid, holds } = await equationOf(booking.id);
    expect([paid.amount, holds]).toEqual([15_000 - refunded.amount, true]);
    expect(owed.amount).toBe(10_200 - paid.amount);
    await eventually(async () => (await caseKinds(booking.id)).length === 1);
    expect(await product.features.bookings.byId(booking.id)).toMatchObject({ due: null, queue: [] });
    expect((await eventsOf(product, booking.id)).filter((type) => type === 'booking.owner_payout_due')).toHaveLength(1);
    await nothingBroken(booking.id);
  });
});
