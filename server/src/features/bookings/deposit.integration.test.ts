import { bookingEquation } from '@passerelle/shared/bookings/ledger';
import { dayMs, hourMs, plusMs } from '@passerelle/shared/time';
import { startProduct, type TestProduct } from '../../../test/product';
import { aConfirmedBooking, aPaidRequest, aReadyBooking, eventsOf, until, untilSeen } from '../../../test/situations';
import { cards } from '../../../test/stripe-stand-in';

jest.setTimeout(60_000);

let product: TestProduct;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

const paymentsOf = async (id: string, purpose: string) => (await product.features.payments.ofBooking(id)).filter((payment) => payment.purpose === purpose);
const equationOf = async (id: string) => bookingEquation(await product.features.bookings.ledgerOf(id));

describe('the deposit', () => {
  it('is held on the saved card two days before the start, and writes nothing in the ledger', async () => {
    const { booking } = await aReadyBooking(product);
    expect(booking).toMatchObject({ state: 'confirmed', money: 'captured', depositStanding: { state: 'held', heldUntil: expect.any(String) } });
    expect(await paymentsOf(booking.id, 'deposit')).toMatchObject([{ state: 'held', amount: { amount: 50_000 } }]);
    expect((await equationOf(booking.id)).charged.amount).toBe(15_000);
  });

  it('is held in the same visit where the start is nearer than that', async () => {
    const { renter, booking } = await aPaidRequest(product, { instant: true, days: 1 });
    await untilSeen(renter, booking, ({ depositStanding }) => depositStanding.state === 'held');
    expect((await eventsOf(product, booking.id)).filter((type) => type === 'booking.deposit_due')).toHaveLength(1);
  });

  it('that the bank refuses is asked for by a link, and held there', async () => {
    const { renter, booking } = await aConfirmedBooking(product, { days: 3, card: cards.declinedLater });
    product.clock.advanceTo(plusMs(new Date(booking.period.from), -2 * dayMs + 60_000));
    const failed = await untilSeen(renter, booking, ({ money, payAgain }) => money === 'failed' && payAgain !== undefined);
    expect(failed).toMatchObject({ depositStanding: { state: 'failed' }, payAgain: { part: 'deposit', amount: { amount: 50_000 } }, needsYou: { name: 'pay-again' } });
    await product.stripe.pay(failed.payAgain?.url ?? '');
    const again = await until(renter, booking, 'confirmed', 'captured');
    expect(again.depositStanding.state).toBe('held');
    expect(again.payAgain).toBeUndefined();
  });

  it('that stays unpaid ends the booking: the dates are free, all of the rental comes back, and support is told', async () => {
    const { renter, booking } = await aConfirmedBooking(product, { days: 3, card: cards.declinedLater });
    product.clock.advanceTo(plusMs(new Date(booking.period.from), -2 * dayMs + 60_000));
    await until(renter, booking, 'confirmed', 'failed');
    product.clock.advance(dayMs + hourMs);
    await until(renter, booking, 'cancelled_unpaid', 'none');
    expect(await equationOf(booking.id)).toMatchObject({ holds: true, charged: { amount: 15_000 }, refunded: { amount: 15_000 }, owed: { amount: 0 } });
    expect(await eventsOf(product, booking.id)).toContain('booking.case_wanted');
  });
});
