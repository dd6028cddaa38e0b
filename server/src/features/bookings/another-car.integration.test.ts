import type { BookingFacts } from '@passerelle/shared/bookings/facts';
import type { WholeBooking } from '@passerelle/shared/bookings/money-queue';
import type { BookingState } from '@passerelle/shared/bookings/process';
import type { Proposal } from '@passerelle/shared/bookings/proposal';
import { casesContract } from '@passerelle/shared/cases/contract';
import { euros } from '@passerelle/shared/money';
import { searchContract } from '@passerelle/shared/search/contract';
import { dayMs, hourMs, plusMs, type Period } from '@passerelle/shared/time';
import { calendarIn } from '../../../test/booking-invariants';
import { eventually } from '../../../test/eventually';
import { startProduct, type TestProduct } from '../../../test/product';
import { aConfirmedBooking, anOwnerWithCar, untilSeen } from '../../../test/situations';
import { aListing } from '../vehicles/vehicle-fixtures';
import { keepCalendar } from './keep-calendar';

jest.setTimeout(60_000);

const { showAct, carryOut } = casesContract.routes;
let product: TestProduct;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

const start = new Date('2027-05-03T08:00:00Z');
const end = plusMs(start, 2 * dayMs);
const dates: Period = { from: start, to: end };
const longer: Period = { from: start, to: plusMs(end, dayMs) };
const keptUntil = plusMs(end, 5 * hourMs);
const proposal: Proposal = { kind: 'change', by: 'renter', madeAt: start, expiresAt: end, period: longer, acceptedAt: start };

const bookingIn = (state: BookingState, facts: Partial<BookingFacts>): WholeBooking => ({
  state, money: 'captured', queue: [], facts: { start, end, zone: 'Europe/Paris', instant: false, ...facts },
  account: { parties: { bookingId: 'bkg_1', payerId: 'usr_1', ownerId: 'usr_2' }, lineItems: [], deposit: euros(0), policy: 'moderate', rentalHeld: false, charges: [], entries: [] },
});

/** A step that moves a booking from one car to another and leaves its dates alone, as `change-vehicle` does. */
const takeOver = (id: string, [first, second]: readonly [string, string], booking: WholeBooking): Promise<void> =>
  product.context.transaction((session) =>
    keepCalendar({ vehicles: product.features.vehicles, context: product.context }, { id, vehicleId: first, state: booking.state ?? 'confirmed' }, second, { occupies: null, blocks: null, booking }, session));
const keptOf = async (carId: string): Promise<Period[]> => (await calendarIn(product.context.database.connection, carId)).map(({ from, to }) => ({ from, to }));

async function twoCars(bookingId: string): Promise<[string, string]> {
  const [first, second] = [(await anOwnerWithCar(product)).carId, (await anOwnerWithCar(product)).carId];
  await product.context.transaction((session) => product.features.vehicles.calendar.keep(first, bookingId, 'booking', [dates], session));
  return [first, second];
}

describe('a step that gives a booking another car, without other dates', () => {
  it.each<[BookingState, string, Partial<BookingFacts>, readonly Period[]]>([
    ['confirmed', 'its dates', {}, [dates]],
    ['refused_at_pickup', 'its dates', {}, [dates]],
    ['refused_at_pickup', 'those of a change that is being paid beside them', { proposal }, [dates, longer]],
    ['overdue', 'the time it may come late', { keptUntil }, [{ from: start, to: keptUntil }]],
    ['returned', 'nothing', {}, []],
    ['claim_open', 'nothing', {}, []],
  ])('keeps of the second car, while %s, %s, and frees the first', async (state, what, facts, kept) => {
    const id = `bkg_${state}_${what.length}`;
    const cars = await twoCars(id);
    await takeOver(id, cars, bookingIn(state, facts));
    expect(await keptOf(cars[1])).toEqual(kept);
    expect(await keptOf(cars[0])).toEqual([]);
  });

  it('is refused when the second is taken, and the first stays kept', async () => {
    const cars = await twoCars('bkg_refused');
    await product.context.transaction((session) => product.features.vehicles.calendar.keep(cars[1], 'bkg_of_another', 'booking', [longer], session));
    await expect(takeOver('bkg_refused', cars, bookingIn('confirmed', {}))).rejects.toMatchObject({ code: 'bookings.dates_taken' });
    expect([await keptOf(cars[0]), await keptOf(cars[1])]).toEqual([[dates], [longer]]);
  });
});

describe('a booking that support gives another car', () => {
  it('is told of both: whose the first was hears of it, and search offers the first again, and not the second', async () => {
    const { owner, renter, carId, booking } = await aConfirmedBooking(product);
    const other = await anOwnerWithCar(product);
    const ask = { body: { near: { ...aListing.location, radiusKm: 50 }, period: booking.period, limit: 50 } };
    const offered = async () => {
      const shown = (await product.nobody.ok(searchContract.routes.query, ask)).items.map(({ vehicleId }) => vehicleId);
      return [carId, other.carId].filter((id) => shown.includes(id));
    };
    await eventually(async () => String(await offered()) === other.carId);
    const support = await product.account({ roles: ['member', 'support'] });
    const { id: actId } = await support.ok(showAct, { params: { bookingId: booking.id }, body: { name: 'change-vehicle', vehicleId: other.carId } });
    await support.ok(carryOut, { params: { actId } });
    await untilSeen(renter, booking, ({ vehicle }) => vehicle.id === other.carId);
    const told = await product.context.events.repository.ofSubject(booking.id);
    expect(told.filter(({ type }) => type === 'booking.car_left')).toMatchObject([{ audience: [renter.id, owner.id], data: { vehicleId: carId } }]);
    await eventually(async () => String(await offered()) === carId);
  });
});
