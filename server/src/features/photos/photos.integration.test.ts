import sharp from 'sharp';
import { mostPhotosOfSubject, photosContract } from '@passerelle/shared/photos/contract';
import { apiClient } from '../../../test/api-client';
import { startProduct, type Account, type TestProduct } from '../../../test/product';
import { aConfirmedBooking, anUnpaidRequest, move, type Situation } from '../../../test/situations';
import { aPhonePhoto, aPicture, aPixelBomb } from './picture-fixtures';

jest.setTimeout(60_000);

const { add, list, read } = photosContract.routes;

let product: TestProduct;
let situation: Situation;
let stranger: Account;
let support: Account;
let picture: Buffer;
beforeAll(async () => {
  product = await startProduct();
  situation = await aConfirmedBooking(product);
  stranger = await product.account();
  support = await product.account({ roles: ['member', 'support'] });
  picture = await aPicture();
});
afterAll(() => product.stop());

const jpeg = { 'Content-Type': 'image/jpeg' };
let sent = 0;
const query = (clientId = `client-id-${(sent += 1)}`) => ({ purpose: 'check_in' as const, clientId });
const callFor = (bookingId: string, body: Uint8Array, asked = query()) => ({ params: { bookingId }, query: asked, body });
const addTo = (by: Account, bookingId: string, body: Uint8Array = picture, asked = query()) => by.ok(add, callFor(bookingId, body, asked), jpeg);

describe('sending a photo', () => {
  it('makes it there for both, upright and clean, in each size', async () => {
    const { renter, owner, booking } = situation;
    const { id } = await renter.ok(add, { params: { bookingId: booking.id }, query: { ...query(), takenAt: '2027-01-01T10:00:00Z' }, body: await aPhonePhoto() }, jpeg);
    expect(id).toMatch(/^pho_/);
    for (const [size, longest] of [['large', 1600], ['medium', 800], ['small', 240]] as const) {
      const bytes = await owner.ok(read, { params: { photoId: id }, query: { size } });
      const { format, width, height, exif } = await sharp(bytes).metadata();
      expect({ format, longest: Math.max(width, height), upright: height > width, exif }).toEqual({ format: 'webp', longest, upright: true, exif: undefined });
    }
    expect((await owner.ok(list, { params: { bookingId: booking.id } })).items).toContainEqual({ id, purpose: 'check_in', mine: false, sentAt: expect.any(String), takenAt: '2027-01-01T10:00:00.000Z' });
    expect(await product.dump()).not.toMatch(/Secret-Model|Secret-Author/);
  });

  it('says in its headers that it is for this person alone, and a picture whatever a browser may think', async () => {
    const { renter, booking } = situation;
    const { id } = await addTo(renter, booking.id);
    const { headers, status } = await renter.send('GET', `/api/photos/${id}`);
    expect(status).toBe(200);
    expect(Object.fromEntries(['content-type', 'cache-control', 'vary', 'x-content-type-options', 'content-disposition'].map((name) => [name, headers.get(name)]))).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'private, max-age=3600',
      vary: expect.stringContaining('Authorization'),
      'x-content-type-options': 'nosniff',
      'content-disposition': `inline; filename="${id}.webp"`,
    });
  });

  it('makes one photo of the same clientId, in turn and at the same moment; another person may use the same', async () => {
    const { owner, renter, booking } = situation;
    const asked = query();
    const made = await Promise.all([1, 2, 3].map(() => addTo(renter, booking.id, picture, asked)));
    made.push(await addTo(renter, booking.id, picture, asked));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect((await addTo(owner, booking.id, picture, asked)).id).not.toBe(made[0]?.id);
  });
});

