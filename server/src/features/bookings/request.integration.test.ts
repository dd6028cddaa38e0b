import { dayMs, hourMs, minuteMs, plusMs } from '@passerelle/shared/time';
import { bookings, anOwnerWithCar, anUnpaidRequest, calendarOf, daysFromNow, distinctiveChair, eventsOf, intentOf, move, payOf, quoteFor } from '../../../test/situations';
import { eventually } from '../../../test/eventually';
import { startProduct, type TestProduct } from '../../../test/product';

jest.setTimeout(30_000);

let product: TestProduct;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

const inHours = (hours: number, length = 48) => {
  const from = plusMs(product.clock.now(), hours * hourMs);
  return { from: from.toISOString(), to: plusMs(from, length * hourMs).toISOString() };
};
const pathsOf = ({ errors = [] }: { errors?: { path: string; code: string }[] | undefined }) => errors.map(({ path, code }) => `${path}: ${code}`);

describe('a quote', () => {
  it('needs no account, and is counted by the server: a price in the body changes nothing', async () => {
    const { carId } = await anOwnerWithCar(product);
    const period = daysFromNow(product, 20);
    const honest = await quoteFor(product.nobody, carId, period);
    const { body: cheated } = await product.nobody.send('POST', '/api/quotes', { vehicleId: carId, period, total: { amount: 1, currency: 'EUR' }, lineItems: [], deposit: { amount: 0, currency: 'EUR' } });
    expect(cheated.total).toEqual(honest.total);
    // 2 days at 60 €, 2 × 9 € of insurance, 10 % of service fee.
    expect(honest).toMatchObject({ total: { amount: 15_000, currency: 'EUR' }, deposit: { amount: 50_000 }, cancellationPolicy: 'moderate', instant: false });
    expect(honest.lineItems.filter(({ paidBy }) => paidBy === 'renter').reduce((sum, { total }) => sum + total.amount, 0)).toBe(15_000);
    expect(new Date(honest.expiresAt).getTime() - product.clock.now().getTime()).toBeGreaterThan(29 * minuteMs);
  });

  it('says the verdict for the chairs of the question', async () => {
    const { carId } = await anOwnerWithCar(product);
    expect(await quoteFor(product.nobody, carId, daysFromNow(product, 20), [distinctiveChair])).toMatchObject({ verdict: 'tight', ruleVersion: expect.any(String) });
    expect((await quoteFor(product.nobody, carId, daysFromNow(product, 20))).verdict).toBeUndefined();
  });

  it('counts the 25 hours of the October change as one day', async () => {
    const { carId } = await anOwnerWithCar(product);
    // The last Sunday of October, from noon to noon in France.
    const lastSunday = (year: number) => {
      const last = new Date(Date.UTC(year, 9, 31));
      return plusMs(last, -last.getUTCDay() * dayMs);
    };
    const year = product.clock.now().getUTCFullYear();
    const sunday = lastSunday(year) > plusMs(product.clock.now(), 3 * dayMs) ? lastSunday(year) : lastSunday(year + 1);
    // In some years the next one is 371 days away, and a car can be asked for 365 days ahead.
    product.clock.advanceTo(plusMs(sunday, -360 * dayMs));
    const day = sunday.toISOString().slice(0, 10);
    const before = plusMs(sunday, -dayMs).toISOString().slice(0, 10);
    const change = { from: `${before}T10:00:00Z`, to: `${day}T11:00:00Z` };
    expect((await quoteFor(product.nobody, carId, change)).lineItems.find(({ code }) => code === 'days')).toMatchObject({ quantity: 1 });
    const anHourMore = { ...change, to: `${day}T11:00:01Z` };
    expect((await quoteFor(product.nobody, carId, anHourMore)).lineItems.find(({ code }) => code === 'days')).toMatchObject({ quantity: 2 });
  });

  it.each([
    ['past', () => inHours(-30), 'bookings.period_in_the_past', ['period.from: bookings.period_in_the_past']],
    ['too soon', () => inHours(3.5), 'bookings.lead_too_short', ['period.from: bookings.lead_too_short']],
    ['more than a year ahead', () => inHours(366 * 24), 'bookings.too_far_ahead', ['period.from: bookings.too_far_ahead']],
    ['reversed', () => ({ from: inHours(80).to, to: inHours(80).from }), 'request.invalid', ['period.to: period.reversed']],
    ['empty', () => ({ from: inHours(80).from, to: inHours(80).from }), 'request.invalid', ['period.to: period.reversed']],
    ['longer than a year', () => inHours(80, 367 * 24), 'request.invalid', ['period.to: period.too_long']],
    ['no dates at all', () => ({ from: '2027-02-30T08:00:00Z', to: 'tomorrow' }), 'request.invalid', ['period.from: instant.malformed', 'period.to: instant.malformed']],
  ] as const)('is refused for dates that are %s, and nothing is kept', async (_name, period, code, paths) => {
    const { carId } = await anOwnerWithCar(product);
    const before = (await product.counts()).quotes;
    const refusal = await product.nobody.refused(bookings.quote, { body: { vehicleId: carId, period: period() } });
    expect(refusal).toMatchObject({ status: 422, code });
    expect(pathsOf(refusal)).toEqual(paths);
    expect((await product.counts()).quotes).toBe(before);
  });

  it('may begin in two hours where the owner takes everybody at once', async () => {
    const { carId } = await anOwnerWithCar(product, { instant: true });
    expect((await quoteFor(product.nobody, carId, inHours(2.1))).instant).toBe(true);
    expect(await product.nobody.refused(bookings.quote, { body: { vehicleId: carId, period: inHours(1.9) } })).toMatchObject({ status: 422, code: 'bookings.lead_too_short' });
  });

  it('is refused for a car that is not offered, that does not exist, or that is taken', async () => {
    const owner = await product.account();
    const { booking, carId } = await anUnpaidRequest(product);
    expect(await owner.refused(bookings.quote, { body: { vehicleId: 'vhc_nothing', period: inHours(80) } })).toMatchObject({ status: 404, code: 'vehicles.not_found' });
    expect(await owner.refused(bookings.quote, { body: { vehicleId: carId, period: booking.period } })).toMatchObject({ status: 409, code: 'bookings.dates_taken' });
  });
});

