import { bookingEquation } from '@passerelle/shared/bookings/ledger';
import { hourMs, minuteMs, plusMs, dayMs } from '@passerelle/shared/time';
import { vehiclesContract } from '@passerelle/shared/vehicles/contract';
import { startProduct, type TestProduct } from '../../../test/product';
import { aReadyBooking, anOwnerWithCar, bring, eventsOf, refusal, until, untilSeen } from '../../../test/situations';

jest.setTimeout(60_000);

let product: TestProduct;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

const equationOf = async (id: string) => bookingEquation(await product.features.bookings.ledgerOf(id));
const atStart = ({ period }: { period: { from: string } }, ms: number) => product.clock.advanceTo(plusMs(new Date(period.from), ms));

describe('somebody who does not come', () => {
  it('the owner: uncontested, all comes back after four hours', async () => {
    const { renter, booking } = await aReadyBooking(product);
    atStart(booking, 20 * minuteMs);
    expect(await refusal(renter, booking, 'report-owner-absent', { note: 'Personne' })).toMatchObject({ status: 409 });
    atStart(booking, 46 * minuteMs);
    expect(await refusal(renter, booking, 'report-owner-absent')).toMatchObject({ status: 422, errors: [{ path: 'evidence' }] });
    await bring(renter, booking, 'report-owner-absent', { note: 'Personne devant le 12' });
    product.clock.advance(4 * hourMs + minuteMs);
    await until(renter, booking, 'no_show', 'none');
    expect(await equationOf(booking.id)).toMatchObject({ holds: true, refunded: { amount: 15_000 }, owed: { amount: 0 } });
    await untilSeen(renter, booking, ({ depositStanding }) => depositStanding.state === 'released');
  });

  it('contested, waits for support and no clock settles it', async () => {
    const { owner, renter, booking } = await aReadyBooking(product);
    atStart(booking, 50 * minuteMs);
    await bring(renter, booking, 'report-owner-absent', { note: 'Personne' });
    await bring(owner, booking, 'contest', { note: 'Je suis là' });
    expect(await eventsOf(product, booking.id)).toContain('booking.case_wanted');
    product.clock.advance(6 * hourMs);
    await until(renter, booking, 'no_show_claimed');
  });
});

describe('a car that is not as it was listed', () => {
  it('is refused at the pick-up with a measure, hidden from others, replaced by one as roomy, and all comes back', async () => {
    const { renter, carId, booking } = await aReadyBooking(product);
    const other = await anOwnerWithCar(product, { instant: true });
    atStart(booking, 10 * minuteMs);
    expect(await refusal(renter, booking, 'refuse-at-pickup')).toMatchObject({ status: 422, errors: [{ path: 'evidence' }] });
    await bring(renter, booking, 'refuse-at-pickup', { measure: { what: 'door_height', found: 1_290 }, note: 'Le toit est plus bas' });
    const refused = await untilSeen(renter, booking, ({ replacements }) => replacements.length > 0);
    expect(refused.replacements.map(({ id }) => id)).toContain(other.carId);
    expect(await product.nobody.refused(vehiclesContract.routes.get, { params: { vehicleId: carId } })).toMatchObject({ status: 404 });
    product.clock.advance(dayMs + minuteMs);
    await until(renter, booking, 'cancelled_misfit', 'none');
    expect(await equationOf(booking.id)).toMatchObject({ holds: true, refunded: { amount: 15_000 } });
  });
});

describe('the question whether everything is ready', () => {
  it('is put to the owner three days before, and a case where they stay silent', async () => {
    const { owner, booking } = await aReadyBooking(product, { days: 5 });
    const asked = await untilSeen(owner, booking, ({ can }) => can['reconfirm-fit'] === true);
    expect(asked.needsYou).toMatchObject({ name: 'reconfirm-fit' });
    expect((await bring(owner, booking, 'reconfirm-fit')).can['reconfirm-fit']).toBeUndefined();
    atStart(booking, -24 * hourMs + minuteMs);
    await untilSeen(owner, booking, ({ can }) => can['reconfirm-fit'] === true);
    product.clock.advance(12 * hourMs + minuteMs);
    await untilSeen(owner, booking, ({ timeline }) => timeline.some(({ name }) => name === 'fit-unanswered'));
    expect(await eventsOf(product, booking.id)).toContain('booking.case_wanted');
  });
});
