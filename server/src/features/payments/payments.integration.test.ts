import { paymentsContract } from '@passerelle/shared/payments/contract';
import { minuteMs } from '@passerelle/shared/time';
import { cards } from '../../../test/stripe-stand-in';
import { eventually } from '../../../test/eventually';
import { startProduct, type TestProduct } from '../../../test/product';
import { aConfirmedBooking, aPaidRequest, anUnpaidRequest, calendarOf, eventsOf, intentOf, move, payOf, see, until } from '../../../test/situations';

jest.setTimeout(30_000);

const { webhook } = paymentsContract.routes;
let product: TestProduct;
beforeAll(async () => {
  product = await startProduct();
});
afterEach(() => product.stripe.pass());
afterAll(() => product.stop());

const signed = (payload: string, secret = product.stripe.webhookSecret, timestamp = Math.floor(Date.now() / 1000)) => ({
  'Stripe-Signature': product.stripe.api.webhooks.generateTestHeaderString({ payload, secret, timestamp }),
});
const eventTypes = async (id: string) => (await product.context.events.repository.ofSubject(id)).map(({ type }) => type);

describe("Stripe's messages", () => {
  const payload = JSON.stringify({ id: 'evt_test', object: 'event', type: 'checkout.session.completed', livemode: false, data: { object: { id: 'cs_unknown' } } });
  const post = (headers: Record<string, string>, body = payload) => product.nobody.send('POST', webhook.path, body, headers);

  it('are believed only with their signature', async () => {
    const before = await product.counts();
    for (const headers of [{}, { 'Stripe-Signature': 't=1,v1=00' }, signed(payload, 'whsec_of_somebody_else'), signed(payload, undefined, Math.floor(Date.now() / 1000) - 3_600), signed(`${payload} `)]) {
      expect(await post(headers)).toMatchObject({ status: 400, type: expect.stringContaining('application/problem+json'), body: { code: 'payments.bad_signature' } });
    }
    expect(await product.counts()).toEqual(before);
    expect(await post(signed(payload))).toMatchObject({ status: 200, body: { received: true } });
  });

  it.each(['not JSON', '{}', 'null', '[]', '"text"'])('of no sense are refused: %s', async (body) => {
    expect(await post(signed(body), body)).toMatchObject({ status: 400 });
  });

  it.each<[string, object]>([
    ['a page', { type: 'checkout.session.completed', data: { object: { id: 'cs_unknown' } } }],
    ['an intent', { type: 'payment_intent.succeeded', data: { object: { id: 'pi_unknown' } } }],
    ['a refund', { type: 'refund.failed', data: { object: { id: 're_unknown', payment_intent: 'pi_unknown' } } }],
    ['a dispute', { type: 'charge.dispute.created', data: { object: { id: 'dp_unknown', payment_intent: 'pi_unknown' } } }],
    ['an account', { type: 'account.updated', account: 'acct_unknown', data: { object: { id: 'acct_unknown' } } }],
    ['a thing we never asked for', { type: 'invoice.paid', data: { object: { id: 'in_unknown' } } }],
    ['nothing at all', { type: 'payment_intent.succeeded', data: { object: {} } }],
  ])('about %s that is not ours are answered and leave no trace', async (_what, message) => {
    const before = await product.counts();
    const body = JSON.stringify({ id: 'evt_of_others', object: 'event', livemode: false, ...message });
    expect(await post(signed(body), body)).toMatchObject({ status: 200, body: { received: true } });
    expect(await product.counts()).toEqual(before);
  });

  it('of a live account are answered and leave no trace where the key is a test key', async () => {
    const { payment } = await intentOf(product, (await anUnpaidRequest(product)).booking.id);
    const live = JSON.stringify({ id: 'evt_live', object: 'event', type: 'checkout.session.completed', livemode: true, data: { object: { id: payment.sessionId } } });
    const before = await product.counts();
    expect((await post(signed(live), live)).status).toBe(200);
    expect(await product.counts()).toEqual(before);
  });

  it('change nothing when they come twice, at once, and in the wrong order', async () => {
    const { renter, owner, booking } = await anUnpaidRequest(product);
    product.stripe.hold();
    await product.stripe.pay(payOf(booking));
    // The session's message is the one that names the payment; the order in which they are sent is not ours.
    await eventually(() => product.stripe.held.length >= 2 && product.stripe.held.some(({ type }) => type === 'checkout.session.completed'));
    const messages = [...product.stripe.held].reverse();
    const statuses = await Promise.all([...messages, ...messages, ...messages].map((message) => product.stripe.deliver(message)));
    expect(new Set(statuses)).toEqual(new Set([200]));
    await until(renter, booking, 'requested', 'held');
    for (const message of messages) expect(await product.stripe.deliver(message)).toBe(200);
    await move(owner, booking, 'accept');
    await until(renter, booking, 'confirmed', 'captured');
    for (const message of messages) expect(await product.stripe.deliver(message)).toBe(200);
    const { payment } = await intentOf(product, booking.id);
    const types = await eventTypes(payment.id);
    expect(types.filter((type) => type === 'payments.paid')).toHaveLength(1);
    expect(types.filter((type) => type === 'payments.notified').length).toBeLessThanOrEqual(messages.length);
    expect(await eventsOf(product, booking.id)).toEqual(['booking.dates_held', 'booking.paid', 'booking.accepted', 'booking.money_captured']);
    // What Stripe takes for itself is told apart from the capture, and later.
    await eventually(async () => (await product.features.bookings.ledgerOf(booking.id)).length >= 2);
    expect((await product.features.bookings.ledgerOf(booking.id)).map(({ kind }) => kind)).toEqual(['capture', 'stripe_fee']);
  });

  it('that are lost are made up for by asking', async () => {
    const { renter, booking } = await anUnpaidRequest(product);
    product.stripe.hold();
    await product.stripe.pay(payOf(booking));
    product.clock.advance(minuteMs);
    await until(renter, booking, 'requested', 'held');
    expect(await eventTypes((await intentOf(product, booking.id)).payment.id)).not.toContain('payments.notified');
  });
});

