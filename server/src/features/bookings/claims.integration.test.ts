import { bookingEquation } from '@passerelle/shared/bookings/ledger';
import { photosContract } from '@passerelle/shared/photos/contract';
import { dayMs, hourMs } from '@passerelle/shared/time';
import { eventually } from '../../../test/eventually';
import { onboard } from '../../../test/payment-situations';
import { startProduct, type Account, type TestProduct } from '../../../test/product';
import { aReturn, bring, refusal, until, untilSeen } from '../../../test/situations';
import { aPicture } from '../photos/picture-fixtures';

jest.setTimeout(60_000);

let product: TestProduct;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

const equationOf = async (id: string) => bookingEquation(await product.features.bookings.ledgerOf(id));
let photos = 0;
async function aPhoto(by: Account, bookingId: string): Promise<string> {
  const { id } = await by.ok(photosContract.routes.add, { params: { bookingId }, query: { purpose: 'claim', clientId: `damage-${(photos += 1)}` }, body: await aPicture() }, { 'Content-Type': 'image/jpeg' });
  return id;
}

describe('a claim', () => {
  it('needs photos and words, within a day of the return', async () => {
    const { owner, renter, booking } = await aReturn(product);
    expect(await refusal(owner, booking, 'claim', { note: 'Une bosse' })).toMatchObject({ status: 422, errors: [{ path: 'photoIds' }] });
    expect(await refusal(renter, booking, 'claim', { note: 'x', photoIds: ['pho_1'] })).toMatchObject({ status: 422 });
    product.clock.advance(25 * hourMs);
    expect(await refusal(owner, booking, 'claim', { note: 'Une bosse', photoIds: [await aPhoto(owner, booking.id)] })).toMatchObject({ status: 409 });
  });

  it('is estimated, taken from the deposit, answered and agreed on; the rest of the deposit comes back', async () => {
    const { owner, renter, booking } = await aReturn(product);
    await bring(owner, booking, 'claim', { note: 'La rampe est tordue', photoIds: [await aPhoto(owner, booking.id)] });
    const estimateId = await aPhoto(owner, booking.id);
    await bring(owner, booking, 'estimate', { amount: 30_000, photoIds: [estimateId] });
    const taken = await untilSeen(renter, booking, ({ depositStanding }) => depositStanding.state === 'captured');
    expect(taken).toMatchObject({ state: 'claim_open', claim: { estimate: { amount: 30_000 }, estimatePhotoIds: [estimateId] }, needsYou: { name: 'answer' }, depositStanding: { captured: { amount: 30_000 } } });
    await bring(renter, booking, 'answer', { amount: 20_000, note: 'Elle était déjà tordue' });
    expect((await product.features.bookings.byId(booking.id))?.statements).toMatchObject([{ by: 'renter', about: 'answer', text: 'Elle était déjà tordue' }]);
    await bring(owner, booking, 'settle');
    await until(renter, booking, 'returned');
    await untilSeen(renter, booking, ({ depositStanding }) => depositStanding.captured?.amount === 20_000);
    expect(await equationOf(booking.id)).toMatchObject({ holds: true, charged: { amount: 45_000 }, refunded: { amount: 10_000 }, owed: { amount: 10_200 + 20_000 } });
  });

  it('beyond the deposit is charged to the saved card', async () => {
    const { owner, renter, booking } = await aReturn(product);
    await bring(owner, booking, 'claim', { note: 'Le hayon', photoIds: [await aPhoto(owner, booking.id)] });
    await bring(owner, booking, 'estimate', { amount: 80_000 });
    await untilSeen(renter, booking, ({ depositStanding }) => depositStanding.state === 'captured');
    await bring(renter, booking, 'settle');
    await until(renter, booking, 'returned');
    await eventually(async () => (await equationOf(booking.id)).charged.amount === 15_000 + 80_000);
    expect(await equationOf(booking.id)).toMatchObject({ holds: true, owed: { amount: 10_200 + 80_000 } });
  });

  it('without an estimate is dropped after three days', async () => {
    const { owner, renter, booking } = await aReturn(product);
    await bring(owner, booking, 'claim', { note: 'Une rayure', photoIds: [await aPhoto(owner, booking.id)] });
    product.clock.advance(3 * dayMs + hourMs);
    await untilSeen(renter, booking, ({ state }) => state === 'completed');
  });
});

describe('the owner', () => {
  it('is paid two days after the end, or as soon as their account can take it', async () => {
    const { owner, renter, booking } = await aReturn(product);
    product.clock.advance(2 * dayMs + hourMs);
    await until(renter, booking, 'completed');
    await untilSeen(owner, booking, ({ payout }) => payout?.state === 'waiting');
    expect(await equationOf(booking.id)).toMatchObject({ owed: { amount: 10_200 }, paid: { amount: 0 } });
    await onboard(owner);
    await untilSeen(owner, booking, ({ payout }) => payout?.state === 'paid');
    await eventually(async () => (await equationOf(booking.id)).paid.amount === 10_200);
    expect(await equationOf(booking.id)).toMatchObject({ holds: true, owed: { amount: 0 } });
  });
});
