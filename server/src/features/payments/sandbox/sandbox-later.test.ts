import type Stripe from 'stripe';
import { openBench, openCheckout, payBy, publicUrl, type Bench } from './sandbox-bench';

const laterCards = { declinedLater: '4000000000007015', expiresSoon: '4000000000007023', refundFails: '4000000000005126' };

describe('what the payment sandbox does after the first payment', () => {
  let bench: Bench;
  let stripe: Stripe;
  beforeEach(async () => {
    bench = await openBench();
    ({ stripe } = bench);
  });
  afterEach(() => bench.close());

  const refusal = (promise: Promise<unknown>): Promise<Stripe.errors.StripeError> => promise.then(() => Promise.reject(new Error('was not refused')), (error: Stripe.errors.StripeError) => error);
  async function savedCard(card: string): Promise<{ customer: string; method: Stripe.PaymentMethod }> {
    const { id: customer } = await stripe.customers.create({});
    await payBy(bench, await openCheckout(bench, { customer }), card);
    const [method] = (await stripe.paymentMethods.list({ customer })).data;
    if (!method) throw new Error('no card was saved');
    return { customer, method };
  }

  it('declines a card off-session that it took on the page', async () => {
    const { customer, method } = await savedCard(laterCards.declinedLater);
    const error = await refusal(stripe.paymentIntents.create({ amount: 500, currency: 'eur', customer, payment_method: method.id, off_session: true, confirm: true }));
    expect(error).toMatchObject({ type: 'StripeCardError', code: 'card_declined', decline_code: 'generic_decline' });
  });

  it('saves a card that is good only until the end of the month', async () => {
    const { card } = (await savedCard(laterCards.expiresSoon)).method;
    const now = new Date(bench.nowInSeconds() * 1000);
    expect([card?.exp_month, card?.exp_year]).toEqual([now.getUTCMonth() + 1, now.getUTCFullYear()]);
  });

  it('sends a refund back after a while, with its money', async () => {
    const intent = await payBy(bench, await openCheckout(bench, {}, 'automatic'), laterCards.refundFails);
    const { available: [before] } = await stripe.balance.retrieve();
    const refund = await stripe.refunds.create({ payment_intent: intent.id, amount: 5000 });
    expect(refund.status).toBe('succeeded');
    bench.pass(61);
    const failed = await bench.event('refund.failed', refund.id);
    expect(failed.data.object).toMatchObject({ status: 'failed', failure_reason: 'lost_or_stolen_card' });
    expect((await stripe.balance.retrieve()).available[0]?.amount).toBe(before?.amount);
    expect((await stripe.balanceTransactions.list({ source: refund.id })).data.map(({ type, amount }) => [type, amount])).toEqual([['refund_failure', 5000], ['refund', -5000]]);
    expect((await stripe.refunds.create({ payment_intent: intent.id })).amount).toBe(12000);
  });

  it('takes nothing back from an owner who keeps nothing, and sends nothing to one who no longer takes transfers', async () => {
    const intent = await payBy(bench, await openCheckout(bench, {}, 'automatic'), '4242424242424242');
    const { id } = await stripe.accounts.create({ country: 'FR', capabilities: { transfers: { requested: true } } });
    const link = await stripe.accountLinks.create({ account: id, type: 'account_onboarding', return_url: `${publicUrl}/a`, refresh_url: `${publicUrl}/b` });
    await bench.post(`${link.url}/complete`, { keep: 'nothing' });
    const send = () => stripe.transfers.create({ amount: 1000, currency: 'eur', destination: id, source_transaction: (intent.latest_charge as Stripe.Charge).id });
    expect((await refusal(stripe.transfers.createReversal((await send()).id))).code).toBe('balance_insufficient');
    await stripe.accounts.update(id, { capabilities: { transfers: { requested: false } } });
    expect((await refusal(send())).code).toBe('insufficient_capabilities_for_transfer');
  });
});
