import { bookingEquation } from '@passerelle/shared/bookings/ledger';
import { hourMs } from '@passerelle/shared/time';
import { casesContract } from '@passerelle/shared/cases/contract';
import { eventually } from '../../../test/eventually';
import { startProduct, type Account, type TestProduct } from '../../../test/product';
import { aConfirmedBooking, aTrip, anOwnerWithCar, bring, calendarOf, see, until, untilSeen } from '../../../test/situations';

jest.setTimeout(60_000);

const { showAct, carryOut, confirmAct, waitingActs, open, addNote, close } = casesContract.routes;
let product: TestProduct;
let support: Account;
let second: Account;
beforeAll(async () => {
  product = await startProduct();
  support = await product.account({ roles: ['member', 'support'] });
  second = await product.account({ roles: ['member', 'support'] });
});
afterAll(() => product.stop());

const equationOf = async (id: string) => bookingEquation(await product.features.bookings.ledgerOf(id));

describe('an act of support', () => {
  it('is shown to the cent, then done as shown', async () => {
    const { renter, booking } = await aConfirmedBooking(product);
    const shown = await support.ok(showAct, { params: { bookingId: booking.id }, body: { name: 'partial-refund', amount: 4_000 } });
    expect(shown).toMatchObject({ state: 'shown', needsSecondPerson: false, effect: { from: 'confirmed', to: 'confirmed', back: { amount: 4_000 }, fund: { amount: 0 } } });
    expect((await equationOf(booking.id)).refunded.amount).toBe(0);
    expect(await support.ok(carryOut, { params: { actId: shown.id } })).toMatchObject({ state: 'done' });
    await eventually(async () => (await equationOf(booking.id)).refunded.amount === 4_000);
    expect(await equationOf(booking.id)).toMatchObject({ holds: true, owed: shown.effect.owed });
    expect(await support.refused(carryOut, { params: { actId: shown.id } })).toMatchObject({ status: 409, code: 'cases.act_not_waiting' });
    expect((await see(renter, booking)).timeline.at(-1)).toMatchObject({ name: 'partial-refund', by: 'support', amount: { amount: 4_000 } });
  });

  it('of goodwill is paid by the fund, and the owner keeps theirs', async () => {
    const { booking } = await aConfirmedBooking(product);
    const shown = await support.ok(showAct, { params: { bookingId: booking.id }, body: { name: 'goodwill', amount: 5_000 } });
    expect(shown.effect).toMatchObject({ back: { amount: 5_000 }, fund: { amount: 5_000 }, owed: { amount: 10_200 } });
    await support.ok(carryOut, { params: { actId: shown.id } });
    await eventually(async () => (await equationOf(booking.id)).refunded.amount === 5_000);
    expect(await equationOf(booking.id)).toMatchObject({ holds: true, goodwill: { amount: 5_000 }, owed: { amount: 10_200 } });
  });

  it('above a set amount waits for another member of staff', async () => {
    const { owner, renter, carId, booking } = await aConfirmedBooking(product, { length: 4 });
    const shown = await support.ok(showAct, { params: { bookingId: booking.id }, body: { name: 'cancel-with-refund', outcome: 'misfit' } });
    expect(shown).toMatchObject({ needsSecondPerson: true, effect: { to: 'cancelled_misfit', back: booking.total, freesTheCar: true } });
    expect(await support.ok(carryOut, { params: { actId: shown.id } })).toMatchObject({ state: 'waiting' });
    expect((await see(renter, booking)).state).toBe('confirmed');
    expect((await second.ok(waitingActs, {})).items.map(({ id }) => id)).toContain(shown.id);
    expect(await support.refused(confirmAct, { params: { actId: shown.id } })).toMatchObject({ status: 409, code: 'cases.needs_another_person' });
    expect(await second.ok(confirmAct, { params: { actId: shown.id } })).toMatchObject({ state: 'done' });
    await until(renter, booking, 'cancelled_misfit', 'none');
    expect(await calendarOf(owner, carId)).toEqual([]);
  });

  it('is not done when the booking has changed since it was shown', async () => {
    const { renter, booking } = await aConfirmedBooking(product);
    const shown = await support.ok(showAct, { params: { bookingId: booking.id }, body: { name: 'goodwill', amount: 1_000 } });
    await bring(renter, booking, 'report-problem', { problem: 'equipment' });
    expect(await support.refused(carryOut, { params: { actId: shown.id } })).toMatchObject({ status: 409, code: 'bookings.version_conflict' });
  });

  it('gives another car for the same dates: one is freed and the other taken at once', async () => {
    const { owner, renter, carId, booking } = await aConfirmedBooking(product);
    const other = await anOwnerWithCar(product);
    const shown = await support.ok(showAct, { params: { bookingId: booking.id }, body: { name: 'change-vehicle', vehicleId: other.carId } });
    await support.ok(carryOut, { params: { actId: shown.id } });
    const moved = await untilSeen(renter, booking, ({ vehicle }) => vehicle.id === other.carId);
    expect(moved.state).toBe('confirmed');
    expect(await calendarOf(owner, carId)).toEqual([]);
    expect(await calendarOf(other.owner, other.carId)).toMatchObject([booking.period]);
    expect(await equationOf(booking.id)).toMatchObject({ holds: true, charged: { amount: 15_000 }, owed: { amount: 10_200 } });
  });

  it('is for staff alone', async () => {
    const { renter, booking } = await aConfirmedBooking(product);
    expect(await renter.refused(showAct, { params: { bookingId: booking.id }, body: { name: 'goodwill', amount: 1 } })).toMatchObject({ status: 403 });
  });
});

