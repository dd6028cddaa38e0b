import { driversContract } from '@passerelle/shared/drivers/contract';
import { startProduct, type Account, type TestProduct } from '../../../test/product';
import { aPicture } from '../photos/picture-fixtures';

jest.setTimeout(30_000);

const { mine, waiting, picture, decide } = driversContract.routes;
let product: TestProduct;
let support: Account;
beforeAll(async () => {
  product = await startProduct();
  support = await product.account({ roles: ['member', 'support'] });
});
afterAll(() => product.stop());

const said = { category: 'B', validUntil: '2033-05-01', bornOn: '1990-02-28' } as const;
const sends = async (by: Account, query: object = said) => by.send('POST', `/api/my/licence?${new URLSearchParams({ ...query })}`, await aPicture(), { 'Content-Type': 'image/jpeg' });

describe('a driving licence', () => {
  it('is looked at once by support; the picture is deleted, and a hash and the dates stay', async () => {
    const driver = await product.account();
    expect(await driver.ok(mine, {})).toEqual({ state: 'none' });
    expect(await sends(driver)).toMatchObject({ status: 201, body: { state: 'waiting' } });
    expect((await support.ok(waiting, {})).items).toContainEqual(expect.objectContaining({ accountId: driver.id, ...said }));
    expect((await support.ok(picture, { params: { accountId: driver.id } })).length).toBeGreaterThan(0);
    expect(await support.ok(decide, { params: { accountId: driver.id }, body: { approved: true } })).toMatchObject({ state: 'approved' });
    const kept = await product.context.database.connection.collection('licences').findOne({ _id: driver.id as never });
    expect(kept).toMatchObject({ picture: null, hash: expect.stringMatching(/^[0-9a-f]{64}$/), decidedBy: support.id });
    expect(await support.refused(picture, { params: { accountId: driver.id } })).toMatchObject({ status: 409, code: 'drivers.not_waiting' });
    const until = (day: string) => product.features.drivers.mayDrive(driver.id, new Date(day));
    expect([await until('2033-05-01'), await until('2033-05-02')]).toEqual([true, false]);
  });

  it('is sealed in the database while it waits, and only staff see it', async () => {
    const driver = await product.account();
    await sends(driver);
    const kept = await product.context.database.connection.collection('licences').findOne({ _id: driver.id as never });
    expect(Buffer.from(String(kept?.picture), 'base64url').toString('latin1')).not.toContain('WEBP');
    expect(await driver.refused(picture, { params: { accountId: driver.id } })).toMatchObject({ status: 403 });
    expect(await driver.refused(waiting, {})).toMatchObject({ status: 403 });
  });

  it.each([
    ['that has run out', { ...said, validUntil: '2020-01-01' }, 'validUntil'],
    ['of somebody below 18', { ...said, bornOn: '2015-01-01' }, 'bornOn'],
    ['of another category', { ...said, category: 'A' }, 'category'],
  ])('%s is refused, and nothing is written', async (_what, query, path) => {
    const driver = await product.account();
    expect(await sends(driver, query)).toMatchObject({ status: 422, body: { errors: [{ path }] } });
    expect(await driver.ok(mine, {})).toEqual({ state: 'none' });
  });
});
