import { euros } from '@passerelle/shared/money';
import { hourMs, minuteMs } from '@passerelle/shared/time';
import { eventually } from '../../../test/eventually';
import { aHeldDeposit, anOpenPayment, aPaidPayment, commit, dyingBefore, laterCards, outcome, outcomesOf, paymentNow, typesOf } from '../../../test/payment-situations';
import { startProduct, type TestProduct } from '../../../test/product';
import type { Payment } from './payment';

jest.setTimeout(60_000);

let product: TestProduct;
beforeAll(async () => {
  product = await startProduct();
});
afterEach(() => product.stripe.pass());
afterAll(() => product.stop());

const giveBack = (payment: Pick<Payment, 'id'>, amount: number | 'whole') => commit(product, (session) => product.features.payments.returnLater(payment.id, amount === 'whole' ? 'whole' : euros(amount), session));
const refundsOf = async ({ intentId }: Pick<Payment, 'intentId'>) => (await product.stripe.api.refunds.list({ payment_intent: intentId ?? '', limit: 100 })).data;
const of = async (payment: Payment, type: string) => (await outcomesOf(product, payment.id)).filter((told) => told.type === type);

describe('money that goes back', () => {
  it('goes back in parts, each told with its own id, and whole means what is left', async () => {
    const payment = await aPaidPayment(product);
    const { returnId } = await giveBack(payment, 4_000);
    expect(await outcome(product, payment.id, 'payments.returned')).toMatchObject({ returnId, amount: 4_000, released: false, purpose: 'rental' });
    expect(await paymentNow(product, payment.id)).toMatchObject({ state: 'captured', returned: 4_000 });
    await giveBack(payment, 'whole');
    expect(await outcome(product, payment.id, 'payments.returned', 2)).toMatchObject({ amount: 11_000 });
    expect(await paymentNow(product, payment.id)).toMatchObject({ state: 'returned', returned: 15_000 });
    await giveBack(payment, 'whole');
    expect(await outcome(product, payment.id, 'payments.returned', 3)).toMatchObject({ amount: 0 });
    expect((await refundsOf(payment)).map(({ amount }) => amount)).toEqual([11_000, 4_000]);
  });

  it('is never more than was taken, however many ask at once', async () => {
    const payment = await aPaidPayment(product);
    await Promise.all([6_000, 6_000, 6_000].map((amount) => giveBack(payment, amount)));
    await outcome(product, payment.id, 'payments.returned', 2);
    expect(await outcome(product, payment.id, 'payments.return-failed')).toMatchObject({ amount: 6_000, reason: 'too_much' });
    expect((await refundsOf(payment)).map(({ amount }) => amount)).toEqual([6_000, 6_000]);
    expect((await paymentNow(product, payment.id)).returned).toBe(12_000);
  });

  it('of a deposit is never more than the part that was taken', async () => {
    const deposit = await aHeldDeposit(product);
    await commit(product, (session) => product.features.payments.captureLater(deposit.id, session, euros(30_000)));
    await outcome(product, deposit.id, 'payments.captured');
    await giveBack(deposit, 30_001);
    expect(await outcome(product, deposit.id, 'payments.return-failed')).toMatchObject({ reason: 'too_much' });
    await giveBack(deposit, 30_000);
    expect(await outcome(product, deposit.id, 'payments.returned')).toMatchObject({ amount: 30_000, released: false });
  });

  it('when a page was never paid is nothing, and is told all the same', async () => {
    const { paymentId } = await anOpenPayment(product);
    await product.features.payments.close(paymentId);
    expect(await typesOf(product, paymentId)).toEqual(['payments.closed']);
    await giveBack({ id: paymentId }, 'whole');
    expect(await outcome(product, paymentId, 'payments.returned')).toMatchObject({ amount: 0, released: true });
  });

  it('goes back once when the process dies between the refund and its record', async () => {
    const payment = await aPaidPayment(product);
    await dyingBefore(product, 'payments.returned', (session) => product.features.payments.returnLater(payment.id, euros(5_000), session));
    await outcome(product, payment.id, 'payments.returned');
    expect(await refundsOf(payment)).toHaveLength(1);
    expect(await paymentNow(product, payment.id)).toMatchObject({ returned: 5_000 });
    expect(await of(payment, 'payments.returned')).toHaveLength(1);
  });

  it.each(['by its message', 'by the sweep, when the message is lost'])('and is sent back by the bank is noticed %s, once, and can be given back again', async (how) => {
    const payment = await aPaidPayment(product, {}, laterCards.refundFails);
    const { returnId } = await giveBack(payment, 'whole');
    await outcome(product, payment.id, 'payments.returned');
    if (how.startsWith('by the sweep')) product.stripe.hold();
    product.clock.advance(how.startsWith('by the sweep') ? 6 * minuteMs : 1.5 * minuteMs);
    expect(await outcome(product, payment.id, 'payments.return-failed')).toMatchObject({ returnId, amount: 15_000, reason: 'sent_back' });
    expect(await paymentNow(product, payment.id)).toMatchObject({ state: 'captured', returned: 0 });
    await giveBack(payment, 3_000);
    expect(await outcome(product, payment.id, 'payments.returned', 2)).toMatchObject({ amount: 3_000 });
    expect(await of(payment, 'payments.return-failed')).toHaveLength(1);
  });
});

