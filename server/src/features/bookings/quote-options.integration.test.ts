import type { Booking } from '@passerelle/shared/bookings/contract';
import { casesContract } from '@passerelle/shared/cases/contract';
import { dayMs, plusMs } from '@passerelle/shared/time';
import { startProduct, type TestProduct } from '../../../test/product';
import { anOwnerWithCar, bookings, bring, daysFromNow, eventsOf, move, payOf, see, until, untilSeen, vehicles } from '../../../test/situations';
import { distanceKm } from '../geo';

jest.setTimeout(30_000);

let product: TestProduct;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

const delivery = { maxKm: 20, perKm: { amount: 60, currency: 'EUR' as const } };
const kmOfDegree = 111.195;

/** A car that is brought, and a place so far north of where everybody sees it. */
async function aCarThatIsBrought(km: number) {
  const { owner, carId } = await anOwnerWithCar(product, { delivery });
  const { location } = await product.nobody.ok(vehicles.get, { params: { vehicleId: carId } });
  return { owner, carId, location, to: { lat: location.lat + km / kmOfDegree, lon: location.lon } };
}
const quoted = (vehicleId: string, more: object) => ({ body: { vehicleId, period: daysFromNow(product, 20), ...more } });
const quotesKept = async () => (await product.counts()).quotes ?? 0;
const amounts = (lines: readonly { code: string; total: { amount: number } }[]) => Object.fromEntries(lines.map(({ code, total }) => [code, total.amount]));

describe('a car that is brought', () => {
  it.each([
    [10, 10, 600],
    [10.2, 10, 600],
    [10.3, 10.5, 630],
    [20.2, 20, 1_200],
  ])('%s km away is counted as %s km from its public position, at %s cents; the fee is taken on the rental alone', async (km, counted, price) => {
    const { carId, location, to } = await aCarThatIsBrought(km);
    expect(distanceKm(location, to)).toBeCloseTo(km, 2);
    const { lineItems, total } = await product.nobody.ok(bookings.quote, quoted(carId, { delivery: to }));
    expect(lineItems).toContainEqual({ code: 'delivery', quantity: counted, unit: delivery.perKm, total: { amount: price, currency: 'EUR' }, paidBy: 'renter', goesTo: 'owner' });
    expect(amounts(lineItems)).toMatchObject({ service_fee: 1_200, commission: Math.round((12_000 + price) * 0.15) });
    expect(total.amount).toBe(15_000 + price);
  });

  it.each([
    ['too far', 20.3, 'bookings.delivery_too_far', /20 km/],
    ['to the other end of the world', 15_000, 'bookings.delivery_too_far', /20 km/],
  ])('is refused %s, and nothing is kept', async (_what, km, code, says) => {
    const { carId, location } = await aCarThatIsBrought(0);
    const before = await quotesKept();
    const to = { lat: km > 90 * kmOfDegree ? -90 : location.lat + km / kmOfDegree, lon: location.lon };
    const refused = await product.nobody.refused(bookings.quote, quoted(carId, { delivery: to }));
    expect(refused).toMatchObject({ status: 422, code, detail: expect.stringMatching(says), errors: [{ path: 'delivery' }] });
    expect(await quotesKept()).toBe(before);
  });

  it('is refused where its owner does not bring it, or for a place that is none', async () => {
    const { carId } = await anOwnerWithCar(product);
    const before = await quotesKept();
    expect(await product.nobody.refused(bookings.quote, quoted(carId, { delivery: { lat: 45.2, lon: 5.7 } }))).toMatchObject({ status: 422, code: 'bookings.delivery_not_offered' });
    expect(await product.nobody.refused(bookings.quote, quoted(carId, { delivery: { lat: 91, lon: 5.7 } }))).toMatchObject({ status: 422, code: 'request.invalid', errors: [{ path: 'delivery.lat' }] });
    expect(await quotesKept()).toBe(before);
  });

  it('tells its owner how far before they answer, and where to once they have', async () => {
    const { owner, carId, to } = await aCarThatIsBrought(8);
    const renter = await product.account();
    const { quoteId } = await renter.ok(bookings.quote, quoted(carId, { delivery: to }));
    const booking = await renter.ok(bookings.request, { body: { quoteId } });
    expect(booking.delivery).toEqual({ km: 8, to, town: expect.any(String) });
    await product.stripe.pay(payOf(booking));
    expect((await until(owner, booking, 'requested')).delivery).toEqual({ km: 8 });
    expect((await move(owner, booking, 'accept')).delivery).toEqual({ km: 8, to, town: expect.any(String) });
  });

  it('is brought for changed dates too, with the km that were bought', async () => {
    const { owner, carId, to } = await aCarThatIsBrought(8);
    const renter = await product.account();
    const { quoteId } = await renter.ok(bookings.quote, quoted(carId, { delivery: to, kmPackage: 200 }));
    const booking = await renter.ok(bookings.request, { body: { quoteId } });
    await product.stripe.pay(payOf(booking));
    await until(owner, booking, 'requested');
    await move(owner, booking, 'accept');
    await until(renter, booking, 'confirmed', 'captured');
    const longer = { from: booking.period.from, to: plusMs(new Date(booking.period.to), dayMs).toISOString() };
    const change = await renter.ok(bookings.quote, { body: { vehicleId: carId, period: longer, bookingId: booking.id } });
    expect(amounts(change.lineItems)).toMatchObject({ days: 18_000, km_package: 4_800, delivery: 480 });
    await bring(renter, booking, 'propose-change', { quoteId: change.quoteId });
    await bring(owner, booking, 'accept-change');
    const changed = await untilSeen(renter, booking, ({ total }) => total.amount === change.total.amount);
    expect(changed).toMatchObject({ period: longer, delivery: { km: 8, to } });
    expect(await eventsOf(product, booking.id)).not.toContain('booking.case_wanted');
    expect(await product.features.bookings.byId(booking.id)).toMatchObject({ includedKm: 3 * 150 + 200 });
  });
});

