import { driversContract } from '@passerelle/shared/drivers/contract';
import { dayMs, plusMs } from '@passerelle/shared/time';
import { startProduct, type Account, type TestProduct } from '../../../test/product';
import { aConfirmedBooking, anUnpaidRequest, aPaidRequest, bookings, daysFromNow, move, quoteFor, see } from '../../../test/situations';
import { aPicture } from '../photos/picture-fixtures';

jest.setTimeout(30_000);

let product: TestProduct;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

const turnsOf = async (by: Account) => (await by.ok(bookings.needsYou, {})).items.map(({ id, viewer, needsYou }) => [id, viewer, needsYou?.name]);

describe('what needs me now', () => {
  it('is in both of my roles, what ends first comes first, and nothing that waits for somebody else', async () => {
    const asked = await aPaidRequest(product);
    const me = asked.owner;
    const toPay = await anUnpaidRequest(product, { renter: me });
    const waiting = await aPaidRequest(product, { renter: me });
    expect(await turnsOf(me)).toEqual([[toPay.booking.id, 'renter', 'confirm-payment'], [asked.booking.id, 'owner', 'accept']]);
    expect(await turnsOf(asked.renter)).toEqual([]);
    expect(await turnsOf(waiting.owner)).toEqual([[waiting.booking.id, 'owner', 'accept']]);
    await move(me, toPay.booking, 'abandon');
    await move(me, asked.booking, 'accept');
    expect(await turnsOf(me)).toEqual([]);
    expect(await turnsOf(asked.renter)).toEqual([[asked.booking.id, 'renter', 'send-licence']]);
  });

  it('is the licence of who drives, until one was sent that lasts as long as the trip; one who is named has none that we could see', async () => {
    const { renter, owner, carId, booking } = await aConfirmedBooking(product);
    const sends = async (validUntil: string) => {
      const query = new URLSearchParams({ category: 'B', validUntil, bornOn: '1990-02-28' });
      expect(await renter.send('POST', `/api/my/licence?${query}`, await aPicture(), { 'Content-Type': 'image/jpeg' })).toMatchObject({ status: 201 });
    };
    const { routes } = driversContract;
    const support = await product.account({ roles: ['member', 'support'] });
    expect(booking.needsYou).toEqual({ name: 'send-licence', by: booking.period.from });
    await sends(plusMs(new Date(booking.period.from), dayMs).toISOString().slice(0, 10));
    expect((await see(renter, booking)).needsYou).toMatchObject({ name: 'send-licence' });
    await sends('2040-01-01');
    expect((await see(renter, booking)).needsYou).toBeUndefined();
    expect((await see(owner, booking)).roles.driverChecked).toBe(false);
    await support.ok(routes.decide, { params: { holderId: renter.id }, body: { approved: true } });
    for (const person of [renter, owner, support]) expect((await see(person, booking)).roles.driverChecked).toBe(true);

    const { quoteId } = await quoteFor(renter, carId, daysFromNow(product, 60));
    const named = await renter.ok(bookings.request, { body: { quoteId, driver: { name: 'Zoé' } } });
    expect(named.roles).toMatchObject({ driver: 'Zoé', driverChecked: false });
  });

  it('is to send another licence where support refused the first', async () => {
    const { renter, booking } = await aConfirmedBooking(product);
    await renter.send('POST', '/api/my/licence?category=B&validUntil=2040-01-01&bornOn=1990-02-28', await aPicture(), { 'Content-Type': 'image/jpeg' });
    const support = await product.account({ roles: ['member', 'support'] });
    await support.ok(driversContract.routes.decide, { params: { holderId: renter.id }, body: { approved: false, reason: 'Illisible' } });
    expect((await see(renter, booking)).needsYou).toMatchObject({ name: 'send-licence' });
  });

  it('is nobody else’s to see, and needs an account', async () => {
    await aConfirmedBooking(product);
    expect(await turnsOf(await product.account())).toEqual([]);
    expect(await turnsOf(await product.account({ roles: ['member', 'support'] }))).toEqual([]);
    expect(await product.nobody.refused(bookings.needsYou, {})).toMatchObject({ status: 401 });
  });
});
