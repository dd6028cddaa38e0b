import { euros } from '@passerelle/shared/money';
import { dayMs, hourMs, minuteMs } from '@passerelle/shared/time';
import { eventually } from '../../../test/eventually';
import { aBookingId, aHeldDeposit, aPaidPayment, aReadyOwner, commit, dyingBefore, onboard, outcome, outcomesOf, paymentNow, payouts, typesOf } from '../../../test/payment-situations';
import { startProduct, type Account, type TestProduct } from '../../../test/product';
import type { Payment } from './payment';

jest.setTimeout(60_000);

let product: TestProduct;
beforeAll(async () => {
  product = await startProduct();
});
afterEach(() => product.stripe.pass());
afterAll(() => product.stop());

const sharesOf = (owner: Account) => owner.ok(payouts.payouts, {});
const payOut = ({ id: paymentId, bookingId }: Pick<Payment, 'id' | 'bookingId'>, owner: Account, amount: number) =>
  commit(product, (session) => product.features.payments.payOutLater({ bookingId, paymentId, ownerId: owner.id, amount: euros(amount) }, session));
const takeBack = (payoutId: string, amount: number) => commit(product, (session) => product.features.payments.reverseLater({ payoutId, amount: euros(amount) }, session));
const transfersOf = async (bookingId: string) => (await product.stripe.api.transfers.list({ transfer_group: bookingId, limit: 100 })).data;
const stripeAccountOf = async (owner: Account) => String((await product.context.database.connection.collection('stripe_accounts').findOne({ _id: owner.id as never }))?.stripeId);
const accountEvents = async (owner: Account) => (await product.context.events.repository.ofSubject(owner.id)).filter(({ type }) => type === 'payments.payout-account-changed').map(({ data }) => data.ready);

describe("an owner's account for payouts", () => {
  it('is none, then incomplete with what Stripe still asks, then ready; told once', async () => {
    const owner = await product.account();
    expect(await sharesOf(owner)).toEqual({ standing: 'none', requirements: [], items: [] });
    await owner.ok(payouts.onboard, {});
    expect(await sharesOf(owner)).toMatchObject({ standing: 'incomplete', requirements: expect.arrayContaining(['external_account']) });
    await onboard(owner);
    await eventually(async () => (await sharesOf(owner)).standing === 'ready');
    expect(await sharesOf(owner)).toMatchObject({ requirements: [] });
    expect(await accountEvents(owner)).toEqual([true]);
  });

  it('is made once, however often the owner begins', async () => {
    const owner = await product.account();
    await Promise.all([onboard(owner), onboard(owner)]);
    const made = (await product.stripe.api.accounts.list({ limit: 100 })).data.filter(({ metadata }) => metadata?.accountId === owner.id);
    expect(made).toMatchObject([{ country: 'FR', controller: { stripe_dashboard: { type: 'express' }, losses: { payments: 'application' } }, capabilities: { transfers: 'active' } }]);
  });

  it('is asked about when its message is lost', async () => {
    const owner = await product.account();
    product.stripe.hold();
    await onboard(owner);
    product.clock.advance(hourMs);
    await eventually(async () => (await accountEvents(owner)).length === 1);
  });

  it('is seen by nobody else, and by nobody without an account', async () => {
    const owner = await aReadyOwner(product);
    const payment = await aPaidPayment(product);
    await payOut(payment, owner, 1_000);
    await outcome(product, payment.id, 'payments.paid-out');
    expect((await sharesOf(await product.account())).items).toEqual([]);
    expect((await product.nobody.refused(payouts.payouts, {})).code).toBe('auth.required');
    expect((await product.nobody.refused(payouts.onboard, {})).code).toBe('auth.required');
  });
});

