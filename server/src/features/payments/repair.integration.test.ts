import { euros } from '@passerelle/shared/money';
import { minuteMs } from '@passerelle/shared/time';
import { eventually } from '../../../test/eventually';
import { aCharge, anOpenPayment, aPaidPayment, aPayer, aReadyOwner, charged, commit, laterCards, outcome, outcomesOf, paymentNow, typesOf } from '../../../test/payment-situations';
import { startProduct, type TestProduct } from '../../../test/product';
import { cards } from '../../../test/stripe-stand-in';
import type { PaymentOutcome } from './outcomes';
import type { LedgerSums, MoneySums } from './reconcile';

jest.setTimeout(60_000);

let product: TestProduct;
/** Connected accounts have an endpoint of their own at Stripe, with a secret of its own. */
const connectSecret = 'whsec_of_the_endpoint_for_connected_accounts';
beforeAll(async () => {
  product = await startProduct({ env: { STRIPE_WEBHOOK_SECRET: `${connectSecret}, whsec_of_the_tests_and_of_nothing_else` } });
});
afterEach(() => product.stripe.pass());
afterAll(() => product.stop());

const notified = async (paymentId: string) => (await product.context.events.repository.ofSubject(paymentId)).filter(({ type }) => type === 'payments.notified').length;

describe("the sweep of Stripe's own list of messages", () => {
  const cursor = () => product.context.database.connection.collection('stripe_cursors').findOne({ _id: 'events' as never });
  /** Lets the next sweep come, and waits until it is through. */
  async function swept(): Promise<void> {
    const before = await cursor();
    product.clock.advance(6 * minuteMs);
    await eventually(async () => (await cursor())?.readTo > before?.readTo);
  }

  it('takes what never came, once, even when it comes after all', async () => {
    product.stripe.hold();
    const { paymentId, url } = await anOpenPayment(product);
    await product.stripe.pay(url, cards.good);
    await eventually(() => product.stripe.held.some(({ type }) => type === 'checkout.session.completed'));
    const late = product.stripe.held.map((message) => message);
    await swept();
    const seen = await notified(paymentId);
    expect(seen).toBeGreaterThan(0);
    for (const message of late) expect(await product.stripe.deliver(message)).toBe(200);
    expect(await notified(paymentId)).toBe(seen);
    expect((await typesOf(product, paymentId)).filter((type) => type === 'payments.paid')).toHaveLength(1);
  });

  it('reads again what one that died half-way had read', async () => {
    product.stripe.hold();
    const { paymentId, url } = await anOpenPayment(product);
    await product.stripe.pay(url, cards.good);
    const dying = jest.spyOn(product.context, 'transaction').mockRejectedValue(new Error('killed by the test'));
    const readTo = (await cursor())?.readTo;
    product.clock.advance(6 * minuteMs);
    await eventually(async () => dying.mock.calls.length > 0 && (await cursor())?.sweepAt > product.clock.now());
    dying.mockRestore();
    expect((await cursor())?.readTo).toEqual(readTo);
    await swept();
    expect(await notified(paymentId)).toBeGreaterThan(0);
  });
});

describe('a message', () => {
  it('that comes before we know the intent it is about finds its payment by asking Stripe', async () => {
    product.stripe.hold();
    const { paymentId, url } = await anOpenPayment(product);
    await product.stripe.pay(url, cards.good);
    const succeeded = await eventually(() => product.stripe.held.find(({ type }) => type === 'payment_intent.succeeded'));
    expect(await product.stripe.deliver(succeeded)).toBe(200);
    await outcome(product, paymentId, 'payments.paid');
  });

  it('is believed with the secret of either endpoint', async () => {
    const payload = JSON.stringify({ id: 'evt_x', object: 'event', type: 'account.updated', livemode: false, data: { object: { id: 'acct_unknown' } } });
    const post = (secret: string) => product.nobody.send('POST', '/api/stripe/webhook', payload, { 'Stripe-Signature': product.stripe.api.webhooks.generateTestHeaderString({ payload, secret }) });
    expect([(await post(connectSecret)).status, (await post(product.stripe.webhookSecret)).status, (await post('whsec_of_nobody')).status]).toEqual([200, 200, 400]);
  });
});