describe("a bank's dispute", () => {
  const disputeOf = async ({ intentId }: Payment) => {
    const [dispute] = (await product.stripe.api.disputes.list({ payment_intent: intentId ?? '' })).data;
    if (!dispute) throw new Error('no dispute was opened');
    return dispute;
  };
  const answer = (disputeId: string, words: string) => product.stripe.api.disputes.update(disputeId, { evidence: { uncategorized_text: words }, submit: true });

  it.each<[string, boolean]>([['winning_evidence', true], ['losing_evidence', false]])('is told when it opens and when it closes, each once (%s)', async (words, won) => {
    const payment = await aPaidPayment(product, {}, laterCards.disputed);
    const { id: disputeId } = await disputeOf(payment);
    expect(await outcome(product, payment.id, 'payments.dispute-opened')).toMatchObject({ disputeId, amount: 15_000, purpose: 'rental' });
    await answer(disputeId, words);
    expect(await outcome(product, payment.id, 'payments.dispute-closed')).toMatchObject({ disputeId, amount: 15_000, won });
    const told = await typesOf(product, payment.id);
    expect([told.filter((type) => type === 'payments.dispute-opened').length, told.filter((type) => type === 'payments.dispute-closed').length]).toEqual([1, 1]);
    // Stripe's part of the charge, then what it takes for the dispute; winning does not give that back.
    expect((await of(payment, 'payments.stripe-fee')).map(({ data }) => 'amount' in data && data.amount).sort()).toEqual([2_000, 250]);
  });

  it('is found again when the message that it opened is lost, and when the one that it closed is', async () => {
    product.stripe.hold();
    const { paymentId, url } = await anOpenPayment(product);
    await product.stripe.pay(url, laterCards.disputed);
    product.clock.advance(minuteMs);
    await outcome(product, paymentId, 'payments.paid');
    const payment = await paymentNow(product, paymentId);
    product.clock.advance(6 * minuteMs);
    await outcome(product, paymentId, 'payments.dispute-opened');
    await answer((await disputeOf(payment)).id, 'losing_evidence');
    product.clock.advance(hourMs);
    expect(await outcome(product, paymentId, 'payments.dispute-closed')).toMatchObject({ won: false });
  });

  it('forbids to give the money back', async () => {
    const payment = await aPaidPayment(product, {}, laterCards.disputed);
    await giveBack(payment, 'whole');
    expect(await outcome(product, payment.id, 'payments.return-failed')).toMatchObject({ amount: 15_000, reason: 'refused' });
    expect(await paymentNow(product, payment.id)).toMatchObject({ state: 'captured', returned: 0 });
    await eventually(async () => (await of(payment, 'payments.dispute-opened')).length === 1);
  });
});
