import type { Booking } from '@passerelle/shared/bookings/contract';
import { driversContract } from '@passerelle/shared/drivers/contract';
import { dayMs } from '@passerelle/shared/time';
import { eventually } from '../../../test/eventually';
import { startProduct, type Account, type TestProduct } from '../../../test/product';
import { aConfirmedBooking, aReadyBooking, aReport, bring, eventsOf, move, see, type Situation } from '../../../test/situations';
import { linkToken } from '../../core/crypto/link-token';
import { aPicture } from '../photos/picture-fixtures';

jest.setTimeout(30_000);

const { mine, asked, waiting, picture, decide } = driversContract.routes;
let product: TestProduct;
let support: Account;
beforeAll(async () => {
  product = await startProduct();
  support = await product.account({ roles: ['member', 'support'] });
});
afterAll(() => product.stop());

const said = { category: 'B', validUntil: '2033-05-01', bornOn: '1990-02-28' } as const;
const sends = async (by: Account, query: object = said) => by.send('POST', `/api/my/licence?${new URLSearchParams({ ...query })}`, await aPicture(), { 'Content-Type': 'image/jpeg' });

const tokenIn = (booking: Booking) => booking.driverLink?.url.split('/drive/')[1] ?? '';
const sendsBy = async (token: string) => product.nobody.send('POST', `/api/drive/${token}?${new URLSearchParams(said)}`, await aPicture(), { 'Content-Type': 'image/jpeg' });

describe('a driving licence', () => {
  it('is looked at once by support; the picture is deleted, and a hash and the dates stay', async () => {
    const driver = await product.account();
    expect(await driver.ok(mine, {})).toEqual({ state: 'none' });
    expect(await sends(driver)).toMatchObject({ status: 201, body: { state: 'waiting' } });
    expect((await support.ok(waiting, {})).items).toContainEqual(expect.objectContaining({ holderId: driver.id, ...said }));
    expect((await support.ok(picture, { params: { holderId: driver.id } })).length).toBeGreaterThan(0);
    expect(await support.ok(decide, { params: { holderId: driver.id }, body: { approved: true } })).toMatchObject({ state: 'approved' });
    const kept = await product.context.database.connection.collection('licences').findOne({ _id: driver.id as never });
    expect(kept).toMatchObject({ picture: null, hash: expect.stringMatching(/^[0-9a-f]{64}$/), decidedBy: support.id });
    expect(await support.refused(picture, { params: { holderId: driver.id } })).toMatchObject({ status: 409, code: 'drivers.not_waiting' });
    const until = (day: string) => product.features.drivers.mayDrive(driver.id, new Date(day));
    expect([await until('2033-05-01'), await until('2033-05-02')]).toEqual([true, false]);
  });

  it.each([
    ['fr', true, /permis de conduire a été vérifié/],
    ['en', false, /licence could not be checked/],
  ] as const)('is decided, and its holder is told in their language (%s, approved: %s), without the reason', async (locale, approved, subject) => {
    const driver = await product.account({ locale });
    await sends(driver);
    await support.ok(decide, { params: { holderId: driver.id }, body: { approved, reason: 'The second line is unreadable' } });
    const mail = await eventually(async () => (await product.context.mail.kept(100)).find(({ to }) => to === driver.email));
    expect(mail).toMatchObject({ locale, subject: expect.stringMatching(subject), text: expect.stringContaining('/my/licence') });
    expect(mail.text).not.toContain('unreadable');
    expect(await support.refused(decide, { params: { holderId: driver.id }, body: { approved } })).toMatchObject({ code: 'drivers.not_waiting' });
  });

  it('is sealed in the database while it waits, and only staff see it', async () => {
    const driver = await product.account();
    await sends(driver);
    const kept = await product.context.database.connection.collection('licences').findOne({ _id: driver.id as never });
    expect(Buffer.from(String(kept?.picture), 'base64url').toString('latin1')).not.toContain('WEBP');
    expect(await driver.refused(picture, { params: { holderId: driver.id } })).toMatchObject({ status: 403 });
    expect(await driver.refused(waiting, {})).toMatchObject({ status: 403 });
  });

  it.each([
    ['that has run out', { ...said, validUntil: '2020-01-01' }, 'validUntil'],
    ['of somebody below 18', { ...said, bornOn: '2015-01-01' }, 'bornOn'],
    ['of another category', { ...said, category: 'A' }, 'category'],
    ['for quadricycles', { ...said, category: 'B1' }, 'category'],
  ])('%s is refused, and nothing is written', async (_what, query, path) => {
    const driver = await product.account();
    expect(await sends(driver, query)).toMatchObject({ status: 422, body: { errors: [{ path }] } });
    expect(await driver.ok(mine, {})).toEqual({ state: 'none' });
  });
});