describe('whose photos they are', () => {
  it('strangers and people without an account find neither booking nor photo; support sees, and adds none', async () => {
    const { renter, booking } = situation;
    const { id } = await addTo(renter, booking.id);
    expect(await stranger.refused(add, callFor(booking.id, picture), jpeg)).toMatchObject({ status: 404, code: 'bookings.not_found' });
    expect(await stranger.refused(list, { params: { bookingId: booking.id } })).toMatchObject({ status: 404, code: 'bookings.not_found' });
    expect(await stranger.refused(read, { params: { photoId: id } })).toMatchObject({ status: 404, code: 'photos.not_found' });
    expect(await apiClient(product.url).refused(read, { params: { photoId: id } })).toMatchObject({ status: 401 });
    expect(await support.refused(add, callFor(booking.id, picture), jpeg)).toMatchObject({ status: 409, code: 'photos.not_now' });
    expect((await support.ok(read, { params: { photoId: id } })).length).toBeGreaterThan(0);
  });

  it('takes none before the booking is confirmed, and none when it is over', async () => {
    const unpaid = await anUnpaidRequest(product);
    expect(await unpaid.renter.refused(add, callFor(unpaid.booking.id, picture), jpeg)).toMatchObject({ code: 'photos.not_now' });
    expect(await unpaid.owner.refused(add, callFor(unpaid.booking.id, picture), jpeg)).toMatchObject({ code: 'bookings.not_found' });
    const { renter, booking } = await aConfirmedBooking(product);
    await move(renter, booking, 'cancel-by-renter');
    expect(await renter.refused(add, callFor(booking.id, picture), jpeg)).toMatchObject({ code: 'photos.not_now' });
  });
});

describe('what is refused', () => {
  it.each<[string, () => Buffer, Record<string, string>, number, string]>([
    ['a text named .jpg', () => Buffer.from('not a picture'), jpeg, 422, 'photos.not_an_image'],
    ['nothing', () => Buffer.alloc(0), jpeg, 422, 'photos.not_an_image'],
    ['a bomb of pixels', () => aPixelBomb(), { 'Content-Type': 'image/png' }, 422, 'photos.too_many_pixels'],
    ['50 MB', () => Buffer.alloc(50 * 1024 * 1024, 0xff), jpeg, 413, 'photos.too_large'],
    ['JSON', () => Buffer.from('{}'), { 'Content-Type': 'application/json' }, 415, 'request.media_type'],
  ])('%s, and nothing is kept', async (_name, make, headers, status, code) => {
    const { renter, booking } = situation;
    const photosKept = async () => Object.entries(await product.counts()).filter(([name]) => name.startsWith('photo'));
    const before = await photosKept();
    expect(await renter.refused(add, callFor(booking.id, make()), headers)).toMatchObject({ status, code, detail: expect.stringMatching(/\S+ \S+/) });
    expect(await photosKept()).toEqual(before);
  });

  it('who has no account is turned away before a byte of theirs is read', async () => {
    const { booking } = situation;
    expect(await product.nobody.refused(add, callFor(booking.id, Buffer.alloc(50 * 1024 * 1024)), jpeg)).toMatchObject({ status: 401 });
  });

  it('the forty-first, also when several come at once', async () => {
    const { renter, booking } = await aConfirmedBooking(product);
    const small = await aPicture('jpeg', 20, 20);
    for (let count = 0; count < mostPhotosOfSubject - 2; count += 1) await addTo(renter, booking.id, small);
    const last = await Promise.allSettled([1, 2, 3, 4].map(() => addTo(renter, booking.id, small)));
    expect(last.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    expect(await renter.refused(add, callFor(booking.id, small), jpeg)).toMatchObject({ status: 409, code: 'photos.too_many' });
    expect(await product.features.photos.of(`booking:${booking.id}`)).toHaveLength(mostPhotosOfSubject);
  });
});

describe('for other features', () => {
  it('tells whether photos belong to a subject', async () => {
    const { photos } = product.features;
    const { renter, booking } = await aConfirmedBooking(product);
    const subject = `booking:${booking.id}` as const;
    const [first, second] = [await addTo(renter, booking.id), await addTo(renter, booking.id)];
    const elsewhere = await addTo(situation.renter, situation.booking.id);
    expect(await photos.belong([first.id, second.id], subject)).toBe(true);
    expect(await photos.belong([first.id, first.id], subject)).toBe(false);
    expect(await photos.belong([first.id, elsewhere.id], subject)).toBe(false);
    expect(await photos.belong([first.id, 'pho_unknown'], subject)).toBe(false);
  });

  it('of a car they are kept apart from those of a booking', async () => {
    const { photos } = product.features;
    const { id } = await photos.add({ subject: `vehicle:${situation.carId}`, purpose: 'problem', uploaderId: situation.owner.id, clientId: 'of-a-car', bytes: picture });
    expect(await photos.belong([id], `booking:${situation.carId}`)).toBe(false);
    // No route shows a car's photos yet.
    expect(await situation.owner.refused(read, { params: { photoId: id } })).toMatchObject({ status: 404 });
  });
});
