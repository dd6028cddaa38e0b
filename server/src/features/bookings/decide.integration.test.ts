import { bookingEquation } from '@passerelle/shared/bookings/ledger';
import { eventually } from '../../../test/eventually';
import { startProduct, type TestProduct } from '../../../test/product';
import {
  aConfirmedBooking, anOwnerWithCar, aPaidRequest, anUnpaidRequest, bookings, calendarOf, daysFromNow, distinctiveChair, eventsOf, intentOf, move, payOf, quoteFor, see, until,
} from '../../../test/situations';

jest.setTimeout(30_000);

let product: TestProduct;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

const mailsTo = async (email: string) => (await product.context.mail.kept(1_000)).filter(({ to }) => to === email);

describe('from the payment to the confirmation', () => {
  it('holds the money, asks the owner, and takes it when they accept; the ledger adds up', async () => {
    const { owner, renter, carId, booking } = await anUnpaidRequest(product);
    const paid = await product.stripe.pay(payOf(booking));
    expect(paid).toEqual({ status: 303, location: `${product.url}/bookings/${booking.id}` });
    const asked = await until(owner, booking, 'requested', 'held');
    expect(asked).toMatchObject({ viewer: 'owner', can: { accept: true, decline: true }, deadline: { name: 'expire-request' } });
    expect(await product.features.bookings.ledgerOf(booking.id)).toEqual([]);
    expect(await calendarOf(owner, carId)).toMatchObject([{ kind: 'booking', ...booking.period }]);

    const accepted = await move(owner, booking, 'accept');
    expect(accepted.state).toBe('confirmed');
    await until(renter, booking, 'confirmed', 'captured');
    const entries = await product.features.bookings.ledgerOf(booking.id);
    const { holds, ...equation } = bookingEquation(entries);
    expect(holds).toBe(true);
    // 120 € of days less 15 % of commission; 12 € of fee and the commission; 18 € of insurance.
    expect(Object.fromEntries(Object.entries(equation).map(([name, { amount }]) => [name, amount]))).toMatchObject({ charged: 15_000, owed: 10_200, fees: 3_000, insurance: 1_800, refunded: 0 });
    expect((await intentOf(product, booking.id)).intent).toMatchObject({ status: 'succeeded', amount_received: 15_000, transfer_group: booking.id });
    expect(await eventsOf(product, booking.id)).toEqual(['booking.dates_held', 'booking.paid', 'booking.accepted', 'booking.money_captured']);
  });

  it('confirms at once where the owner takes everybody', async () => {
    const { owner, carId, booking } = await aPaidRequest(product, { instant: true });
    expect(booking).toMatchObject({ state: 'confirmed', money: 'captured' });
    expect(bookingEquation(await product.features.bookings.ledgerOf(booking.id))).toMatchObject({ holds: true, charged: { amount: 15_000 } });
    expect(await calendarOf(owner, carId)).toMatchObject([{ kind: 'booking' }]);
    expect(await eventsOf(product, booking.id)).toEqual(['booking.dates_held', 'booking.paid']);
  });

  it('shows the address from the confirmation on, and to nobody before', async () => {
    const { owner, renter, booking } = await aPaidRequest(product);
    for (const person of [owner, renter]) expect(JSON.stringify(await see(person, booking))).not.toMatch(/Lesdigui|45\.1885/);
    await move(owner, booking, 'accept');
    for (const person of [owner, renter]) expect((await see(person, booking)).pickUp).toMatchObject({ address: '12 rue Lesdiguières, 38000 Grenoble', location: { lat: 45.1885 } });
  });

  it('lets one of two answers win at the same version, and tells the other', async () => {
    const { owner, booking } = await aPaidRequest(product);
    const accept = () => owner.send('POST', `/api/bookings/${booking.id}/transitions/accept`, { version: booking.version });
    const decline = () => owner.send('POST', `/api/bookings/${booking.id}/transitions/decline`, { version: booking.version, reason: 'other' });
    const answers = await Promise.all([accept(), decline(), accept()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(answers.filter(({ status }) => status === 409).map(({ body }) => body.code)).toEqual(['bookings.version_conflict', 'bookings.version_conflict']);
    const types = await eventsOf(product, booking.id);
    expect(types.filter((type) => type === 'booking.accepted' || type === 'booking.declined')).toHaveLength(1);
  });

  it('shows the same answer again for the same Idempotency-Key', async () => {
    const { owner, booking } = await aPaidRequest(product);
    const accept = () => owner.send('POST', `/api/bookings/${booking.id}/transitions/accept`, { version: booking.version }, { 'Idempotency-Key': 'accept-once-only' });
    expect(await accept()).toMatchObject({ status: 200, body: { state: 'confirmed' } });
    expect(await accept()).toMatchObject({ status: 200, body: { state: 'confirmed' } });
    expect((await eventsOf(product, booking.id)).filter((type) => type === 'booking.accepted')).toHaveLength(1);
  });
});

describe('without a confirmation', () => {
  it.each([
    ['declined by its owner', 'decline', 'dates_not_possible', 'declined'],
    ['withdrawn by its renter', 'withdraw', undefined, 'withdrawn'],
  ] as const)('a request that is %s frees the dates and releases the money', async (_name, transition, reason, state) => {
    const { owner, renter, carId, booking } = await aPaidRequest(product);
    expect((await move(transition === 'decline' ? owner : renter, booking, transition, reason)).state).toBe(state);
    expect(await calendarOf(owner, carId)).toEqual([]);
    await until(renter, booking, state, 'none');
    expect((await intentOf(product, booking.id)).intent).toMatchObject({ status: 'canceled', amount_received: 0 });
    expect(await product.features.bookings.ledgerOf(booking.id)).toEqual([]);
    const somebody = await product.account();
    expect((await quoteFor(somebody, carId, booking.period)).total).toEqual(booking.total);
  });

  it('a step is refused to the wrong person, in the wrong state, and without its reason', async () => {
    const { owner, renter, booking } = await aPaidRequest(product);
    const step = (name: 'accept' | 'decline' | 'withdraw' | 'abandon' | 'confirm-payment', version = booking.version) => ({ params: { bookingId: booking.id, name }, body: { version } });
    expect(await renter.refused(bookings.transition, step('accept'))).toMatchObject({ status: 403, code: 'bookings.not_yours_to_do' });
    expect(await owner.refused(bookings.transition, step('confirm-payment'))).toMatchObject({ status: 403 });
    expect(await owner.refused(bookings.transition, step('withdraw'))).toMatchObject({ status: 403 });
    expect(await renter.refused(bookings.transition, step('abandon'))).toMatchObject({ status: 409, code: 'bookings.transition_not_allowed' });
    expect(await owner.refused(bookings.transition, step('decline'))).toMatchObject({ status: 422, errors: [{ path: 'reason' }] });
    expect(await owner.refused(bookings.transition, step('accept', booking.version - 1))).toMatchObject({ status: 409, code: 'bookings.version_conflict' });
    expect(await (await product.account()).refused(bookings.transition, step('accept'))).toMatchObject({ status: 404, code: 'bookings.not_found' });
    expect((await see(owner, booking)).version).toBe(booking.version);
  });
});

describe('thirty people who want one car at the same moment', () => {
  it('one gets it, the others are told that the dates are taken, and every record agrees', async () => {
    const { owner, carId } = await anOwnerWithCar(product);
    // As if all of them had seen the dates free a moment before: the reservation alone decides.
    const look = jest.spyOn(product.features.vehicles.calendar, 'isFree').mockResolvedValue(true);
    const renters = await Promise.all(Array.from({ length: 30 }, () => product.account()));
    const quotes = await Promise.all(renters.map((renter, index) => quoteFor(renter, carId, daysFromNow(product, 100 + (index % 3), 3 + (index % 2)))));
    const answers = await Promise.all(renters.map((renter, index) => renter.send('POST', '/api/bookings', { quoteId: quotes[index]?.quoteId })));

    look.mockRestore();
    const winners = answers.filter(({ status }) => status === 201);
    expect(winners).toHaveLength(1);
    expect(answers.filter(({ status }) => status !== 201).map(({ status, body }) => `${status} ${body.code}`)).toEqual(Array.from({ length: 29 }, () => '409 bookings.dates_taken'));
    const won = winners[0]?.body;
    expect(await calendarOf(owner, carId)).toMatchObject([{ kind: 'hold', bookingId: won.id, ...won.period }]);
    const { connection } = product.context.database;
    for (const collection of ['bookings', 'quotes'] as const) {
      expect(await connection.collection(collection).countDocuments(collection === 'bookings' ? { vehicleId: carId } : { vehicleId: carId, bookingId: { $ne: null } })).toBe(1);
    }
    const renter = renters[answers.findIndex(({ status }) => status === 201)];
    if (!renter) throw new Error('nobody won');
    await product.stripe.pay(won.payment.url);
    await until(renter, won, 'requested');
    await move(owner, won, 'accept');
    await until(renter, won, 'confirmed', 'captured');
    expect(bookingEquation(await product.features.bookings.ledgerOf(won.id))).toMatchObject({ holds: true, charged: won.total });
  });
});

describe('what is known of a person', () => {
  it('no measure of a chair reaches the booking, its owner, the events, the mails or any collection', async () => {
    const { owner, renter, booking } = await aConfirmedBooking(product, { wheelchairs: [distinctiveChair] });
    const seen = await see(owner, booking);
    expect(seen.fit).toEqual({ verdict: 'tight', ruleVersion: expect.any(String), preparation: expect.any(Array) });
    await eventually(async () => (await mailsTo(renter.email)).length >= 2);
    const measures = /(?<![\w.])(1103|1327|91\.237|110[.,]3|132[.,]7|0[.,]?1103)(?![\w])/;
    expect(JSON.stringify([seen, await see(renter, booking)])).not.toMatch(measures);
    const dump = await product.dump();
    expect(dump).toContain(booking.id);
    expect(dump).not.toMatch(measures);
    expect(dump).not.toMatch(/occupiedMass|chairMass|crashTested/);
  });

  it('mails go to each in their own language, once', async () => {
    const { owner, renter, booking } = await aConfirmedBooking(product, { ownerLocale: 'en', renterLocale: 'fr' });
    const renterMails = await eventually(async () => {
      const mails = await mailsTo(renter.email);
      return mails.length === 2 && mails;
    });
    expect(renterMails.map(({ locale, subject }) => `${locale} ${subject}`).sort()).toEqual([expect.stringMatching(/^fr Confirmé|^fr .*confirm/i), expect.stringMatching(/^fr .*demande/i)]);
    for (const { text } of renterMails) {
      expect(text).toMatch(/^Bonjour Personne/);
      expect(text).toContain(`${product.url}/bookings/${booking.id}`);
    }
    expect((await mailsTo(owner.email)).map(({ locale, subject }) => [locale, subject])).toEqual([['en', 'A request for Kangoo avec rampe']]);
  });
});