describe('a request', () => {
  it('holds the dates and gives the payment page; the owner sees nothing of it yet', async () => {
    const { owner, renter, carId, booking } = await anUnpaidRequest(product);
    expect(booking).toMatchObject({ state: 'pending_payment', money: 'pending', version: 0, viewer: 'renter', can: { abandon: true }, deadline: { name: 'expire-payment' }, price: { total: { amount: 15_000 } } });
    expect(new Date(booking.payment?.expiresAt ?? 0).getTime() - product.clock.now().getTime()).toBeGreaterThan(29 * minuteMs);
    expect((await fetch(payOf(booking))).status).toBe(200);
    expect(booking.pickUp).toBeUndefined();
    expect(await calendarOf(owner, carId)).toMatchObject([{ kind: 'hold', ...booking.period }]);
    expect(await owner.refused(bookings.get, { params: { bookingId: booking.id } })).toMatchObject({ status: 404, code: 'bookings.not_found' });
    expect((await owner.ok(bookings.list, { query: { role: 'owner' } })).items).toEqual([]);
    expect((await renter.ok(bookings.list, { query: {} })).items).toMatchObject([{ id: booking.id }]);
    expect(await (await product.account()).refused(bookings.get, { params: { bookingId: booking.id } })).toMatchObject({ status: 404 });
  });

  it('takes its amount from the quote alone', async () => {
    const { carId } = await anOwnerWithCar(product);
    const renter = await product.account();
    const { quoteId, total } = await quoteFor(renter, carId, daysFromNow(product, 25));
    const { body } = await renter.send('POST', '/api/bookings', { quoteId, total: { amount: 1, currency: 'EUR' }, price: { total: { amount: 1, currency: 'EUR' } }, driver: { name: 'Zoé' } });
    expect(body).toMatchObject({ total, roles: { driver: 'Zoé', passengers: [] } });
  });

  it('is refused with a quote that was used, that another account used, that ran out, or that never was', async () => {
    const { renter, carId } = await anUnpaidRequest(product);
    const stranger = await product.account();
    const { quoteId } = await quoteFor(renter, carId, daysFromNow(product, 50));
    await renter.ok(bookings.request, { body: { quoteId } });
    expect(await renter.refused(bookings.request, { body: { quoteId } })).toMatchObject({ status: 409, code: 'quotes.used' });
    expect(await stranger.refused(bookings.request, { body: { quoteId } })).toMatchObject({ status: 404, code: 'quotes.other_account' });
    expect(await stranger.refused(bookings.request, { body: { quoteId: 'quo_never' } })).toMatchObject({ status: 404, code: 'quotes.not_found' });
    const late = await quoteFor(stranger, carId, daysFromNow(product, 70));
    product.clock.advance(30 * minuteMs);
    expect(await stranger.refused(bookings.request, { body: { quoteId: late.quoteId } })).toMatchObject({ status: 410, code: 'quotes.expired' });
  });

  it('is refused for a chair that does not fit, and keeps no date', async () => {
    const { owner, carId } = await anOwnerWithCar(product);
    const renter = await product.account();
    const body = { vehicleId: carId, period: daysFromNow(product, 20), wheelchairs: [{ ...distinctiveChair, width: 900 as never }] };
    const { quoteId, verdict } = await renter.ok(bookings.quote, { body });
    expect(verdict).toBe('does_not_fit');
    expect(await renter.refused(bookings.request, { body: { quoteId } })).toMatchObject({ status: 409, code: 'bookings.does_not_fit' });
    expect(await calendarOf(owner, carId)).toEqual([]);
  });

  it("is refused for one's own car", async () => {
    const { owner, carId } = await anOwnerWithCar(product);
    const { quoteId } = await quoteFor(owner, carId, daysFromNow(product, 20));
    expect(await owner.refused(bookings.request, { body: { quoteId } })).toMatchObject({ status: 409, code: 'bookings.own_vehicle' });
    expect(await calendarOf(owner, carId)).toEqual([]);
  });

  it('is refused beside two that are not paid, also when they come at the same moment', async () => {
    const renter = await product.account();
    const quotes: string[] = [];
    for (let count = 0; count < 4; count += 1) {
      const { carId } = await anOwnerWithCar(product);
      quotes.push((await quoteFor(renter, carId, daysFromNow(product, 20))).quoteId);
    }
    const answers = await Promise.all(quotes.map((quoteId) => renter.send('POST', '/api/bookings', { quoteId })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 409, 409]);
    expect(answers.filter(({ status }) => status === 409).map(({ body }) => body.code)).toEqual(['bookings.too_many_holds', 'bookings.too_many_holds']);
  });

  it('may be given up before it is paid: the dates are free and the page is closed', async () => {
    const { owner, renter, carId, booking } = await anUnpaidRequest(product);
    expect(await move(renter, booking, 'abandon')).toMatchObject({ state: 'abandoned', money: 'none', can: {} });
    expect(await calendarOf(owner, carId)).toEqual([]);
    await eventually(async () => (await intentOf(product, booking.id)).session.status === 'expired');
    expect((await product.stripe.pay(payOf(booking))).status).toBe(410);
    expect(await eventsOf(product, booking.id)).toEqual(['booking.dates_held', 'booking.abandoned']);
  });
});