describe('two server processes', () => {
  it('make each charge, capture and return once', async () => {
    const second = await product.secondServer();
    try {
      const payer = await aPayer(product);
      const ids = await Promise.all(Array.from({ length: 4 }, () => charged(product, aCharge(payer.id, { amount: euros(5_000) }))));
      await Promise.all(ids.map((id) => outcome(product, id, 'payments.paid')));
      await Promise.all(ids.map((id) => commit(product, (session) => product.features.payments.captureLater(id, session))));
      await Promise.all(ids.map((id) => outcome(product, id, 'payments.captured')));
      await Promise.all(ids.map((id) => commit(product, (session) => product.features.payments.returnLater(id, euros(1_000), session))));
      await Promise.all(ids.map((id) => outcome(product, id, 'payments.returned')));
      for (const id of ids) {
        expect((await typesOf(product, id)).sort()).toEqual(['payments.captured', 'payments.paid', 'payments.returned', 'payments.stripe-fee']);
        const { intentId, customerId } = await paymentNow(product, id);
        expect((await product.stripe.api.refunds.list({ payment_intent: intentId ?? '' })).data.map(({ amount }) => amount)).toEqual([1_000]);
        expect(customerId).toBeNull();
      }
    } finally {
      await second.stop();
    }
  });
});

const nothing: MoneySums = { charged: 0, refunded: 0, paidOut: 0, disputed: 0, fees: 0 };

/** What one outcome moves, as a ledger that follows the outcomes would write it down. */
function moves({ type, data }: PaymentOutcome): Partial<MoneySums> {
  switch (type) {
    case 'payments.paid': return data.captured ? { charged: data.amount } : {};
    case 'payments.captured': return { charged: data.amount };
    case 'payments.returned': return { refunded: data.amount };
    case 'payments.return-failed': return data.reason === 'sent_back' ? { refunded: -data.amount } : {};
    case 'payments.paid-out': return { paidOut: data.amount };
    case 'payments.payout-reversed': return { paidOut: data.transferId === '' ? 0 : -data.amount };
    case 'payments.dispute-opened': return { disputed: data.amount };
    case 'payments.dispute-closed': return { disputed: data.won ? -data.amount : 0 };
    case 'payments.stripe-fee': return { fees: data.amount };
    default: return {};
  }
}

