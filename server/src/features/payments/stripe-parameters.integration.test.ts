import { euros } from '@passerelle/shared/money';
import { minuteMs } from '@passerelle/shared/time';
import { eventually } from '../../../test/eventually';
import { aBookingId, aCharge, aHeldDeposit, anOpenPayment, aPaidPayment, aPayer, aReadyOwner, charged, commit, laterCards, outcome, payouts } from '../../../test/payment-situations';
import { startProduct, type TestProduct } from '../../../test/product';
import { startRecordingProxy, type RecordingProxy } from '../../../test/recording-proxy';
import { readDeclarations, type Declarations } from '../../../test/stripe-declarations';

jest.setTimeout(60_000);

let proxy: RecordingProxy;
let product: TestProduct;
let declarations: Declarations;
beforeAll(async () => {
  declarations = readDeclarations();
  proxy = await startRecordingProxy();
  product = await startProduct({ env: { STRIPE_API_BASE: proxy.origin } });
  proxy.forwardTo(product.stripe.env.STRIPE_API_BASE ?? '');
});
afterAll(async () => {
  await product.stop();
  await proxy.close();
});

/** Everything that payments do, once. */
async function everything(): Promise<void> {
  const { payments } = product.features;
  const owner = await aReadyOwner(product);
  const payer = await aPayer(product);
  const { bookingId, id: paymentId } = payer.rental;
  const { payoutId } = await commit(product, (session) => payments.payOutLater({ bookingId, paymentId, ownerId: owner.id, amount: euros(9_000) }, session));
  await outcome(product, paymentId, 'payments.paid-out');
  await commit(product, (session) => payments.reverseLater({ payoutId, amount: euros(2_000) }, session));
  await outcome(product, paymentId, 'payments.payout-reversed');
  await commit(product, (session) => payments.returnLater(paymentId, euros(3_000), session));
  await outcome(product, paymentId, 'payments.returned');
  const held = await aHeldDeposit(product, payer);
  const { paymentId: renewed } = await commit(product, (session) => payments.renewLater(held.id, session));
  await outcome(product, held.id, 'payments.returned');
  await commit(product, (session) => payments.captureLater(renewed, session, euros(10_000)));
  await outcome(product, renewed, 'payments.captured');
  await product.context.database.connection.collection('stripe_customers').updateOne({ _id: payer.id as never }, { $set: { 'method.expYear': 2020 } });
  await outcome(product, await charged(product, aCharge(payer.id, { purpose: 'overage', capture: 'automatic' })), 'payments.paid');
  const refused = await charged(product, aCharge((await aPayer(product, laterCards.alwaysChallenge)).id));
  await outcome(product, refused, 'payments.charge-failed');
  await commit(product, (session) => payments.openLink(refused, { returnUrl: `${product.url}/x`, locale: 'en', capture: 'automatic' }, session));
  await aPaidPayment(product, { bookingId: aBookingId(), saveMethod: true, capture: 'manual' });
  const { paymentId: unpaid } = await anOpenPayment(product);
  await payments.close(unpaid);
  await outcome(product, (await aPaidPayment(product, {}, laterCards.disputed)).id, 'payments.dispute-opened');
  const unlucky = await aPaidPayment(product, {}, laterCards.refundFails);
  await commit(product, (session) => payments.returnLater(unlucky.id, 'whole', session));
  await outcome(product, unlucky.id, 'payments.returned');
  product.clock.advance(6 * minuteMs);
  await outcome(product, unlucky.id, 'payments.return-failed');
  await payments.reconcile(new Date(0), () => Promise.resolve(new Map()));
  await eventually(() => proxy.requests.some(({ operation }) => operation === 'GET /v1/events'));
}

describe('what is sent to Stripe', () => {
  beforeAll(everything);

  it('is every operation that is declared, and no other', () => {
    expect([...new Set(proxy.requests.map(({ operation }) => operation))].sort()).toEqual([...declarations.operations].sort());
  });

  it('has only parameters that Stripe publishes, of their kind, and all that are required', () => {
    expect(proxy.requests.flatMap(({ operation, form }) => declarations.faultsOf(operation, form).map((fault) => `${operation} ${fault}`))).toEqual([]);
  });

  it('carries a key of ours wherever a second time would do something twice', () => {
    // A page that is closed twice stays closed, and an address for onboarding is good once.
    const harmless = ['POST /v1/checkout/sessions/:id/expire', 'POST /v1/account_links'];
    const unkeyed = proxy.requests.filter(({ operation, idempotencyKey = '' }) => operation.startsWith('POST') && !harmless.includes(operation) && !/^(evt_|customer:usr_|account:usr_)/.test(idempotencyKey));
    expect(unkeyed.map(({ operation }) => operation)).toEqual([]);
  });
});

describe('when Stripe cannot be reached', () => {
  it('an owner is told so where it is needed, and sees what is known where it is not', async () => {
    const owner = await product.account();
    await owner.ok(payouts.onboard, {});
    proxy.forwardTo('http://127.0.0.1:1');
    try {
      expect(await owner.refused(payouts.onboard, {})).toMatchObject({ code: 'payments.unavailable', status: 503 });
      expect(await owner.ok(payouts.payouts, {})).toMatchObject({ standing: 'incomplete', items: [] });
    } finally {
      proxy.forwardTo(product.stripe.env.STRIPE_API_BASE ?? '');
    }
  });
});

describe('the check of the parameters itself', () => {
  it.each<[string, object, string]>([
    ['POST /v1/transfers', { amount: '1', currency: 'eur', destination: 'acct_1', sauce: 'x' }, 'sauce: is not a parameter'],
    ['POST /v1/transfers', { amount: '1', currency: 'eur' }, 'destination: is missing'],
    ['POST /v1/transfers', { amount: '1.5', currency: 'eur', destination: 'acct_1' }, 'amount: "1.5" is not number'],
    ['POST /v1/transfers', { amount: '1', currency: 'eur', destination: 'acct_1', metadata: { anything: 'goes' } }, ''],
    ['POST /v1/payment_intents', { amount: '1', currency: 'eur', capture_method: 'later' }, 'capture_method: "later" is not'],
    ['POST /v1/payment_intents', { amount: '1', currency: 'eur', payment_method_types: ['card'] }, 'payment_method_types: is not a parameter'],
    ['POST /v1/payment_intents', { amount: '1', currency: 'eur', confirm: 'perhaps' }, 'confirm: "perhaps" is not'],
    ['POST /v1/checkout/sessions', { mode: 'payment', line_items: [{ quantity: 'two' }] }, 'line_items.0.quantity: "two" is not number'],
    ['GET /v1/events', { types: 'x' }, 'types: "x" is not'],
    ['POST /v1/invoices', {}, 'is not in stripe-operations.ts'],
  ])('%s %j', (operation, form, fault) => {
    const [found = ''] = declarations.faultsOf(operation, form as never);
    expect(found).toContain(fault);
    expect(found === '').toBe(fault === '');
  });
});