describe('an Idempotency-Key', () => {
  const withKey = (key: string) => ({ 'Idempotency-Key': key });

  it('shows the same booking again, refuses another body, and is free again after a refusal', async () => {
    const { carId } = await anOwnerWithCar(product);
    const renter = await product.account();
    const first = await quoteFor(renter, carId, daysFromNow(product, 20));
    const other = await quoteFor(renter, carId, daysFromNow(product, 40));
    const made = await renter.ok(bookings.request, { body: { quoteId: first.quoteId } }, withKey('the-first-click'));
    const again = await renter.ok(bookings.request, { body: { quoteId: first.quoteId } }, withKey('the-first-click'));
    expect([again.id, again.payment?.url]).toEqual([made.id, made.payment?.url]);
    expect(await renter.refused(bookings.request, { body: { quoteId: other.quoteId } }, withKey('the-first-click'))).toMatchObject({ status: 422, code: 'idempotency.other_body' });
    expect(await renter.refused(bookings.request, { body: { quoteId: 'quo_never' } }, withKey('a-failed-click'))).toMatchObject({ status: 404 });
    expect(await renter.refused(bookings.request, { body: { quoteId: 'quo_never' } }, withKey('a-failed-click'))).toMatchObject({ status: 404 });
    expect(pathsOf(await renter.refused(bookings.request, { body: { quoteId: other.quoteId } }, withKey('short')))).toEqual(['Idempotency-Key: invalid_format']);
    expect((await renter.ok(bookings.list, { query: {} })).items).toHaveLength(1);
  });

  it('makes one booking of many calls at the same moment', async () => {
    const { carId } = await anOwnerWithCar(product);
    const renter = await product.account();
    const { quoteId } = await quoteFor(renter, carId, daysFromNow(product, 20));
    const answers = await Promise.all(Array.from({ length: 5 }, () => renter.send('POST', '/api/bookings', { quoteId }, withKey('a-very-fast-click'))));
    const refused = answers.filter(({ status }) => status !== 201);
    expect(new Set(answers.filter(({ status }) => status === 201).map(({ body }) => body.id)).size).toBe(1);
    expect(new Set(refused.map(({ body }) => body.code))).toEqual(new Set(['idempotency.in_progress']));
    expect((await renter.ok(bookings.list, { query: {} })).items).toHaveLength(1);
  });

  it('belongs to one account', async () => {
    const { carId } = await anOwnerWithCar(product);
    const ids: string[] = [];
    for (const days of [20, 40]) {
      const renter = await product.account();
      const { quoteId } = await quoteFor(renter, carId, daysFromNow(product, days));
      ids.push((await renter.ok(bookings.request, { body: { quoteId } }, withKey('the-same-words'))).id);
    }
    expect(new Set(ids).size).toBe(2);
  });
});