describe("an owner's share", () => {
  it('waits for the account, says so once, and goes when it is ready: from its charge, in the group of its booking', async () => {
    const owner = await product.account();
    const payment = await aPaidPayment(product);
    const { payoutId } = await payOut(payment, owner, 12_000);
    expect(await outcome(product, payment.id, 'payments.payout-waiting')).toMatchObject({ payoutId, ownerId: owner.id, amount: 12_000, reason: 'account' });
    expect((await sharesOf(owner)).items).toMatchObject([{ bookingId: payment.bookingId, amount: euros(12_000), state: 'waiting', reason: 'account' }]);
    // Tried again by itself in vain, it is not told again.
    product.clock.advance(dayMs + minuteMs);
    const tries = async () => (await product.context.events.repository.ofSubject(payment.id)).filter(({ type }) => type === 'payments.payout-wanted').length;
    await eventually(async () => (await tries()) === 2 && (await sharesOf(owner)).items[0]?.state === 'waiting');
    await onboard(owner);
    const { transferId } = await outcome(product, payment.id, 'payments.paid-out');
    expect(await transfersOf(payment.bookingId)).toMatchObject([{ id: transferId, amount: 12_000, destination: await stripeAccountOf(owner), source_transaction: payment.chargeId, transfer_group: payment.bookingId }]);
    expect((await sharesOf(owner)).items).toMatchObject([{ state: 'paid' }]);
    expect((await typesOf(product, payment.id)).filter((type) => type === 'payments.payout-waiting')).toHaveLength(1);
  });

  it('of a booking of several charges is one transfer for each', async () => {
    const owner = await aReadyOwner(product);
    const bookingId = aBookingId();
    const [rental, extension] = [await aPaidPayment(product, { bookingId }), await aPaidPayment(product, { bookingId, purpose: 'extension', amount: euros(5_000) })];
    await payOut(rental, owner, 12_000);
    await payOut(extension, owner, 4_000);
    await Promise.all([rental, extension].map(({ id }) => outcome(product, id, 'payments.paid-out')));
    expect((await transfersOf(bookingId)).map(({ amount, source_transaction: charge }) => [amount, charge]).sort()).toEqual([[12_000, rental.chargeId], [4_000, extension.chargeId]].sort());
  });

  it('is never more than its charge holds', async () => {
    const owner = await aReadyOwner(product);
    const payment = await aPaidPayment(product);
    await payOut(payment, owner, 10_000);
    await commit(product, (session) => product.features.payments.returnLater(payment.id, euros(4_000), session));
    await outcome(product, payment.id, 'payments.returned');
    const before = (await sharesOf(owner)).items;
    await expect(payOut(payment, owner, 1_001)).rejects.toThrow(RangeError);
    await expect(payOut(await aHeldDeposit(product), owner, 1)).rejects.toThrow(RangeError);
    expect(await sharesOf(owner)).toMatchObject({ items: before });
    await payOut(payment, owner, 1_000);
    await outcome(product, payment.id, 'payments.paid-out', 2);
  });

  it('waits again when the account stops taking transfers', async () => {
    const owner = await aReadyOwner(product);
    product.stripe.hold();
    await product.stripe.api.accounts.update(await stripeAccountOf(owner), { capabilities: { transfers: { requested: false } } });
    const payment = await aPaidPaymentUnseen();
    await payOut(payment, owner, 1_000);
    expect(await outcome(product, payment.id, 'payments.payout-waiting')).toMatchObject({ reason: 'account' });
    expect(await accountEvents(owner)).toEqual([true, false]);
    expect(await transfersOf(payment.bookingId)).toEqual([]);
  });

  it('is sent once when the process dies between the transfer and its record', async () => {
    const owner = await aReadyOwner(product);
    const payment = await aPaidPayment(product);
    const { id: paymentId, bookingId } = payment;
    await dyingBefore(product, 'payments.paid-out', (session) => product.features.payments.payOutLater({ bookingId, paymentId, ownerId: owner.id, amount: euros(9_000) }, session));
    await outcome(product, paymentId, 'payments.paid-out');
    expect(await transfersOf(bookingId)).toHaveLength(1);
    expect((await typesOf(product, paymentId)).filter((type) => type === 'payments.paid-out')).toHaveLength(1);
  });

  /** Paid while no message comes through. */
  async function aPaidPaymentUnseen(): Promise<Payment> {
    product.stripe.pass();
    const payment = await aPaidPayment(product);
    product.stripe.hold();
    return payment;
  }
});

describe('what was paid out', () => {
  async function aPayout(owner: Account, amount = 10_000): Promise<{ payment: Payment; payoutId: string }> {
    const payment = await aPaidPayment(product);
    const { payoutId } = await payOut(payment, owner, amount);
    await eventually(async () => (await outcomesOf(product, payment.id)).some(({ type }) => type === 'payments.paid-out' || type === 'payments.payout-waiting'));
    return { payment, payoutId };
  }

  it('is taken back in parts, never more than was sent, and can be sent again', async () => {
    const owner = await aReadyOwner(product);
    const { payment, payoutId } = await aPayout(owner);
    const { reversalId } = await takeBack(payoutId, 4_000);
    expect(await outcome(product, payment.id, 'payments.payout-reversed')).toMatchObject({ payoutId, reversalId, amount: 4_000, ownerId: owner.id });
    expect((await sharesOf(owner)).items).toMatchObject([{ amount: euros(6_000), state: 'paid' }]);
    await takeBack(payoutId, 6_001);
    expect(await outcome(product, payment.id, 'payments.reversal-failed')).toMatchObject({ reason: 'too_much', amount: 6_001 });
    await takeBack(payoutId, 6_000);
    await outcome(product, payment.id, 'payments.payout-reversed', 2);
    expect((await sharesOf(owner)).items).toMatchObject([{ amount: euros(10_000), state: 'reversed' }]);
    expect(await paymentNow(product, payment.id)).toMatchObject({ paidOut: 0 });
    expect(await transfersOf(payment.bookingId)).toMatchObject([{ amount_reversed: 10_000, reversed: true }]);
  });

  it('and spent cannot be taken back, which is told', async () => {
    const { payment, payoutId } = await aPayout(await aReadyOwner(product, { keepsNothing: true }));
    await takeBack(payoutId, 4_000);
    expect(await outcome(product, payment.id, 'payments.reversal-failed')).toMatchObject({ payoutId, amount: 4_000, reason: 'balance' });
    expect(await paymentNow(product, payment.id)).toMatchObject({ paidOut: 10_000 });
  });

  it('but not sent yet is only sent less of', async () => {
    const owner = await product.account();
    const { payment, payoutId } = await aPayout(owner);
    await takeBack(payoutId, 4_000);
    expect(await outcome(product, payment.id, 'payments.payout-reversed')).toMatchObject({ amount: 4_000, transferId: '' });
    await onboard(owner);
    expect(await outcome(product, payment.id, 'payments.paid-out')).toMatchObject({ amount: 6_000 });
    expect(await transfersOf(payment.bookingId)).toMatchObject([{ amount: 6_000 }]);
  });

  it('is taken back once when the process dies in between', async () => {
    const { payment, payoutId } = await aPayout(await aReadyOwner(product));
    await dyingBefore(product, 'payments.payout-reversed', (session) => product.features.payments.reverseLater({ payoutId, amount: euros(4_000) }, session));
    await outcome(product, payment.id, 'payments.payout-reversed');
    expect(await transfersOf(payment.bookingId)).toMatchObject([{ amount_reversed: 4_000 }]);
  });
});
