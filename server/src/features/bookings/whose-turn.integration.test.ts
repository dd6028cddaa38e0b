import { startProduct, type Account, type TestProduct } from '../../../test/product';
import { aConfirmedBooking, anUnpaidRequest, aPaidRequest, bookings, move } from '../../../test/situations';

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
  });

  it('is nobody else’s to see, and needs an account', async () => {
    await aConfirmedBooking(product);
    expect(await turnsOf(await product.account())).toEqual([]);
    expect(await turnsOf(await product.account({ roles: ['member', 'support'] }))).toEqual([]);
    expect(await product.nobody.refused(bookings.needsYou, {})).toMatchObject({ status: 401 });
  });
});
