import { agreementsContract } from '@passerelle/shared/agreements/contract';
import type { HandoverReport } from '@passerelle/shared/bookings/handover';
import { apiClient } from '../../../test/api-client';
import { eventually } from '../../../test/eventually';
import { startProduct, type Account, type TestProduct } from '../../../test/product';
import { aConfirmedBooking, anUnpaidRequest, aPaidRequest, distinctiveChair, move, vehicles, type Situation } from '../../../test/situations';

jest.setTimeout(60_000);

let product: TestProduct;
let situation: Situation;
beforeAll(async () => {
  product = await startProduct();
  situation = await aConfirmedBooking(product, { ownerLocale: 'en', wheelchairs: [distinctiveChair] });
});
afterAll(() => product.stop());

const { html, pdf } = agreementsContract.routes;
const callFor = ({ booking }: Pick<Situation, 'booking'>) => ({ params: { bookingId: booking.id } });
const pageOf = async (by: Account, of: Pick<Situation, 'booking'> = situation): Promise<string> => Buffer.from(await by.ok(html, callFor(of))).toString();
const factOf = (page: string, name: string): string => new RegExp(`<th[^>]*>${name}</th><td[^>]*>([^<]*)`).exec(page)?.[1] ?? '';
const versionsOf = ({ booking }: Pick<Situation, 'booking'>) => product.context.database.connection.collection('agreements').countDocuments({ bookingId: booking.id });

describe('who reads an agreement', () => {
  it('renter, owner and support do, each in their language', async () => {
    const support = await product.account({ roles: ['member', 'support'] });
    expect(await pageOf(situation.renter)).toMatch(/<html lang="fr">[\s\S]*Contrat de location de voiture/);
    expect(await pageOf(situation.owner)).toMatch(/<html lang="en">[\s\S]*Car rental agreement/);
    expect(await pageOf(support)).toContain(situation.renter.displayName);
  });

  it('nobody else does, and nobody before the owner said yes', async () => {
    const stranger = await product.account();
    const requested = await aPaidRequest(product);
    const unpaid = await anUnpaidRequest(product);
    for (const route of [html, pdf]) {
      expect(await stranger.refused(route, callFor(situation))).toMatchObject({ status: 404, code: 'agreements.not_found' });
      expect(await apiClient(product.url).refused(route, callFor(situation))).toMatchObject({ status: 401 });
      for (const early of [requested, unpaid]) expect(await early.renter.refused(route, callFor(early))).toMatchObject({ status: 404, code: 'agreements.not_found' });
      expect(await stranger.refused(route, { params: { bookingId: 'bkg_unknown' } })).toMatchObject({ status: 404 });
    }
  });
});

describe('the file', () => {
  it('is a PDF with a name, for this person alone', async () => {
    const { headers, bytes } = await situation.renter.send('GET', `/api/bookings/${situation.booking.id}/agreement.pdf`);
    expect(bytes.subarray(0, 8).toString('latin1')).toBe('%PDF-1.7');
    expect(Object.fromEntries(['content-type', 'cache-control', 'content-disposition', 'x-content-type-options'].map((name) => [name, headers.get(name)]))).toEqual({
      'content-type': 'application/pdf',
      'cache-control': 'private, no-store',
      'content-disposition': `inline; filename="passerelle-${situation.booking.id}-v1.pdf"`,
      'x-content-type-options': 'nosniff',
    });
  });

  it('is the same for both but for the language, and its page finds its style', async () => {
    const [first, second] = [await pageOf(situation.renter), await pageOf(situation.owner)];
    expect(factOf(first, 'Empreinte du contenu \\(SHA-256\\)')).toMatch(/^[0-9a-f]{64}$/);
    expect(factOf(second, 'Fingerprint of the content \\(SHA-256\\)')).toBe(factOf(first, 'Empreinte du contenu \\(SHA-256\\)'));
    const style = /href="([^"]+\.css)"/.exec(first)?.[1] ?? '';
    const answer = await product.nobody.send('GET', new URL(style).pathname);
    expect([answer.status, answer.type]).toEqual([200, 'text/css; charset=utf-8']);
  });
});

describe('what it keeps to itself', () => {
  it('tells nothing of a body, and no address of the renter', async () => {
    const kept = JSON.stringify(await product.context.database.connection.collection('agreements').find().toArray());
    for (const text of [await pageOf(situation.renter), await pageOf(situation.owner), kept]) {
      // Numbers of their own: the figures within a fingerprint or an id are none of a chair.
      expect(text).not.toMatch(/(?<![\w.])(91[.,]237|1103|1327|110[.,]3|132[.,]7|64 cm)(?!\w)/);
      for (const { email } of [situation.renter, situation.owner]) expect(text).not.toContain(email);
    }
  });
});

describe('its versions', () => {
  it('the first is kept at the confirmation, without anybody looking', async () => {
    const fresh = await aConfirmedBooking(product);
    await eventually(async () => (await versionsOf(fresh)) === 1);
  });

  it('a listing that changes later changes no agreement', async () => {
    const fresh = await aConfirmedBooking(product);
    const before = await pageOf(fresh.renter, fresh);
    const { version } = await fresh.owner.ok(vehicles.getOwn, { params: { vehicleId: fresh.carId } });
    await fresh.owner.ok(vehicles.update, { params: { vehicleId: fresh.carId }, body: { version, title: 'Une tout autre voiture' } });
    expect(await pageOf(fresh.renter, fresh)).toBe(before);
  });

  it('many who look at once see one version', async () => {
    const fresh = await aConfirmedBooking(product);
    const pages = await Promise.all([1, 2, 3, 4].map(() => pageOf(fresh.renter, fresh)));
    expect(new Set(pages).size).toBe(1);
    expect(await versionsOf(fresh)).toBe(1);
  });

  it('a cancelled booking keeps its agreement', async () => {
    const fresh = await aConfirmedBooking(product);
    const before = await pageOf(fresh.renter, fresh);
    await move(fresh.renter, fresh.booking, 'cancel-by-renter');
    expect(await pageOf(fresh.renter, fresh)).toBe(before);
  });

  it('the state of the car makes a second one, with the terms of the first', async () => {
    const fresh = await aConfirmedBooking(product);
    expect(factOf(await pageOf(fresh.renter, fresh), 'Version')).toMatch(/^1, /);
    const report: Omit<HandoverReport, 'signature' | 'actedAt'> = { km: 48_210, energyPercent: 75, equipment: { rampCycle: 'works', straps: 4, belts: 'ok', remote: 'none' }, demonstrated: true, photos: [] };
    const at = new Date();
    const checkIn = { ...report, by: 'owner', actedAt: at, sentAt: at, agreed: true, signatures: [{ by: 'owner', typedName: 'Dominique L.', at }, { by: 'renter', typedName: 'Camille M.', at }] };
    await product.context.database.connection.collection<{ _id: string }>('bookings').updateOne({ _id: fresh.booking.id }, { $set: { handover: { checkIn, checkOut: null } } });
    const page = await pageOf(fresh.renter, fresh);
    expect(factOf(page, 'Version')).toMatch(/^2, /);
    expect(page).toContain('48\u202f210\u00a0km');
    expect(page).toContain('Dominique L.');
    expect(await versionsOf(fresh)).toBe(2);
  });
});
