import { bookingEquation } from '@passerelle/shared/bookings/ledger';
import { dayMs, hourMs, minuteMs, plusMs } from '@passerelle/shared/time';
import { calendarIn, overlapsOn } from '../../../test/booking-invariants';
import { eventually } from '../../../test/eventually';
import { startProduct, type TestProduct } from '../../../test/product';
import { anOwnerWithCar, aReport, aReadyBooking, aReturn, aTrip, bookings, bring, calendarOf, eventsOf, payOf, quoteFor, refusal, see, until, untilSeen } from '../../../test/situations';

jest.setTimeout(60_000);

let product: TestProduct;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

const equationOf = async (id: string) => bookingEquation(await product.features.bookings.ledgerOf(id));

describe('the hand-over', () => {
  it('is written by one and signed by the other, with photos', async () => {
    const { owner, renter, booking } = await aReadyBooking(product);
    product.clock.advanceTo(plusMs(new Date(booking.period.from), -hourMs));
    const report = await aReport(owner, booking, product);
    const started = await bring(owner, booking, 'start-check-in', { report });
    expect(started).toMatchObject({ state: 'confirmed', handover: { checkIn: { by: 'owner', km: 48_000, agreed: false } } });
    expect(await refusal(owner, booking, 'confirm-check-in', { signature: { typedName: 'Grace' } })).toMatchObject({ status: 409, code: 'bookings.transition_not_allowed' });
    expect((await see(renter, booking)).needsYou).toMatchObject({ name: 'confirm-check-in' });
    const begun = await bring(renter, booking, 'confirm-check-in', { signature: { typedName: 'Ada' } });
    expect(begun).toMatchObject({ state: 'in_progress', handover: { checkIn: { agreed: true, signatures: [{ by: 'owner' }, { by: 'renter', typedName: 'Ada' }] } } });
  });

  it('takes no photo of another booking, and no report without photos', async () => {
    const { owner, booking } = await aReadyBooking(product);
    const other = await aReadyBooking(product);
    product.clock.advanceTo(plusMs(new Date(booking.period.from), -hourMs));
    const foreign = await aReport(other.owner, other.booking, product);
    expect(await refusal(owner, booking, 'start-check-in', { report: foreign })).toMatchObject({ status: 422, errors: [{ path: 'report.photos' }] });
    expect(await refusal(owner, booking, 'start-check-in', { report: { ...foreign, photos: [] } })).toMatchObject({ status: 422 });
  });

  it('of the return frees the car from then on, shows what is to pay beyond, and charges it a day later', async () => {
    const { owner, renter, carId, booking } = await aReturn(product, { report: { km: 48_350, energyPercent: 70 } });
    // 50 km beyond the 300, at 30 cents; 10 % of energy at 1.20 €.
    expect(booking).toMatchObject({ state: 'returned', overage: { total: { amount: 1_500 + 1_200 } } });
    expect(await calendarOf(owner, carId)).toEqual([]);
    // The first hold of the deposit would end before the booking does: a new one follows it.
    product.clock.advance(7 * hourMs);
    await untilSeen(renter, booking, ({ depositStanding: { heldUntil = '' } }) => heldUntil > (booking.depositStanding.heldUntil ?? ''));
    product.clock.advance(18 * hourMs);
    await untilSeen(renter, booking, ({ overage }) => overage?.chargedAt !== undefined);
    await untilSeen(renter, booking, ({ state }) => state === 'returned');
    product.clock.advance(dayMs);
    await until(renter, booking, 'completed');
    await untilSeen(renter, booking, ({ depositStanding }) => depositStanding.state === 'released');
    expect(await equationOf(booking.id)).toMatchObject({ holds: true, charged: { amount: 17_700 } });
  });

  it('that nobody answers is agreed to after twelve hours', async () => {
    const { renter, booking } = await aTrip(product);
    product.clock.advanceTo(new Date(booking.period.to));
    await bring(renter, booking, 'start-check-out', { report: await aReport(renter, booking, product, { km: 48_100 }) });
    product.clock.advance(12 * hourMs + minuteMs);
    await until(renter, booking, 'returned');
  });
});

