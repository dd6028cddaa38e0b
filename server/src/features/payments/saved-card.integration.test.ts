import { euros } from '@passerelle/shared/money';
import { dayMs, minuteMs } from '@passerelle/shared/time';
import { eventually } from '../../../test/eventually';
import { aBookingId, aCharge, aHeldDeposit, aPaidPayment, aPayer, charged, commit, dyingBefore, laterCards, outcome, outcomesOf, paymentNow, typesOf } from '../../../test/payment-situations';
import { startProduct, type TestProduct } from '../../../test/product';
import { cards } from '../../../test/stripe-stand-in';

jest.setTimeout(60_000);

let product: TestProduct;
beforeAll(async () => {
  product = await startProduct();
});
afterEach(() => product.stripe.pass());
afterAll(() => product.stop());

const intentOf = async (paymentId: string) => product.stripe.api.paymentIntents.retrieve((await paymentNow(product, paymentId)).intentId ?? '', { expand: ['latest_charge'] });
const intentsOf = async (accountId: string) => {
  const customer = await product.context.database.connection.collection('stripe_customers').findOne({ _id: accountId as never });
  return (await product.stripe.api.paymentIntents.list({ customer: String(customer?.customerId), limit: 100 })).data;
};

describe('a card that was left with us', () => {
  it('is known by what people see of it, and by nothing else', async () => {
    const payer = await aPayer(product);
    expect(await product.features.payments.savedMethod(payer.id)).toEqual({ id: expect.stringMatching(/^pm_/), brand: 'visa', last4: '4242', expMonth: 12, expYear: expect.any(Number), expired: false });
    expect(await product.dump()).not.toContain(cards.good);
  });

  it('is not kept when its owner did not say so', async () => {
    const { id } = await product.account();
    await aPaidPayment(product, { payerId: id, saveMethod: false });
    expect(await product.features.payments.savedMethod(id)).toBeNull();
  });

  it.each<[string, string | null, 'manual' | 'automatic', string[], string | undefined]>([
    ['works: held', cards.good, 'manual', ['payments.paid'], undefined],
    ['works: taken', cards.good, 'automatic', ['payments.paid', 'payments.stripe-fee'], undefined],
    ['was approved by its owner for later payments', cards.challenge, 'manual', ['payments.paid'], undefined],
    ['is declined', laterCards.declinedLater, 'manual', ['payments.charge-failed'], 'declined'],
    ['asks for its owner every time', laterCards.alwaysChallenge, 'manual', ['payments.charge-failed'], 'authentication_required'],
    ['is not there', null, 'automatic', ['payments.charge-failed'], 'no_method'],
  ])('and %s, when it is charged without its owner', async (_what, card, capture, told, reason) => {
    const { id } = card === null ? await product.account() : await aPayer(product, card);
    const paymentId = await charged(product, aCharge(id, { capture }));
    await outcome(product, paymentId, reason ? 'payments.charge-failed' : 'payments.paid');
    const outcomes = await outcomesOf(product, paymentId);
    expect(outcomes.map(({ type }) => type)).toEqual(told);
    expect(outcomes[0]?.data).toMatchObject({ purpose: 'deposit', amount: 80_000, ...(reason ? { reason } : { captured: capture === 'automatic', matches: true }) });
  });

  it('and is refused, leaves nothing at Stripe that could be paid beside the link; by the link its owner pays', async () => {
    const { id } = await aPayer(product, laterCards.alwaysChallenge);
    const paymentId = await charged(product, aCharge(id, { purpose: 'overage', capture: 'automatic' }));
    await outcome(product, paymentId, 'payments.charge-failed');
    expect((await intentsOf(id)).map(({ status }) => status).sort()).toEqual(['canceled', 'succeeded']);

    const link = { returnUrl: `${product.url}/bookings/x`, locale: 'fr' } as const;
    const opened = await commit(product, (session) => product.features.payments.openLink(paymentId, link, session));
    await product.features.payments.openNow(opened?.eventId ?? '');
    expect(await commit(product, (session) => product.features.payments.openLink(paymentId, link, session))).toBeNull();
    const { location } = await product.stripe.pay((await paymentNow(product, paymentId)).url ?? '', laterCards.alwaysChallenge);
    await fetch(location ?? '', { method: 'POST', redirect: 'manual', body: new URLSearchParams({ answer: 'approve' }) });
    expect(await outcome(product, paymentId, 'payments.paid')).toMatchObject({ purpose: 'overage', captured: true, matches: true });
  });

  it('of a payer without account is charged again only where they ticked so', async () => {
    const bookingId = aBookingId();
    const ticked = await aPaidPayment(product, { bookingId, saveMethod: true });
    const unticked = await aPaidPayment(product, { bookingId, saveMethod: false });
    const again = await charged(product, aCharge(null, { bookingId, cardOf: ticked.id }));
    const never = await charged(product, aCharge(null, { bookingId, cardOf: unticked.id }));
    expect(await outcome(product, again, 'payments.paid')).toMatchObject({ bookingId });
    expect(await outcome(product, never, 'payments.charge-failed')).toMatchObject({ reason: 'no_method' });
  });

  it('and whose date has passed is asked for its new one first', async () => {
    const { id } = await aPayer(product);
    await product.context.database.connection.collection('stripe_customers').updateOne({ _id: id as never }, { $set: { 'method.expYear': 2020 } });
    expect(await product.features.payments.savedMethod(id)).toMatchObject({ expired: true });
    await outcome(product, await charged(product, aCharge(id)), 'payments.paid');
    expect(await product.features.payments.savedMethod(id)).toMatchObject({ expired: false });
  });

  it('is not asked for less than a card can be charged', async () => {
    const { id } = await aPayer(product);
    await expect(charged(product, aCharge(id, { amount: euros(49) }))).rejects.toThrow(RangeError);
    await outcome(product, await charged(product, aCharge(id, { amount: euros(50) })), 'payments.paid');
  });

  it('is charged once when the process dies between the charge and its record', async () => {
    const { id } = await aPayer(product);
    const { paymentId } = await dyingBefore(product, 'payments.paid', (session) => product.features.payments.chargeLater(aCharge(id), session));
    await outcome(product, paymentId, 'payments.paid');
    expect((await intentsOf(id)).filter(({ metadata }) => metadata.paymentId === paymentId)).toHaveLength(1);
    expect(await typesOf(product, paymentId)).toEqual(['payments.paid']);
  });
});

