import type Stripe from 'stripe';
import en from './locales/en.json';
import fr from './locales/fr.json';
import { cards, openBench, openCheckout, payBy, publicUrl, type Bench } from './sandbox-bench';

describe('the pages of the payment sandbox', () => {
  let bench: Bench;
  let session: Stripe.Checkout.Session;
  beforeEach(async () => {
    bench = await openBench();
    session = await openCheckout(bench);
  });
  afterEach(() => bench.close());

  const reload = (): Promise<Stripe.Checkout.Session> => bench.stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] });
  const url = (): string => session.url ?? '';

  it('has every text in French and in English', () => {
    expect(Object.keys(fr).sort()).toEqual(Object.keys(en).sort());
    expect(Object.values(fr).filter((text) => /[^\u202f][:;!?»]/u.test(text))).toEqual([]);
  });

  it('says what is paid, that the money is not real, and escapes what it was given', async () => {
    const page = await bench.get(url());
    const markup = await page.text();
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(markup).toContain('<html lang="en">');
    expect(markup).toContain('Authorise €120.00');
    expect(markup).toContain('Test money');
    expect(markup).toContain('Day with &lt;b&gt;the car&lt;/b&gt;');
    expect(markup).toContain(`href="${publicUrl}/bookings/bkg_1"`);
    expect(markup).not.toContain('<script');
  });

  it('speaks the language of the session, else of the browser', async () => {
    expect(await (await bench.get(url(), 'fr-FR,en;q=0.5')).text()).toContain('Argent de test');
    const french = await openCheckout(bench, { locale: 'fr' });
    expect(await (await bench.get(french.url ?? '', 'en')).text()).toContain('<html lang="fr">');
  });

  it('goes back to the product once paid, and shows a paid page afterwards', async () => {
    const reply = await bench.post(`${url()}/pay`, { card: '4242 4242 4242 4242' });
    expect([reply.status, reply.headers.get('location')]).toEqual([303, `${publicUrl}/bookings/bkg_1?session=${session.id}`]);
    expect(await (await bench.get(url())).text()).toContain('This is already paid');
    expect((await reload()).url).toBeNull();
  });

  it('takes the money once on a double click', async () => {
    const replies = await Promise.all([1, 2, 3].map(() => bench.post(`${url()}/pay`, { card: cards.good })));
    expect(new Set(replies.map((reply) => `${reply.status} ${reply.headers.get('location')}`)).size).toBe(1);
    expect((await bench.stripe.charges.list()).data).toHaveLength(1);
  });

  it('explains a declined card, keeps the page open and takes another', async () => {
    const reply = await bench.post(`${url()}/pay`, { card: cards.declined });
    const markup = await reply.text();
    expect(reply.status).toBe(402);
    expect(markup).toContain('role="alert"');
    expect(markup).toContain('href="#card-declined"');
    const failed = await bench.event('payment_intent.payment_failed');
    expect(failed.data.object).toMatchObject({ last_payment_error: { code: 'card_declined', decline_code: 'generic_decline' } });
    expect((await payBy(bench, session, cards.good)).id).toBe((failed.data.object as Stripe.PaymentIntent).id);
  });

  it.each([['', 422, 'Choose a card.'], ['4111', 402, 'not one of the test cards']])('refuses the card "%s"', async (card, status, text) => {
    const reply = await bench.post(`${url()}/pay`, { card });
    expect(reply.status).toBe(status);
    expect(await reply.text()).toContain(text);
    expect((await reload()).payment_intent).toBeNull();
  });

  it('prefers the number that was typed to the choice', async () => {
    expect((await bench.post(`${url()}/pay`, { card: cards.good, number: cards.declined })).status).toBe(402);
  });

  it('asks for 3-D Secure, and pays when it is approved', async () => {
    const reply = await bench.post(`${url()}/pay`, { card: cards.challenge });
    const challenge = reply.headers.get('location') ?? '';
    expect(reply.status).toBe(303);
    expect(await (await bench.get(challenge)).text()).toContain('ending in 3155');
    expect((await reload()).payment_intent).toMatchObject({ status: 'requires_action' });
    const approved = await bench.post(challenge, { answer: 'approve' });
    expect(approved.headers.get('location')).toBe(`${publicUrl}/bookings/bkg_1?session=${session.id}`);
    expect(await reload()).toMatchObject({ status: 'complete', payment_intent: { status: 'requires_capture' } });
    expect((await bench.post(challenge, { answer: 'approve' })).headers.get('location')).toBe(approved.headers.get('location'));
  });

  it('goes back to the choice of a card when 3-D Secure is refused', async () => {
    const challenge = (await bench.post(`${url()}/pay`, { card: cards.challenge })).headers.get('location') ?? '';
    const refused = await bench.post(challenge, { answer: 'refuse' });
    expect(await (await bench.get(refused.headers.get('location') ?? '')).text()).toContain('did not get your confirmation');
    expect(await reload()).toMatchObject({ status: 'open', payment_intent: { status: 'requires_payment_method' } });
  });

  it('closes when the time to pay is over, and says so to the webhook', async () => {
    const challenge = (await bench.post(`${url()}/pay`, { card: cards.challenge })).headers.get('location') ?? '';
    bench.pass(24 * 60 * 60 + 1);
    expect((await bench.post(`${url()}/pay`, { card: cards.good })).status).toBe(410);
    await bench.event('checkout.session.expired', session.id);
    expect((await bench.post(challenge, { answer: 'approve' })).headers.get('location')).toBe(`${publicUrl}/sandbox/pay/${session.id}`);
    expect(await reload()).toMatchObject({ status: 'expired', payment_intent: { status: 'canceled' } });
  });

  it('expires when the product asks, unless it is already paid', async () => {
    const other = await openCheckout(bench);
    expect((await bench.stripe.checkout.sessions.expire(other.id)).status).toBe('expired');
    expect((await bench.get(other.url ?? '')).status).toBe(410);
    await payBy(bench, session, cards.good);
    await expect(bench.stripe.checkout.sessions.expire(session.id)).rejects.toMatchObject({ statusCode: 400, message: expect.stringContaining('`complete`') as string });
  });

  it('answers an unknown address with a page', async () => {
    const reply = await bench.get(`${publicUrl}/sandbox/pay/cs_none`);
    expect(reply.status).toBe(404);
    expect(await reply.text()).toContain('We cannot find this page');
  });
});
