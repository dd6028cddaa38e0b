import { bookingEquation } from '@passerelle/shared/bookings/ledger';
import { brokenInBooking, effectsLeft, overlapsOn } from '../../../test/booking-invariants';
import { eventually } from '../../../test/eventually';
import { startProduct, type TestProduct } from '../../../test/product';
import { pastStates } from './past-bookings';
import { seedDemo } from './seed-demo';

jest.setTimeout(120_000);

let product: TestProduct;
let kept: { _id: string; state: string; vehicleId: string; version: number }[];
beforeAll(async () => {
  product = await startProduct();
  await seedDemo(product.context, product.features, () => undefined, { cars: 60 });
  kept = (await product.context.database.connection.collection('bookings').find().toArray()) as unknown as typeof kept;
});
afterAll(async () => {
  // The database is not taken away from under what still follows from so many steps.
  await eventually(async () => (await effectsLeft(product.context.database.connection, product.clock.now())) === 0);
  await product.stop();
});

const past: readonly string[] = pastStates;
const underWay = () => kept.filter(({ state }) => !past.includes(state));

describe('the bookings of the demo', () => {
  it('are in every state that is worth a look', () => {
    // The two that wait for an answer may still be on their way from the payment page.
    const states = underWay().map(({ state }) => state).filter((state) => state === 'pending_payment' || state === 'requested');
    expect(new Set(underWay().map(({ state }) => state))).toEqual(new Set([...states, 'in_progress', 'overdue', 'returned', 'claim_open', 'no_show_claimed', 'refused_at_pickup', 'confirmed']));
  });

  it('have books that add up, each of them', async () => {
    for (const { _id } of kept) expect([_id, bookingEquation(await product.features.bookings.ledgerOf(_id)).holds]).toEqual([_id, true]);
  });

  it('that are under way break no rule, and no two have one car', async () => {
    for (const { _id } of underWay()) expect(await brokenInBooking(product.context.database.connection, _id)).toEqual([]);
    for (const { vehicleId } of kept) expect(await overlapsOn(product.context.database.connection, vehicleId)).toEqual([]);
  });

  it('show what each is about: what to pay beyond, an estimate, a question to the owner, a search for other cars', async () => {
    const of = async (state: string) => product.features.bookings.byId(kept.find((booking) => booking.state === state)?._id ?? '');
    expect((await of('returned'))?.stamps.returnLines?.map(({ code }) => code)).toEqual(['extra_km', 'energy', 'commission']);
    expect((await of('claim_open'))?.stamps).toMatchObject({ deposit: 'captured', estimatedAt: expect.any(Date) });
    expect((await of('confirmed'))?.stamps.fitAskedAt).toBeInstanceOf(Date);
    const { id = '' } = (await of('refused_at_pickup')) ?? {};
    await eventually(async () => (await product.context.events.repository.ofSubject(id)).some(({ type }) => type === 'booking.replacement_offered'));
  });
});
