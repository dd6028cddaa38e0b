import { bookingEquation } from '@passerelle/shared/bookings/ledger';
import { dayMs, hourMs, minuteMs, plusMs } from '@passerelle/shared/time';
import { eventually } from '../../../test/eventually';
import { startProduct, type TestProduct } from '../../../test/product';
import { aConfirmedBooking, aPaidRequest, anUnpaidRequest, bookings, calendarOf, eventsOf, intentOf, move, payOf, quoteFor, see, until } from '../../../test/situations';

jest.setTimeout(30_000);

let product: TestProduct;
beforeAll(async () => {
  product = await startProduct();
});
afterEach(() => product.stripe.pass());
afterAll(() => product.stop());

const equationOf = async (id: string) => bookingEquation(await product.features.bookings.ledgerOf(id));

describe('a hold that nobody paid', () => {
  it('ends after half an hour: Stripe is asked to close the page first, then the dates are free', async () => {
    const { owner, renter, carId, booking } = await anUnpaidRequest(product);
    product.clock.advance(29 * minuteMs);
    expect((await see(renter, booking)).state).toBe('pending_payment');
    product.clock.advance(2 * minuteMs);
    await until(renter, booking, 'payment_expired', 'none');
    expect((await intentOf(product, booking.id)).session.status).toBe('expired');
    expect((await product.stripe.pay(payOf(booking))).status).toBe(410);
    expect(await calendarOf(owner, carId)).toEqual([]);
    expect(await owner.refused(bookings.get, { params: { bookingId: booking.id } })).toMatchObject({ status: 404 });
  });

  it('makes who lets three of them run out wait until the next day', async () => {
    const renter = await product.account();
    for (let count = 0; count < 3; count += 1) {
      const { booking } = await anUnpaidRequest(product, { renter });
      product.clock.advance(31 * minuteMs);
      await until(renter, booking, 'payment_expired');
    }
    await expect(anUnpaidRequest(product, { renter })).rejects.toThrow('bookings.too_many_holds');
    product.clock.advance(dayMs);
    await anUnpaidRequest(product, { renter });
  });
});

describe('a payment whose message does not arrive', () => {
  it('wins over the end of the hold when it came at the last moment', async () => {
    const { renter, owner, carId, booking } = await anUnpaidRequest(product);
    product.stripe.hold();
    await product.stripe.pay(payOf(booking));
    product.clock.advance(31 * minuteMs);
    await until(renter, booking, 'requested', 'held');
    expect(await calendarOf(owner, carId)).toMatchObject([{ kind: 'booking' }]);
    expect(await eventsOf(product, booking.id)).toEqual(['booking.dates_held', 'booking.paid']);
  });

  it.each([[false, 'canceled'], [true, 'succeeded']] as const)('goes back whole when the booking was given up meanwhile (instant: %s)', async (instant, status) => {
    const { owner, renter, carId, booking } = await anUnpaidRequest(product, { instant });
    product.stripe.hold();
    await product.stripe.pay(payOf(booking));
    expect(await move(renter, booking, 'abandon')).toMatchObject({ state: 'abandoned' });
    await eventually(async () => (await eventsOf(product, booking.id)).includes('booking.money_moved'));
    const { payment, intent } = await intentOf(product, booking.id);
    expect([payment.state, intent?.status]).toEqual(['returned', status]);
    if (instant) expect(intent?.latest_charge).toMatchObject({ refunded: true, amount_refunded: booking.total.amount });
    expect(await see(renter, booking)).toMatchObject({ state: 'abandoned', money: 'none' });
    expect(await calendarOf(owner, carId)).toEqual([]);
    expect((await equationOf(booking.id)).holds).toBe(true);
    const mails = (await product.context.mail.kept(100)).filter(({ to }) => to === renter.email);
    expect(mails.map(({ subject }) => subject)).toEqual([expect.stringMatching(/retour|rend/)]);
  });
});

