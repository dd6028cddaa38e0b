import { bookingEquation } from '@passerelle/shared/bookings/ledger';
import { dayMs, hourMs, plusMs, type WirePeriod } from '@passerelle/shared/time';
import { startProduct, type Account, type TestProduct } from '../../../test/product';
import { aConfirmedBooking, aTrip, bookings, bring, calendarOf, daysFromNow, quoteFor, refusal, see, untilSeen } from '../../../test/situations';
import { cards } from '../../../test/stripe-stand-in';

jest.setTimeout(60_000);

let product: TestProduct;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

const equationOf = async (id: string) => bookingEquation(await product.features.bookings.ledgerOf(id));
const changeQuote = (by: Account, { id, vehicle }: { id: string; vehicle: { id: string } }, period: WirePeriod) => by.ok(bookings.quote, { body: { vehicleId: vehicle.id, period, bookingId: id } });
const longer = ({ from, to }: WirePeriod, days: number): WirePeriod => ({ from, to: plusMs(new Date(to), days * dayMs).toISOString() });

describe('a change of dates', () => {
  it('is offered by one, agreed to by the other, charged, and moves the calendar once it is paid', async () => {
    const { owner, renter, carId, booking } = await aConfirmedBooking(product);
    const { quoteId, total } = await changeQuote(renter, booking, longer(booking.period, 1));
    const offered = await bring(renter, booking, 'propose-change', { quoteId });
    expect(offered.proposal).toMatchObject({ name: 'change', by: 'renter', total, difference: { amount: 7_500 }, accepted: false });
    expect((await see(owner, booking)).needsYou).toMatchObject({ name: 'accept-change' });
    await bring(owner, booking, 'accept-change');
    const changed = await untilSeen(renter, booking, ({ proposal, total: now }) => proposal === undefined && now.amount === 22_500);
    expect(changed).toMatchObject({ state: 'confirmed', money: 'captured', period: longer(booking.period, 1) });
    expect(await calendarOf(owner, carId)).toMatchObject([{ kind: 'booking', ...longer(booking.period, 1) }]);
    expect(await equationOf(booking.id)).toMatchObject({ holds: true, charged: { amount: 22_500 } });
  });

  it('to fewer days gives the difference back', async () => {
    const { owner, renter, booking } = await aConfirmedBooking(product);
    const { quoteId } = await changeQuote(owner, booking, longer(booking.period, -1));
    await bring(owner, booking, 'propose-change', { quoteId });
    await bring(renter, booking, 'accept-change');
    await untilSeen(renter, booking, ({ proposal, total }) => proposal === undefined && total.amount === 7_500);
    expect(await equationOf(booking.id)).toMatchObject({ holds: true, charged: { amount: 15_000 }, refunded: { amount: 7_500 } });
  });

  it('can be declined, taken back, and ends by itself after a day', async () => {
    const { owner, renter, booking } = await aConfirmedBooking(product);
    for (const [by, name] of [[owner, 'decline-change'], [renter, 'withdraw-change']] as const) {
      const { quoteId } = await changeQuote(renter, booking, longer(booking.period, 1));
      await bring(renter, booking, 'propose-change', { quoteId });
      expect((await bring(by, booking, name)).proposal).toBeUndefined();
    }
    const { quoteId } = await changeQuote(renter, booking, longer(booking.period, 1));
    await bring(renter, booking, 'propose-change', { quoteId });
    product.clock.advance(dayMs + hourMs);
    expect((await untilSeen(renter, booking, ({ proposal }) => proposal === undefined)).total.amount).toBe(15_000);
    expect(await refusal(renter, booking, 'propose-change', { quoteId })).toMatchObject({ status: 409, code: 'quotes.used' });
  });

  it('loses to somebody who asked for those dates meanwhile: all stays as it was', async () => {
    const { owner, renter, carId, booking } = await aConfirmedBooking(product);
    const { quoteId } = await changeQuote(renter, booking, longer(booking.period, 2));
    await bring(renter, booking, 'propose-change', { quoteId });
    const rival = await product.account();
    const after = { from: plusMs(new Date(booking.period.to), 3 * hourMs).toISOString(), to: plusMs(new Date(booking.period.to), 27 * hourMs).toISOString() };
    const theirs = await quoteFor(rival, carId, after);
    await rival.ok(bookings.request, { body: { quoteId: theirs.quoteId } });
    expect(await refusal(owner, booking, 'accept-change')).toMatchObject({ status: 409, code: 'bookings.dates_taken' });
    expect((await calendarOf(owner, carId)).map(({ from, to }) => ({ from, to }))).toEqual([booking.period, after]);
  });

  it('whose difference is refused waits for the link, and takes effect there', async () => {
    const { owner, renter, booking } = await aConfirmedBooking(product, { card: cards.declinedLater });
    const { quoteId } = await changeQuote(renter, booking, longer(booking.period, 1));
    await bring(renter, booking, 'propose-change', { quoteId });
    await bring(owner, booking, 'accept-change');
    const failed = await untilSeen(renter, booking, ({ money, payAgain }) => money === 'failed' && payAgain !== undefined);
    expect(failed).toMatchObject({ payAgain: { part: 'change', amount: { amount: 7_500 } }, period: booking.period });
    await product.stripe.pay(failed.payAgain?.url ?? '');
    await untilSeen(renter, booking, ({ money, total }) => money === 'captured' && total.amount === 22_500);
    expect(await equationOf(booking.id)).toMatchObject({ holds: true, charged: { amount: 22_500 } });
  });
});