describe('a reconciliation', () => {
  const since = new Date(0);
  const payments = () => product.context.database.connection.collection('payments').find().toArray();
  /** The ledger that the outcomes make, but for those of one type. */
  const ledgerOf = (forgotten?: PaymentOutcome['type']): LedgerSums => async () => {
    const sums = new Map<string, MoneySums>();
    for (const { _id, bookingId } of await payments()) {
      for (const told of await outcomesOf(product, String(_id))) {
        if (told.type === forgotten) continue;
        const before = sums.get(bookingId) ?? nothing;
        const moved = { ...nothing, ...moves(told) };
        sums.set(bookingId, { charged: before.charged + moved.charged, refunded: before.refunded + moved.refunded, paidOut: before.paidOut + moved.paidOut, disputed: before.disputed + moved.disputed, fees: before.fees + moved.fees });
      }
    }
    return sums;
  };
  const differences = (ledger: LedgerSums) => product.features.payments.reconcile(since, ledger);

  it('finds nothing where the ledger follows the outcomes: charges, parts, refunds sent back, payouts, disputes, fees', async () => {
    const owner = await aReadyOwner(product);
    const payer = await aPayer(product);
    const { bookingId, id: paymentId } = payer.rental;
    const { payoutId } = await commit(product, (session) => product.features.payments.payOutLater({ bookingId, paymentId, ownerId: owner.id, amount: euros(9_000) }, session));
    await outcome(product, paymentId, 'payments.paid-out');
    await commit(product, (session) => product.features.payments.reverseLater({ payoutId, amount: euros(2_000) }, session));
    await commit(product, (session) => product.features.payments.returnLater(paymentId, euros(3_000), session));
    await Promise.all([outcome(product, paymentId, 'payments.payout-reversed'), outcome(product, paymentId, 'payments.returned')]);
    const deposit = await charged(product, aCharge(payer.id, { bookingId }));
    await outcome(product, deposit, 'payments.paid');
    await commit(product, (session) => product.features.payments.captureLater(deposit, session, euros(12_345)));
    await outcome(product, deposit, 'payments.captured');
    const disputed = await aPaidPayment(product, { bookingId }, laterCards.disputed);
    const { disputeId } = await outcome(product, disputed.id, 'payments.dispute-opened');
    await product.stripe.api.disputes.update(disputeId, { evidence: { uncategorized_text: 'winning_evidence' }, submit: true });
    await outcome(product, disputed.id, 'payments.dispute-closed');
    const unlucky = await aPaidPayment(product, { bookingId }, laterCards.refundFails);
    await commit(product, (session) => product.features.payments.returnLater(unlucky.id, 'whole', session));
    await outcome(product, unlucky.id, 'payments.returned');
    product.clock.advance(1.5 * minuteMs);
    await outcome(product, unlucky.id, 'payments.return-failed');
    expect(await differences(ledgerOf())).toEqual([]);
  });

  it('finds nothing any more of what it saw between a transfer at Stripe and its writing down here', async () => {
    const owner = await aReadyOwner(product);
    const { bookingId, id: paymentId } = (await aPayer(product)).rental;
    const { payoutId } = await commit(product, (session) => product.features.payments.payOutLater({ bookingId, paymentId, ownerId: owner.id, amount: euros(9_000) }, session));
    await outcome(product, paymentId, 'payments.paid-out');
    const payouts = product.context.database.connection.collection<{ _id: string; transferId: string | null }>('payouts');
    const { transferId = null } = (await payouts.findOne({ _id: payoutId })) ?? {};
    await payouts.updateOne({ _id: payoutId }, { $set: { transferId: null } });
    const unplaced = { bookingId: '', what: 'paidOut', ledger: 0, stripe: 9_000 };
    expect(await differences(ledgerOf())).toContainEqual(unplaced);
    await payouts.updateOne({ _id: payoutId }, { $set: { transferId } });
    expect(await differences(ledgerOf())).toEqual([]);
  });

  it('names booking, sum and both numbers where the ledger missed something', async () => {
    const { id, bookingId } = await aPaidPayment(product);
    await commit(product, (session) => product.features.payments.returnLater(id, euros(3_000), session));
    await outcome(product, id, 'payments.returned');
    expect(await differences(ledgerOf('payments.returned'))).toContainEqual({ bookingId, what: 'refunded', ledger: 0, stripe: 3_000 });
    expect(await differences(ledgerOf('payments.stripe-fee'))).toContainEqual({ bookingId, what: 'fees', ledger: 0, stripe: 250 });
  });

  it('finds what somebody did at Stripe by hand, and what the ledger made up', async () => {
    const { intentId, bookingId } = await aPaidPayment(product);
    await product.stripe.api.refunds.create({ payment_intent: intentId ?? '', amount: 500 });
    const invented: LedgerSums = async (...asked) => new Map([...(await ledgerOf()(...asked)), ['bkg_invented', { ...nothing, charged: 1 }]]);
    expect(await differences(invented)).toEqual(expect.arrayContaining([{ bookingId, what: 'refunded', ledger: 0, stripe: 500 }, { bookingId: 'bkg_invented', what: 'charged', ledger: 1, stripe: 0 }]));
  });
});