describe('a deposit', () => {
  it('is held, and a part of it taken; the rest goes back by itself', async () => {
    const { id } = await aHeldDeposit(product);
    await commit(product, (session) => product.features.payments.captureLater(id, session, euros(30_000)));
    expect(await outcome(product, id, 'payments.captured')).toMatchObject({ purpose: 'deposit', amount: 30_000 });
    expect(await intentOf(id)).toMatchObject({ status: 'succeeded', amount_received: 30_000 });
    expect(await paymentNow(product, id)).toMatchObject({ state: 'captured', captured: 30_000, returned: 0 });
  });

  it('of which more is wanted than is held stays held', async () => {
    const { id } = await aHeldDeposit(product);
    await commit(product, (session) => product.features.payments.captureLater(id, session, euros(80_001)));
    expect(await outcome(product, id, 'payments.capture-failed')).toMatchObject({ reason: 'refused' });
    expect((await paymentNow(product, id)).state).toBe('held');
  });

  it('is renewed: first the new hold, then the old one is let go', async () => {
    const old = await aHeldDeposit(product);
    const { paymentId } = await commit(product, (session) => product.features.payments.renewLater(old.id, session));
    await outcome(product, paymentId, 'payments.paid');
    expect(await outcome(product, old.id, 'payments.returned')).toMatchObject({ released: true, amount: 0 });
    expect([(await intentOf(paymentId)).status, (await intentOf(old.id)).status]).toEqual(['requires_capture', 'canceled']);
    const [heldAt, releasedAt] = [(await intentOf(paymentId)).created, (await intentOf(old.id)).canceled_at ?? 0];
    expect(heldAt).toBeLessThanOrEqual(releasedAt);
  });

  it('whose renewal is refused keeps its old hold', async () => {
    const payer = await aPayer(product);
    const old = await aHeldDeposit(product, payer);
    await product.stripe.api.paymentMethods.detach((await product.features.payments.savedMethod(payer.id))?.id ?? '');
    const { paymentId } = await commit(product, (session) => product.features.payments.renewLater(old.id, session));
    await outcome(product, paymentId, 'payments.charge-failed');
    expect((await intentOf(old.id)).status).toBe('requires_capture');
    expect((await paymentNow(product, old.id)).state).toBe('held');
  });

  it('that was taken while its new hold was made lets go of the new one', async () => {
    const old = await aHeldDeposit(product);
    await commit(product, (session) => product.features.payments.captureLater(old.id, session));
    await outcome(product, old.id, 'payments.captured');
    const { paymentId } = await commit(product, (session) => product.features.payments.renewLater(old.id, session));
    await outcome(product, paymentId, 'payments.returned');
    expect([(await intentOf(paymentId)).status, (await intentOf(old.id)).status]).toEqual(['canceled', 'succeeded']);
  });

  it.each<[string, number]>([['by its message', 2.5], ['by asking, when the message is lost', 4]])('that the bank let go of is noticed %s, and cannot be taken', async (how, minutes) => {
    const { id } = await aHeldDeposit(product, await aPayer(product, cards.lapsing));
    if (how.startsWith('by asking')) product.stripe.hold();
    product.clock.advance(minutes * minuteMs);
    await eventually(async () => (await intentOf(id)).cancellation_reason === 'automatic');
    expect(await outcome(product, id, 'payments.hold-lapsed')).toMatchObject({ purpose: 'deposit', amount: 80_000 });
    await commit(product, (session) => product.features.payments.captureLater(id, session));
    expect(await outcome(product, id, 'payments.capture-failed')).toMatchObject({ reason: 'not_held' });
    expect((await typesOf(product, id)).filter((type) => type === 'payments.hold-lapsed')).toHaveLength(1);
  });

  it.each<['capture' | 'release', 'payments.captured' | 'payments.returned']>([['capture', 'payments.captured'], ['release', 'payments.returned']])('is done with once when the process dies after the %s', async (what, told) => {
    const { id } = await aHeldDeposit(product);
    await dyingBefore(product, told, async (session) => {
      if (what === 'capture') await product.features.payments.captureLater(id, session);
      else await product.features.payments.returnLater(id, 'whole', session);
    });
    await eventually(async () => (await typesOf(product, id)).includes(told));
    expect((await typesOf(product, id)).filter((type) => type === told)).toHaveLength(1);
    expect((await intentOf(id)).status).toBe(what === 'capture' ? 'succeeded' : 'canceled');
  });
});

describe('a card whose date has passed at its bank too', () => {
  it('is not charged', async () => {
    const { id } = await aPayer(product, laterCards.expiresSoon);
    product.clock.advance(32 * dayMs);
    expect(await product.features.payments.savedMethod(id)).toMatchObject({ expired: true });
    expect(await outcome(product, await charged(product, aCharge(id)), 'payments.charge-failed')).toMatchObject({ reason: 'no_method' });
  });
});