describe('an extension', () => {
  it('is asked for during the trip, agreed to, charged, and the calendar follows', async () => {
    const { owner, renter, carId, booking } = await aTrip(product);
    const { quoteId } = await changeQuote(renter, booking, longer(booking.period, 1));
    await bring(renter, booking, 'propose-extension', { quoteId });
    await bring(owner, booking, 'accept-extension');
    await untilSeen(renter, booking, ({ total }) => total.amount === 22_500);
    expect(await calendarOf(owner, carId)).toMatchObject([longer(booking.period, 1)]);
    expect(await equationOf(booking.id)).toMatchObject({ holds: true, charged: { amount: 22_500 } });
  });

  it('needs nobody where the owner takes everybody', async () => {
    const { renter, booking } = await aTrip(product, { instant: true });
    const { quoteId } = await changeQuote(renter, booking, longer(booking.period, 1));
    await bring(renter, booking, 'propose-extension', { quoteId });
    await untilSeen(renter, booking, ({ total }) => total.amount === 22_500);
  });
});

describe('a question', () => {
  it('holds nothing, and becomes a request with the same conversation', async () => {
    const { owner, carId } = await aConfirmedBooking(product);
    const asker = await product.account();
    const asked = await asker.ok(bookings.inquire, { body: { vehicleId: carId, period: daysFromNow(product, 90) } });
    expect(asked).toMatchObject({ state: 'inquiry', can: { 'close-inquiry': true } });
    expect((await calendarOf(owner, carId)).filter(({ bookingId }) => bookingId === asked.id)).toEqual([]);
    expect((await see(owner, asked)).state).toBe('inquiry');
    const { quoteId } = await quoteFor(asker, carId, daysFromNow(product, 90));
    const requested = await asker.ok(bookings.request, { body: { quoteId, inquiryId: asked.id } });
    expect(requested).toMatchObject({ id: asked.id, conversationId: asked.conversationId, state: 'pending_payment', payment: { url: expect.any(String) } });
  });
});

describe('somebody else who pays', () => {
  it('gets a link that shows what and how much, and nothing about a person', async () => {
    const { carId } = await aConfirmedBooking(product);
    const renter = await product.account({ displayName: 'Camille Lenoir' });
    const { quoteId } = await quoteFor(renter, carId, daysFromNow(product, 120));
    const booking = await renter.ok(bookings.request, { body: { quoteId, payer: { name: 'Mutuelle du Rhône' } } });
    const token = booking.payerLink?.split('/').at(-1) ?? '';
    const page = await product.nobody.ok(bookings.pay, { params: { token } });
    expect(page).toMatchObject({ state: 'open', amount: booking.total, url: expect.any(String) });
    expect(JSON.stringify(page)).not.toMatch(/Camille|verdict|fauteuil|preparation/);
    await product.stripe.pay(page.url ?? '');
    await untilSeen(renter, booking, ({ state }) => state === 'requested');
    expect((await product.nobody.ok(bookings.pay, { params: { token } })).state).toBe('paid');
    expect(await product.nobody.refused(bookings.pay, { params: { token: `${booking.id}.guess` } })).toMatchObject({ status: 404 });
  });
});