describe('cases', () => {
  it('put a stranded person before everything else, once, and can be noted and closed', async () => {
    const early = await aTrip(product);
    await bring(early.renter, early.booking, 'report-problem', { problem: 'equipment' });
    const late = await aTrip(product);
    await bring(late.renter, late.booking, 'report-problem', { problem: 'stranded' });
    await bring(late.renter, late.booking, 'report-problem', { problem: 'stranded' });
    const found = await eventually(async () => {
      const { items } = await support.ok(open, { query: {} });
      return items.some(({ bookingId }) => bookingId === late.booking.id) && items;
    });
    expect(found[0]).toMatchObject({ bookingId: late.booking.id, kind: 'stranded', priority: 'urgent' });
    expect(found.filter(({ bookingId, kind }) => bookingId === late.booking.id && kind === 'stranded')).toHaveLength(1);
    const caseId = found[0]?.id ?? '';
    expect((await support.ok(addNote, { params: { caseId }, body: { text: 'Taxi appelé' } })).notes).toMatchObject([{ by: support.id, text: 'Taxi appelé' }]);
    expect(await support.ok(close, { params: { caseId } })).toMatchObject({ state: 'closed' });
    expect((await support.ok(open, { query: {} })).items.map(({ id }) => id)).not.toContain(caseId);
  });
});

describe('the ledger', () => {
  it('that does not agree with Stripe twice in a row is a case, and one that agrees is none', async () => {
    const { booking } = await aConfirmedBooking(product);
    const { booking: sound } = await aConfirmedBooking(product);
    await eventually(async () => (await product.features.bookings.ledgerOf(sound.id)).some(({ kind }) => kind === 'stripe_fee'));
    // Somebody tampers with the ledger: the charge is gone from it.
    await product.context.database.connection.collection('ledger').deleteMany({ bookingId: booking.id, kind: 'capture' });
    for (let looks = 0; looks < 2; looks += 1) {
      product.clock.advance(6 * hourMs + 60_000);
      await eventually(async () => (await product.context.database.connection.collection('reconciliations').findOne({ found: `${booking.id}:charged`, dueAt: { $gt: product.clock.now() } })) !== null);
    }
    await eventually(async () => (await support.ok(open, { query: { bookingId: booking.id } })).items.some(({ kind }) => kind === 'reconciliation'));
    expect((await support.ok(open, { query: { bookingId: sound.id } })).items).toEqual([]);
  });
});