describe('a payment that several look at in the same moment', () => {
  it('is counted once', async () => {
    const { renter, booking } = await anUnpaidRequest(product);
    product.stripe.hold();
    await product.stripe.pay(payOf(booking));
    const { payment } = await intentOf(product, booking.id);
    expect(await Promise.all(Array.from({ length: 5 }, () => product.features.payments.close(payment.id)))).toEqual(Array(5).fill('paid'));
    await until(renter, booking, 'requested', 'held');
    expect((await eventTypes(payment.id)).filter((type) => type === 'payments.paid')).toHaveLength(1);
  });
});

describe('a card', () => {
  it('that is declined leaves the page open for another one', async () => {
    const { renter, booking } = await anUnpaidRequest(product);
    expect((await product.stripe.pay(payOf(booking), cards.declined)).status).toBe(402);
    expect((await see(renter, booking)).state).toBe('pending_payment');
    expect((await product.stripe.pay(payOf(booking))).status).toBe(303);
    await until(renter, booking, 'requested', 'held');
  });

  it('that asks for 3-D Secure pays only after the challenge', async () => {
    const { renter, booking } = await anUnpaidRequest(product);
    const { status, location } = await product.stripe.pay(payOf(booking), cards.challenge);
    expect([status, location]).toEqual([303, expect.stringContaining('/sandbox/challenge/')]);
    expect((await intentOf(product, booking.id)).intent?.status).toBe('requires_action');
    expect((await see(renter, booking)).state).toBe('pending_payment');
    const approved = await fetch(location ?? '', { method: 'POST', redirect: 'manual', body: new URLSearchParams({ answer: 'approve' }) });
    expect(approved.status).toBe(303);
    await until(renter, booking, 'requested', 'held');
  });

  it('whose hold ends too soon to wait for an owner is let go at once', async () => {
    const { renter, owner, carId, booking } = await anUnpaidRequest(product);
    await product.stripe.pay(payOf(booking), cards.lapsing);
    await until(renter, booking, 'expired', 'none');
    expect((await intentOf(product, booking.id)).intent?.status).toBe('canceled');
    expect(await calendarOf(owner, carId)).toEqual([]);
  });

  it('that no longer holds when the owner accepts costs the booking after a day', async () => {
    const { renter, owner, carId, booking } = await aPaidRequest(product);
    const { intent } = await intentOf(product, booking.id);
    await product.stripe.api.paymentIntents.cancel(intent?.id ?? '');
    await move(owner, booking, 'accept');
    const failed = await until(renter, booking, 'confirmed', 'failed');
    expect(failed.deadline?.name).toBe('cancel-unpaid');
    expect(await product.features.bookings.ledgerOf(booking.id)).toEqual([]);
    product.clock.advanceTo(new Date(failed.deadline?.at ?? 0));
    await until(renter, booking, 'cancelled_unpaid', 'none');
    expect(await product.features.bookings.ledgerOf(booking.id)).toEqual([]);
    expect(await calendarOf(owner, carId)).toEqual([]);
  });
});

describe('money that is not what was quoted', () => {
  it('for another booking goes back whole, and the hold runs out', async () => {
    const { renter, owner, carId, booking } = await anUnpaidRequest(product);
    product.stripe.hold();
    await product.stripe.pay(payOf(booking));
    const { intent, payment } = await intentOf(product, booking.id);
    await product.stripe.api.paymentIntents.update(intent?.id ?? '', { metadata: { bookingId: 'bkg_of_somebody_else' } });
    product.clock.advance(minuteMs);
    await eventually(async () => (await product.features.payments.byId(payment.id))?.state === 'returned');
    expect((await intentOf(product, booking.id)).intent?.status).toBe('canceled');
    expect((await see(renter, booking)).state).toBe('pending_payment');
    product.clock.advance(30 * minuteMs);
    await until(renter, booking, 'payment_expired', 'none');
    expect(await calendarOf(owner, carId)).toEqual([]);
    expect(await product.features.bookings.ledgerOf(booking.id)).toEqual([]);
  });

  it.each([14_000, 16_000])('of another amount goes back to the last cent when it was taken at once (asked for %s)', async (asked) => {
    const { renter, booking } = await anUnpaidRequest(product, { instant: true });
    const { payment } = await intentOf(product, booking.id);
    product.stripe.hold();
    await product.stripe.pay(payOf(booking));
    // What was asked for and what came differ, in whichever way that happened.
    const { connection } = product.context.database;
    await connection.collection('payments').updateOne({ _id: payment.id as never }, { $set: { 'amount.amount': asked } });
    await connection.collection('bookings').updateOne({ _id: booking.id as never }, { $set: { 'total.amount': asked } });
    product.clock.advance(minuteMs);
    await eventually(async () => (await product.features.payments.byId(payment.id))?.state === 'returned');
    expect((await intentOf(product, booking.id)).intent?.latest_charge).toMatchObject({ amount: 15_000, amount_refunded: 15_000, refunded: true });
    product.clock.advance(30 * minuteMs);
    await until(renter, booking, 'payment_expired', 'none');
  });

  it('is not offered twice: a booking that was paid shows no payment page', async () => {
    const { renter, owner, booking } = await aConfirmedBooking(product);
    expect((await see(renter, booking)).payment).toBeUndefined();
    expect((await see(owner, booking)).payment).toBeUndefined();
  });
});
