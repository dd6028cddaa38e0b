import { bookingEquation } from '@passerelle/shared/bookings/ledger';
import { dayMs, hourMs, plusMs, type WirePeriod } from '@passerelle/shared/time';
import { apiClient, type ApiClient } from './api-client';
import { eventually } from './eventually';
import { startProduct, type Account, type TestProduct } from './product';
import { aConfirmedBooking, aPaidRequest, aReadyBooking, aReport, anOwnerWithCar, aTrip, anUnpaidRequest, bookings, bring, calendarOf, daysFromNow, eventsOf, payOf, quoteFor, see, untilSeen } from './situations';
import type { TestServer } from './start-test-server';

jest.setTimeout(60_000);

let product: TestProduct;
let other: TestServer;
beforeAll(async () => {
  product = await startProduct();
  other = await product.secondServer();
});
afterAll(async () => {
  await other.stop();
  await product.stop();
});

/** The same account, at the second server. */
const elsewhere = (account: Account): ApiClient => apiClient(other.url, { token: () => product.context.tokens.issue({ accountId: account.id, sessionId: `ses_${account.id}`, roles: ['member'], locale: 'fr' }) });
const step = (by: Pick<ApiClient, 'send'>, { id }: { id: string }, name: string, body: object) => by.send('POST', `/api/bookings/${id}/transitions/${name}`, body);
const statuses = (answers: readonly { status: number }[]) => answers.map(({ status }) => status).sort();
const equationOf = async (id: string) => bookingEquation(await product.features.bookings.ledgerOf(id));

describe('two servers, and two people at once', () => {
  it('book and book: one has the dates, the other is told that somebody was faster', async () => {
    const { owner, carId } = await anOwnerWithCar(product);
    const renters = [await product.account(), await product.account(), await product.account(), await product.account()];
    const quotes = await Promise.all(renters.map((renter) => quoteFor(renter, carId, daysFromNow(product, 40))));
    const answers = await Promise.all(renters.map((renter, index) => (index % 2 === 0 ? renter : elsewhere(renter)).send('POST', '/api/bookings', { quoteId: quotes[index]?.quoteId })));
    expect(statuses(answers)).toEqual([201, 409, 409, 409]);
    expect(new Set(answers.filter(({ status }) => status === 409).map(({ body }) => body.code))).toEqual(new Set(['bookings.dates_taken']));
    expect(await calendarOf(owner, carId)).toHaveLength(1);
  });

  it('book, and the owner blocks the dates: one of the two', async () => {
    const { owner, carId } = await anOwnerWithCar(product);
    const renter = await product.account();
    const period = daysFromNow(product, 50);
    const { quoteId } = await quoteFor(renter, carId, period);
    const answers = await Promise.all([renter.send('POST', '/api/bookings', { quoteId }), elsewhere(owner).send('POST', `/api/vehicles/${carId}/blocks`, { period })]);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(1);
    expect(await calendarOf(owner, carId)).toHaveLength(1);
  });

  it('accept, and the request runs out: one of the two, and the money follows it', async () => {
    const { owner, renter, booking } = await aPaidRequest(product);
    const version = booking.version;
    product.clock.advanceTo(plusMs(new Date(booking.deadline?.at ?? 0), 1));
    const answers = await Promise.all([step(owner, booking, 'accept', { version }), step(elsewhere(owner), booking, 'accept', { version })]);
    const ended = await untilSeen(renter, booking, ({ state, money }) => (state === 'confirmed' && money === 'captured') || (state === 'expired' && money === 'none'));
    const accepted = answers.filter(({ status }) => status === 200);
    expect(accepted).toHaveLength(ended.state === 'confirmed' ? 1 : 0);
    expect((await equationOf(booking.id)).charged.amount).toBe(ended.state === 'confirmed' ? booking.total.amount : 0);
  });

  it('cancel and check in: one of the two, the other sees how it stands now', async () => {
    const { owner, renter, booking } = await aReadyBooking(product);
    product.clock.advanceTo(plusMs(new Date(booking.period.from), -hourMs));
    const report = await aReport(owner, booking, product);
    const { version } = await see(renter, booking);
    const answers = await Promise.all([step(renter, booking, 'cancel-by-renter', { version }), step(elsewhere(owner), booking, 'start-check-in', { version, report })]);
    expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1);
    for (const { status, body } of answers) if (status !== 200) expect(['bookings.version_conflict', 'bookings.transition_not_allowed']).toContain(body.code);
  });

  it('an extension and the next booking: never both', async () => {
    const { owner, renter, carId, booking } = await aTrip(product);
    const longer: WirePeriod = { from: booking.period.from, to: plusMs(new Date(booking.period.to), 2 * dayMs).toISOString() };
    const { quoteId } = await renter.ok(bookings.quote, { body: { vehicleId: carId, period: longer, bookingId: booking.id } });
    await bring(renter, booking, 'propose-extension', { quoteId });
    const rival = await product.account();
    const next = await quoteFor(rival, carId, { from: plusMs(new Date(booking.period.to), 5 * hourMs).toISOString(), to: plusMs(new Date(booking.period.to), 29 * hourMs).toISOString() });
    const { version } = await see(owner, booking);
    const answers = await Promise.all([step(owner, booking, 'accept-extension', { version }), elsewhere(rival).send('POST', '/api/bookings', { quoteId: next.quoteId })]);
    expect(answers.filter(({ status }) => status === 409).map(({ body }) => body.code)).toEqual(['bookings.dates_taken']);
  });

  it('a double click on pay takes the money once', async () => {
    const { renter, booking } = await anUnpaidRequest(product, { instant: true });
    await Promise.all([product.stripe.pay(payOf(booking)), product.stripe.pay(payOf(booking))]);
    await untilSeen(renter, booking, ({ state }) => state === 'confirmed');
    expect(await equationOf(booking.id)).toMatchObject({ holds: true, charged: booking.total });
    expect((await eventsOf(product, booking.id)).filter((type) => type === 'booking.paid')).toHaveLength(1);
  });

  it('two servers follow one event: the capture is written once', async () => {
    const { booking } = await aConfirmedBooking(product);
    await eventually(async () => (await product.context.database.connection.collection('effects').countDocuments({ doneAt: null, listener: 'bookings.follow-payment' })) === 0);
    expect((await product.features.bookings.ledgerOf(booking.id)).filter(({ kind }) => kind === 'capture')).toHaveLength(1);
  });
});
