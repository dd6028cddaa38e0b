import type Stripe from 'stripe';
import { cards, openBench, openCheckout, payBy, publicUrl, type Bench } from './sandbox-bench';

const DAY = 24 * 60 * 60;

describe('the payment sandbox, driven by the stripe package', () => {
  let bench: Bench;
  let stripe: Stripe;
  beforeEach(async () => {
    bench = await openBench();
    ({ stripe } = bench);
  });
  afterEach(() => bench.close());

  const charge = (intent: Stripe.PaymentIntent): Stripe.Charge => intent.latest_charge as Stripe.Charge;
  const refusal = (promise: Promise<unknown>): Promise<Stripe.errors.StripeError> => promise.then(() => Promise.reject(new Error('was not refused')), (error: Stripe.errors.StripeError) => error);

  it('holds the amount at checkout, then captures it, telling the webhook each time', async () => {
    const customer = await stripe.customers.create({ email: 'camille@example.test', metadata: { userId: 'usr_1' } });
    const session = await openCheckout(bench, { customer: customer.id, client_reference_id: 'bkg_1', locale: 'fr' });
    expect(session).toMatchObject({ status: 'open', payment_status: 'unpaid', amount_total: 12000, payment_intent: null, livemode: false, url: `${publicUrl}/sandbox/pay/${session.id}` });

    const intent = await payBy(bench, session, cards.good);
    expect(intent).toMatchObject({ status: 'requires_capture', amount: 12000, amount_capturable: 12000, currency: 'eur', customer: customer.id, metadata: { bookingId: 'bkg_1' }, transfer_group: 'bkg_1' });
    expect(charge(intent).payment_method_details?.card?.capture_before).toBe(charge(intent).created + 7 * DAY);
    const done = await bench.event('checkout.session.completed', session.id);
    expect(done.data.object).toMatchObject({ payment_intent: intent.id, status: 'complete' });
    await bench.event('payment_intent.amount_capturable_updated', intent.id);

    const captured = await stripe.paymentIntents.capture(intent.id, {}, { idempotencyKey: 'evt_1:capture' });
    expect(captured).toMatchObject({ status: 'succeeded', amount_received: 12000, amount_capturable: 0 });
    await bench.event('payment_intent.succeeded', intent.id);
    await bench.event('charge.captured', charge(intent).id);
    const paid = await stripe.charges.retrieve(charge(intent).id, { expand: ['balance_transaction', 'refunds'] });
    expect(paid).toMatchObject({ captured: true, amount_captured: 12000, balance_transaction: { fee: 205, net: 11795 }, refunds: { data: [] } });
    expect((await stripe.balance.retrieve()).available).toMatchObject([{ amount: 11795, currency: 'eur' }]);
  });

  it('captures a part and gives the rest back', async () => {
    const intent = await payBy(bench, await openCheckout(bench), cards.good);
    expect((await refusal(stripe.paymentIntents.capture(intent.id, { amount_to_capture: 12001 }))).code).toBe('amount_too_large');
    expect(await stripe.paymentIntents.capture(intent.id, { amount_to_capture: 5000 })).toMatchObject({ amount_received: 5000, status: 'succeeded' });
    expect(await stripe.charges.retrieve(charge(intent).id)).toMatchObject({ amount_captured: 5000, amount_refunded: 7000, refunded: false });
    expect((await refusal(stripe.paymentIntents.capture(intent.id))).code).toBe('payment_intent_unexpected_state');
  });

  it('releases a hold once, and captures nothing afterwards', async () => {
    const intent = await payBy(bench, await openCheckout(bench), cards.good);
    expect(await stripe.paymentIntents.cancel(intent.id)).toMatchObject({ status: 'canceled', amount_capturable: 0 });
    await bench.event('payment_intent.canceled', intent.id);
    expect((await refusal(stripe.paymentIntents.cancel(intent.id))).code).toBe('payment_intent_unexpected_state');
    expect((await refusal(stripe.paymentIntents.capture(intent.id))).code).toBe('payment_intent_unexpected_state');
  });

  it('lets a hold lapse at its capture_before', async () => {
    const intent = await payBy(bench, await openCheckout(bench), cards.lapsing);
    bench.pass(121);
    await bench.event('payment_intent.canceled', intent.id);
    await bench.event('charge.expired', charge(intent).id);
    expect(await stripe.paymentIntents.retrieve(intent.id)).toMatchObject({ status: 'canceled', cancellation_reason: 'automatic' });
    expect((await refusal(stripe.paymentIntents.capture(intent.id))).code).toBe('payment_intent_unexpected_state');
  });

  it('refunds in parts, never more than was paid', async () => {
    const intent = await payBy(bench, await openCheckout(bench, {}, 'automatic'), cards.good);
    const first = await stripe.refunds.create({ payment_intent: intent.id, amount: 4000, reason: 'requested_by_customer' });
    expect(first).toMatchObject({ status: 'succeeded', amount: 4000, charge: charge(intent).id });
    await bench.event('refund.created', first.id);
    await bench.event('charge.refunded', charge(intent).id);
    expect((await refusal(stripe.refunds.create({ payment_intent: intent.id, amount: 8001 }))).message).toContain('greater than unrefunded amount');
    expect((await stripe.refunds.create({ charge: charge(intent).id })).amount).toBe(8000);
    expect((await refusal(stripe.refunds.create({ payment_intent: intent.id }))).code).toBe('charge_already_refunded');
    expect((await stripe.refunds.list({ payment_intent: intent.id })).data.map((refund) => refund.amount)).toEqual([8000, 4000]);
  });

  it('charges a saved card off-session, with the shorter life of such a hold', async () => {
    const customer = await stripe.customers.create({ email: 'a@example.test' });
    const first = await payBy(bench, await openCheckout(bench, { customer: customer.id }), cards.good);
    const [method] = (await stripe.paymentMethods.list({ customer: customer.id, type: 'card' })).data;
    expect(method?.id).toBe(first.payment_method);
    const deposit = await stripe.paymentIntents.create({ amount: 50000, currency: 'eur', customer: customer.id, payment_method: method?.id ?? '', off_session: true, confirm: true, capture_method: 'manual', expand: ['latest_charge'] });
    expect(deposit.status).toBe('requires_capture');
    expect(charge(deposit).payment_method_details?.card?.capture_before).toBe(charge(deposit).created + 4 * DAY + 18 * 3600);
  });

  it('refuses a saved card whose bank wants the person there', async () => {
    const customer = await stripe.customers.create({ email: 'a@example.test' });
    const session = await openCheckout(bench, { customer: customer.id });
    const page = await bench.post(`${session.url}/pay`, { card: cards.alwaysChallenge });
    await bench.post(page.headers.get('location') ?? '', { answer: 'approve' });
    const [method] = (await stripe.paymentMethods.list({ customer: customer.id })).data;
    const error = await refusal(stripe.paymentIntents.create({ amount: 50000, currency: 'eur', customer: customer.id, payment_method: method?.id ?? '', off_session: true, confirm: true }, { idempotencyKey: 'evt_2:deposit' }));
    expect(error).toMatchObject({ type: 'StripeCardError', statusCode: 402, code: 'authentication_required' });
    const failed = await bench.event('payment_intent.payment_failed', error.payment_intent?.id);
    expect(failed.data.object).toMatchObject({ status: 'requires_payment_method', last_payment_error: { code: 'authentication_required' } });
  });

  it('answers a repeated key with the first reply, and refuses it for another request', async () => {
    const create = (email: string) => stripe.customers.create({ email }, { idempotencyKey: 'key-1' });
    const [first, again] = [await create('a@example.test'), await create('a@example.test')];
    expect(again.id).toBe(first.id);
    expect(again.lastResponse.headers).toMatchObject({ 'idempotent-replayed': 'true' });
    expect((await stripe.customers.list()).data).toHaveLength(1);
    expect((await refusal(create('b@example.test'))).type).toBe('StripeIdempotencyError');
    const intent = await payBy(bench, await openCheckout(bench, {}, 'automatic'), cards.good);
    const refund = () => stripe.refunds.create({ payment_intent: intent.id, amount: 100 }, { idempotencyKey: 'key-2' });
    expect((await Promise.all([refund(), refund(), refund()])).map((one) => one.id)).toHaveLength(3);
    expect((await stripe.charges.retrieve(charge(intent).id)).amount_refunded).toBe(100);
  });

  it.each<[string, object, object]>([
    ['an unknown parameter', { foo: '1' }, { code: 'parameter_unknown', param: 'foo' }],
    ['an unknown nested parameter', { payment_intent_data: { bar: '1' } }, { code: 'parameter_unknown', param: 'payment_intent_data[bar]' }],
    ['a missing parameter', { success_url: undefined }, { code: 'parameter_missing', param: 'success_url' }],
    ['too small an amount', { line_items: [{ price_data: { currency: 'eur', unit_amount: 49, product_data: { name: 'x' } } }] }, { code: 'amount_too_small' }],
    ['a negative line', { line_items: [{ price_data: { currency: 'eur', unit_amount: -1, product_data: { name: 'x' } } }] }, { code: 'parameter_invalid_integer', param: 'line_items[0][price_data][unit_amount]' }],
    ['a fraction of a cent', { line_items: [{ price_data: { currency: 'eur', unit_amount: 100.5, product_data: { name: 'x' } } }] }, { code: 'parameter_invalid_integer' }],
    ['an unknown currency', { line_items: [{ price_data: { currency: 'xyz', unit_amount: 100, product_data: { name: 'x' } } }] }, { param: 'line_items[0][price_data][currency]' }],
    ['an unknown customer', { customer: 'cus_none' }, { code: 'resource_missing', param: 'customer' }],
    ['too short a time to pay', { expires_at: Math.floor(Date.now() / 1000) + 29 * 60 }, { param: 'expires_at' }],
    ['an address that is none', { success_url: 'javascript:alert(1)' }, { code: 'url_invalid', param: 'success_url' }],
  ])('refuses %s', async (_, change, wanted) => {
    const error = await refusal(openCheckout(bench, change));
    expect(error).toMatchObject({ type: 'StripeInvalidRequestError', statusCode: 400, ...wanted });
  });

  it('knows only its key, its addresses and its ids', async () => {
    const stranger = await fetch(`${bench.sandbox.origin}/v1/balance`, { headers: { Authorization: 'Bearer sk_test_other' } });
    expect(stranger.status).toBe(401);
    expect((await refusal(stripe.products.list())).statusCode).toBe(404);
    expect(await refusal(stripe.paymentIntents.retrieve('pi_none'))).toMatchObject({ statusCode: 404, code: 'resource_missing' });
    const customer = await stripe.customers.create({});
    expect((await refusal(stripe.customers.retrieve(customer.id, { expand: ['nothing'] }))).message).toContain('cannot be expanded');
  });

  it('pays an owner once onboarded, from one charge and not beyond it, and can take it back', async () => {
    const intent = await payBy(bench, await openCheckout(bench, {}, 'automatic'), cards.good);
    const account = await stripe.accounts.create({ type: 'express', country: 'FR', email: 'o@example.test', capabilities: { transfers: { requested: true } } });
    const send = (amount: number) => stripe.transfers.create({ amount, currency: 'eur', destination: account.id, source_transaction: charge(intent).id, transfer_group: 'bkg_1' });
    expect((await refusal(send(100))).code).toBe('insufficient_capabilities_for_transfer');

    const link = await stripe.accountLinks.create({ account: account.id, type: 'account_onboarding', return_url: `${publicUrl}/owner/money`, refresh_url: `${publicUrl}/owner/money?again` });
    expect(await (await bench.get(link.url)).text()).toContain('Tell us where to pay you');
    expect((await bench.post(`${link.url}/complete`, {})).headers.get('location')).toBe(`${publicUrl}/owner/money`);
    expect((await bench.event('account.updated', account.id)).account).toBe(account.id);
    expect(await stripe.accounts.retrieve(account.id)).toMatchObject({ payouts_enabled: true, details_submitted: true, capabilities: { transfers: 'active' } });

    const transfer = await send(10000);
    await bench.event('transfer.created', transfer.id);
    expect((await refusal(send(2001))).message).toContain('must not exceed the source amount');
    const reversal = await stripe.transfers.createReversal(transfer.id, { amount: 2500 });
    expect(reversal).toMatchObject({ amount: 2500, transfer: transfer.id });
    await bench.event('transfer.reversed', transfer.id);
    expect(await stripe.transfers.retrieve(transfer.id)).toMatchObject({ amount_reversed: 2500, reversed: false, reversals: { data: [{ id: reversal.id }] } });
    expect((await stripe.balance.retrieve()).available[0]?.amount).toBe(11795 - 10000 + 2500);
  });

  it('disputes what the disputing card paid, until evidence wins it back', async () => {
    const intent = await payBy(bench, await openCheckout(bench, {}, 'automatic'), cards.disputed);
    await bench.event('charge.dispute.created');
    const [dispute] = (await stripe.disputes.list({ payment_intent: intent.id })).data;
    expect(dispute).toMatchObject({ amount: 12000, status: 'needs_response', reason: 'fraudulent' });
    expect((await refusal(stripe.refunds.create({ payment_intent: intent.id }))).code).toBe('charge_disputed');
    await stripe.disputes.update(dispute?.id ?? '', { evidence: { uncategorized_text: 'winning_evidence' }, submit: true });
    expect((await bench.event('charge.dispute.closed', dispute?.id)).data.object).toMatchObject({ status: 'won' });
  });
});