describe('a car that is late', () => {
  it('is marked, kept for it, and costs by the hour', async () => {
    const { owner, renter, carId, booking } = await aTrip(product);
    product.clock.advanceTo(plusMs(new Date(booking.period.to), 31 * minuteMs));
    await until(renter, booking, 'overdue');
    const [entry] = await calendarOf(owner, carId);
    expect(new Date(entry?.to ?? 0).getTime()).toBeGreaterThan(new Date(booking.period.to).getTime() + 4 * hourMs);
    product.clock.advance(90 * minuteMs);
    await bring(renter, booking, 'start-check-out', { report: await aReport(renter, booking, product, { km: 48_100 }) });
    const back = await bring(owner, booking, 'confirm-check-out', { signature: { typedName: 'Grace' } });
    expect(back.overage?.lines.map(({ code }) => code)).toContain('late_fee');
  });

  it('costs nothing more where a problem was reported, and support sees a stranded person first', async () => {
    const { owner, renter, booking } = await aTrip(product);
    await bring(renter, booking, 'report-problem', { problem: 'stranded', note: 'La rampe ne rentre plus' });
    // That nobody answered about the fit is a case of its own, when the clock had the time to find it.
    const wanted = (await product.context.events.repository.ofSubject(booking.id)).filter(({ type, data }) => type === 'booking.case_wanted' && data.kind !== 'fit-unanswered');
    expect(wanted).toMatchObject([{ data: { kind: 'stranded', priority: 'urgent' } }]);
    product.clock.advanceTo(plusMs(new Date(booking.period.to), 3 * hourMs));
    await until(renter, booking, 'overdue');
    await bring(renter, booking, 'start-check-out', { report: await aReport(renter, booking, product, { km: 48_100 }) });
    expect((await bring(owner, booking, 'confirm-check-out', { signature: { typedName: 'Grace' } })).overage).toBeUndefined();
  });

  it('and in the way of the next one puts them at risk: they are told at once, and shown others as roomy', async () => {
    const { owner, renter, carId, booking } = await aReadyBooking(product, { instant: true });
    const other = await anOwnerWithCar(product, { instant: true });
    const next = await product.account();
    const soonAfter = { from: plusMs(new Date(booking.period.to), 3 * hourMs).toISOString(), to: plusMs(new Date(booking.period.to), 27 * hourMs).toISOString() };
    const { quoteId } = await quoteFor(next, carId, soonAfter);
    const theirs = await next.ok(bookings.request, { body: { quoteId } });
    await product.stripe.pay(payOf(theirs));
    await until(next, theirs, 'confirmed');
    product.clock.advanceTo(new Date(booking.period.from));
    await bring(owner, booking, 'start-check-in', { report: await aReport(owner, booking, product) });
    await bring(renter, booking, 'confirm-check-in', { signature: { typedName: 'Ada' } });
    expect((await see(next, theirs)).atRisk).toBe(false);
    product.clock.advanceTo(plusMs(new Date(booking.period.to), 31 * minuteMs));
    const warned = await untilSeen(next, theirs, ({ atRisk }) => atRisk);
    expect(warned.replacements.map(({ id }) => id)).toContain(other.carId);
    // Kept for the late car until an hour before the next one, and no longer.
    const [kept] = (await calendarIn(product.context.database.connection, carId)).filter(({ bookingId }) => bookingId === booking.id);
    expect(kept?.to).toEqual(plusMs(new Date(soonAfter.from), -hourMs));
    await eventually(async () => (await product.context.mail.kept(1_000)).some(({ to, subject }) => to === next.email && /retard/.test(subject)));
    expect(await overlapsOn(product.context.database.connection, carId)).toEqual([]);
  });

  it('that is missing for a day is a case of its own', async () => {
    const { renter, booking } = await aTrip(product);
    product.clock.advanceTo(plusMs(new Date(booking.period.to), dayMs + hourMs));
    await untilSeen(renter, booking, ({ timeline }) => timeline.some(({ name }) => name === 'report-missing'));
    expect(await eventsOf(product, booking.id)).toContain('booking.vehicle_missing');
  });
});