describe('km that are bought beforehand', () => {
  it('cost a fifth less than those driven beyond, and count as included', async () => {
    const { carId } = await anOwnerWithCar(product);
    const renter = await product.account();
    const { quoteId, lineItems, total } = await renter.ok(bookings.quote, quoted(carId, { kmPackage: 200 }));
    // 200 km at 24 cents; 10 % of fee on the days and the package.
    expect(amounts(lineItems)).toMatchObject({ days: 12_000, km_package: 4_800, insurance: 1_800, service_fee: 1_680 });
    expect(total.amount).toBe(20_280);
    const { id } = await renter.ok(bookings.request, { body: { quoteId } });
    expect(await product.features.bookings.byId(id)).toMatchObject({ includedKm: 500 });
  });

  it.each([0, -100, 150, 5_100, 1e9])('are sold by the hundred, up to 5,000: %s is refused', async (kmPackage) => {
    const { carId } = await anOwnerWithCar(product);
    const before = await quotesKept();
    expect(await product.nobody.refused(bookings.quote, quoted(carId, { kmPackage }))).toMatchObject({ status: 422, code: 'request.invalid', errors: [{ path: 'kmPackage' }] });
    expect(await quotesKept()).toBe(before);
  });
});

describe('extras', () => {
  const extras = { loan_wheelchair: { amount: 800, currency: 'EUR' as const }, cleaning: { amount: 2_500, currency: 'EUR' as const }, transfer_board: { amount: 0, currency: 'EUR' as const } };

  it('cost what their owner asks, by the day or once, belong to the rental, and count once however often they are named', async () => {
    const { carId } = await anOwnerWithCar(product, { extras });
    const { lineItems, total } = await product.nobody.ok(bookings.quote, quoted(carId, { extras: ['cleaning', 'loan_wheelchair', 'cleaning'] }));
    expect(amounts(lineItems)).toMatchObject({ days: 12_000, 'extra.cleaning': 2_500, 'extra.loan_wheelchair': 1_600, service_fee: 1_610, commission: 2_415 });
    expect(total.amount).toBe(12_000 + 2_500 + 1_600 + 1_800 + 1_610);
  });

  it('are refused where the owner does not offer them, or nobody knows them, and nothing is kept', async () => {
    const { carId } = await anOwnerWithCar(product, { extras });
    const before = await quotesKept();
    expect(await product.nobody.refused(bookings.quote, quoted(carId, { extras: ['roof_box'] }))).toMatchObject({ status: 422, code: 'bookings.extra_not_offered', errors: [{ path: 'extras' }] });
    expect(await product.nobody.refused(bookings.quote, quoted(carId, { extras: ['helicopter'] }))).toMatchObject({ status: 422, code: 'request.invalid' });
    expect(await quotesKept()).toBe(before);
  });

  it('stay at their price for changed dates, and who pays for another does not read which they are', async () => {
    const { owner, carId } = await anOwnerWithCar(product, { extras });
    const renter = await product.account();
    const { quoteId } = await renter.ok(bookings.quote, quoted(carId, { extras: ['loan_wheelchair'] }));
    const booking = await renter.ok(bookings.request, { body: { quoteId, payer: { name: 'Denise' } } });
    const token = booking.payerLink?.split('/').at(-1) ?? '';
    const asked = await product.nobody.ok(bookings.pay, { params: { token } });
    expect(amounts(asked.lineItems)).toMatchObject({ days: 12_000, extra: 1_600 });
    expect(JSON.stringify(asked)).not.toContain('wheelchair');
    await product.stripe.pay(asked.url ?? '');
    await until(owner, booking, 'requested');
    await move(owner, booking, 'accept');
    await until(renter, booking, 'confirmed', 'captured');
    const { version } = await owner.ok(vehicles.getOwn, { params: { vehicleId: carId } });
    await owner.ok(vehicles.update, { params: { vehicleId: carId }, body: { version, extras: { loan_wheelchair: 2_000 } } });
    const longer = { from: booking.period.from, to: plusMs(new Date(booking.period.to), dayMs).toISOString() };
    const change = await renter.ok(bookings.quote, { body: { vehicleId: carId, period: longer, bookingId: booking.id } });
    expect(amounts(change.lineItems)).toMatchObject({ 'extra.loan_wheelchair': 2_400 });
  });

  it('go along to another car as far as its owner has them', async () => {
    const { carId } = await anOwnerWithCar(product, { extras, instant: true });
    const { carId: otherId } = await anOwnerWithCar(product, { extras: { cleaning: { amount: 9_000, currency: 'EUR' } }, instant: true });
    const [renter, support] = [await product.account(), await product.account({ roles: ['member', 'support'] })];
    const { quoteId } = await renter.ok(bookings.quote, quoted(carId, { extras: ['loan_wheelchair', 'cleaning'] }));
    const booking = await renter.ok(bookings.request, { body: { quoteId } });
    await product.stripe.pay(payOf(booking));
    await until(renter, booking, 'confirmed', 'captured');
    const shown = await support.ok(casesContract.routes.showAct, { params: { bookingId: booking.id }, body: { name: 'change-vehicle', vehicleId: otherId } });
    expect(shown.effect.missing).toEqual(['loan_wheelchair']);
    await support.ok(casesContract.routes.carryOut, { params: { actId: shown.id } });
    // The fund pays what the other car costs more, and then its lines stand.
    const { vehicle, price } = await untilSeen(renter, booking, (seen) => !('extra.loan_wheelchair' in amounts(seen.price.lineItems)));
    expect(vehicle.id).toBe(otherId);
    expect(amounts(price.lineItems)).toMatchObject({ 'extra.cleaning': 2_500 });
  });

  it.each([
    ['another way, at the price of who drives it', { maxKm: 30, perKm: { amount: 90, currency: 'EUR' as const } }, [], { km: 8, perKm: 90 }],
    ['lost, and support told so, where the other owner does not come that far', { maxKm: 5, perKm: { amount: 90, currency: 'EUR' as const } }, ['delivery'], null],
    ['lost, and support told so, where the other owner brings the car nowhere', null, ['delivery'], null],
  ])('of another car, a delivery is %s', async (_what, offered, missing, expected) => {
    const { carId } = await anOwnerWithCar(product, { delivery, instant: true });
    const { carId: otherId } = await anOwnerWithCar(product, { delivery: offered, instant: true });
    const { location } = await product.nobody.ok(vehicles.get, { params: { vehicleId: carId } });
    const [renter, support] = [await product.account(), await product.account({ roles: ['member', 'support'] })];
    const { quoteId } = await renter.ok(bookings.quote, quoted(carId, { delivery: { lat: location.lat + 8 / kmOfDegree, lon: location.lon } }));
    const booking = await renter.ok(bookings.request, { body: { quoteId } });
    await product.stripe.pay(payOf(booking));
    await until(renter, booking, 'confirmed', 'captured');
    const shown = await support.ok(casesContract.routes.showAct, { params: { bookingId: booking.id }, body: { name: 'change-vehicle', vehicleId: otherId } });
    expect(shown.effect.missing ?? []).toEqual(missing);
    await support.ok(casesContract.routes.carryOut, { params: { actId: shown.id } });
    // The fund pays what the other car costs more, and then its lines stand.
    const perKm = (seen: Booking) => seen.price.lineItems.find(({ code }) => code === 'delivery')?.unit.amount;
    const seen = await untilSeen(renter, booking, (now) => now.vehicle.id === otherId && perKm(now) === expected?.perKm);
    expect(seen.delivery?.km).toBe(expected?.km);
  });

  it('that the owner of a car that could take over does not offer are named with it, for the renter alone', async () => {
    const { owner, carId } = await anOwnerWithCar(product, { extras, instant: true });
    await anOwnerWithCar(product, { extras: { cleaning: { amount: 9_000, currency: 'EUR' } }, instant: true });
    const renter = await product.account();
    const chosen = ['loan_wheelchair', 'cleaning'] as const;
    const { quoteId } = await renter.ok(bookings.quote, quoted(carId, { extras: chosen }));
    const booking = await renter.ok(bookings.request, { body: { quoteId } });
    await product.stripe.pay(payOf(booking));
    await until(renter, booking, 'confirmed', 'captured');
    await move(owner, booking, 'cancel-by-owner', 'other');
    const { replacements } = await untilSeen(renter, booking, (seen) => seen.replacements.length > 0);
    for (const { id, missing } of replacements) {
      const offered = (await product.features.vehicles.forBooking(id))?.extras ?? {};
      expect(missing).toEqual(chosen.filter((code) => !offered[code]));
    }
    expect((await see(owner, booking)).replacements).toEqual([]);
  });
});