describe('a request without an answer', () => {
  it('ends by itself, frees the dates and releases the money', async () => {
    const { owner, renter, carId, booking } = await aPaidRequest(product);
    const deadline = new Date(booking.deadline?.at ?? 0);
    expect(booking.deadline?.name).toBe('expire-request');
    product.clock.advanceTo(plusMs(deadline, 1_000));
    await until(renter, booking, 'expired', 'none');
    expect((await intentOf(product, booking.id)).intent?.status).toBe('canceled');
    expect(await calendarOf(owner, carId)).toEqual([]);
    expect(await owner.refused(bookings.transition, { params: { bookingId: booking.id, name: 'accept' }, body: { version: (await see(owner, booking)).version } })).toMatchObject({ status: 409, code: 'bookings.transition_not_allowed' });
  });
});

describe('cancelling a confirmed booking', () => {
  // Moderate: everything until 5 days before, half of the rental until 24 h before, then nothing. 120 € of rental, 18 € of insurance, 12 € of fee.
  it.each([
    ['six days before: everything', 6, 15_000, 0],
    ['three days before: half of the rental, and the insurance', 3, 7_800, 5_100],
    ['twelve hours before: the insurance', 0.5, 1_800, 10_200],
  ])('by the renter, %s', async (_name, daysBefore, back, ownerKeeps) => {
    const { owner, renter, carId, booking } = await aConfirmedBooking(product);
    product.clock.advanceTo(plusMs(new Date(booking.period.from), -daysBefore * dayMs));
    const preview = await renter.ok(bookings.cancelPreview, { params: { bookingId: booking.id } });
    expect(preview.back.amount).toBe(back);
    await move(renter, booking, 'cancel-by-renter');
    await until(renter, booking, 'cancelled_by_renter', back === 15_000 ? 'none' : 'captured');
    expect(await equationOf(booking.id)).toMatchObject({ holds: true, charged: { amount: 15_000 }, refunded: { amount: back }, owed: { amount: ownerKeeps } });
    expect((await intentOf(product, booking.id)).intent?.latest_charge).toMatchObject({ amount_refunded: back });
    expect(await calendarOf(owner, carId)).toEqual([]);
  });

  it('by the renter, before the capture has come through: nothing is lost on the way', async () => {
    const { owner, renter, booking } = await aPaidRequest(product);
    await move(owner, booking, 'accept');
    await move(renter, booking, 'cancel-by-renter');
    await until(renter, booking, 'cancelled_by_renter', 'none');
    const { intent } = await intentOf(product, booking.id);
    const refunded = typeof intent?.latest_charge === 'object' ? (intent.latest_charge?.amount_refunded ?? 0) : 0;
    await eventually(async () => {
      const { holds, charged, refunded: booked } = await equationOf(booking.id);
      return holds && charged.amount === (intent?.amount_received ?? 0) && booked.amount === (intent?.status === 'succeeded' ? refunded : 0);
    });
  });

  it('by the owner: all of it comes back, and the dates stay blocked for them', async () => {
    const { owner, renter, carId, booking } = await aConfirmedBooking(product);
    expect(await owner.refused(bookings.transition, { params: { bookingId: booking.id, name: 'cancel-by-owner' }, body: { version: booking.version } })).toMatchObject({ status: 422, errors: [{ path: 'reason' }] });
    product.clock.advanceTo(plusMs(new Date(booking.period.from), -hourMs));
    await move(owner, booking, 'cancel-by-owner', 'vehicle_broken');
    await until(renter, booking, 'cancelled_by_owner', 'none');
    expect(await equationOf(booking.id)).toMatchObject({ holds: true, refunded: { amount: 15_000 }, owed: { amount: 0 }, fees: { amount: 0 } });
    expect(await calendarOf(owner, carId)).toMatchObject([{ kind: 'block', ...booking.period }]);
    await expect(quoteFor(renter, carId, { from: plusMs(new Date(booking.period.from), 5 * hourMs).toISOString(), to: booking.period.to })).rejects.toThrow('bookings.dates_taken');
  });

  it('is over two hours after the end when nobody checked in: support has to look', async () => {
    const { renter, owner, carId, booking } = await aConfirmedBooking(product);
    product.clock.advanceTo(plusMs(new Date(booking.period.to), 2 * hourMs + 1_000));
    await until(renter, booking, 'unresolved', 'captured');
    expect(await calendarOf(owner, carId)).toEqual([]);
  });
});