describe('the licence of a driver who was only named', () => {
  let trip: Situation;
  beforeAll(async () => {
    trip = await aConfirmedBooking(product, { driver: 'Zoé Martin' });
  });

  it('is sent by a link that only the renter sees, and that shows car and dates and nobody else', async () => {
    const { renter, owner, booking } = trip;
    for (const field of ['driverLink', 'licence']) expect(await see(owner, booking)).not.toHaveProperty(field);
    const seen = await see(renter, booking);
    expect(seen).toMatchObject({ licence: 'none', needsYou: { name: 'send-licence' } });
    const shown = await product.nobody.ok(asked, { params: { token: tokenIn(seen) } });
    expect(shown).toEqual({ driver: 'Zoé Martin', vehicle: { title: booking.vehicle.title, town: booking.vehicle.place.town }, period: booking.period, timeZone: booking.timeZone, licence: { state: 'none' } });
  });

  it('is checked by support as any other, and then all know it', async () => {
    const { renter, owner, booking } = trip;
    const token = tokenIn(await see(renter, booking));
    expect(await sendsBy(token)).toMatchObject({ status: 201, body: { state: 'waiting' } });
    expect(await see(renter, booking)).toMatchObject({ licence: 'waiting' });
    expect((await see(renter, booking)).needsYou).toBeUndefined();
    expect((await support.ok(waiting, {})).items).toContainEqual(expect.objectContaining({ holderId: booking.id, displayName: 'Zoé Martin' }));
    expect((await support.ok(picture, { params: { holderId: booking.id } })).length).toBeGreaterThan(0);
    await support.ok(decide, { params: { holderId: booking.id }, body: { approved: true } });
    for (const person of [renter, owner]) expect((await see(person, booking)).roles.driverChecked).toBe(true);
    expect(await renter.ok(mine, {})).toEqual({ state: 'none' });
  });

  it.each([
    ['that was guessed', () => `${trip.booking.id}.guessed`],
    ['of a payer', () => linkToken('pay', trip.booking.id, product.context.secrets.field)],
    ['of a booking whose renter drives', async () => linkToken('drive', (await aConfirmedBooking(product)).booking.id, product.context.secrets.field)],
  ])('is refused by a link %s, and nothing is written', async (_what, token) => {
    const given = await token();
    const before = await product.counts();
    expect(await product.nobody.refused(asked, { params: { token: given } })).toMatchObject({ status: 404, code: 'drivers.not_asked' });
    expect(await sendsBy(given)).toMatchObject({ status: 404 });
    expect((await product.counts())['licences']).toBe(before['licences']);
  });

  it('is asked for no more once the booking is cancelled', async () => {
    const { renter, booking } = await aConfirmedBooking(product, { driver: 'Zoé Martin' });
    const seen = await see(renter, booking);
    await move(renter, seen, 'cancel-by-renter');
    expect(await sendsBy(tokenIn(seen))).toMatchObject({ status: 404, body: { code: 'drivers.not_asked' } });
    expect(await see(renter, booking)).not.toHaveProperty('driverLink');
  });
});

describe('a licence that nobody looked at', () => {
  const keptOf = (id: string) => product.context.database.connection.collection('licences').findOne({ _id: id as never });
  const sentFor = async (situation: Situation) => {
    expect(await sendsBy(tokenIn(await see(situation.renter, situation.booking)))).toMatchObject({ status: 201 });
    return situation;
  };
  /** The whole of a trip, from the hand-over to the return. */
  const drive = async ({ owner, renter, booking }: Situation) => {
    product.clock.advanceTo(new Date(booking.period.from));
    await bring(owner, booking, 'start-check-in', { report: await aReport(owner, booking, product) });
    await bring(renter, booking, 'confirm-check-in', { signature: { typedName: 'Ada' } });
    expect(await keptOf(booking.id)).not.toBeNull();
    product.clock.advanceTo(new Date(booking.period.to));
    await bring(renter, booking, 'start-check-out', { report: await aReport(renter, booking, product, { km: 48_200 }) });
    await bring(owner, booking, 'confirm-check-out', { signature: { typedName: 'Grace' } });
  };

  it.each<[string, (trip: Situation) => Promise<unknown>]>([
    ['cancelled by the renter', ({ renter, booking }) => move(renter, booking, 'cancel-by-renter')],
    ['cancelled by the owner', ({ owner, booking }) => move(owner, booking, 'cancel-by-owner', 'other')],
    ['over', drive],
  ])('of who was named is deleted, picture and all, once the trip is %s', async (_what, end) => {
    const situation = await sentFor(await aReadyBooking(product, { driver: 'Zoé Martin' }));
    const { id } = situation.booking;
    await end(situation);
    await eventually(async () => (await keptOf(id)) === null);
    expect(await eventsOf(product, id)).toContain('drivers.licence-forgotten');
    expect((await support.ok(waiting, {})).items.map(({ holderId }) => holderId)).not.toContain(id);
  });

  it('but is decided, stays without its picture when the trip is cancelled', async () => {
    const { renter, booking } = await sentFor(await aConfirmedBooking(product, { driver: 'Zoé Martin' }));
    await support.ok(decide, { params: { holderId: booking.id }, body: { approved: true } });
    await move(renter, booking, 'cancel-by-renter');
    await product.features.drivers.forgetNamed(booking.id);
    expect(await keptOf(booking.id)).toMatchObject({ state: 'approved', picture: null });
  });

  it('for 90 days is deleted, and its holder may send it again', async () => {
    const early = await product.account();
    await sends(early);
    product.clock.advance(89 * dayMs);
    const late = await product.account();
    await sends(late);
    product.clock.advance(dayMs);
    await eventually(async () => (await keptOf(early.id)) === null);
    expect(await keptOf(late.id)).toMatchObject({ state: 'waiting' });
  });
});
