import { Schema } from 'mongoose';
import { coreParts, type CoreParts } from '../../../test/core-parts';
import { ensureIndexes, type CollectionIndexes } from './indexes';

jest.setTimeout(30_000);

let core: CoreParts;
beforeAll(async () => {
  core = await coreParts();
});
afterAll(() => core.stop());

const collection = (name: string): CollectionIndexes => ({
  model: core.database.connection.model(name, new Schema({}, { strict: false }), name),
  indexes: [
    { name: 'place', key: { place: '2dsphere' } },
    { name: 'email', key: { email: 1 }, unique: true },
    { name: 'expiry', key: { at: 1 }, expireAfterSeconds: 60 },
    { name: 'open', key: { state: 1, at: -1 }, partialFilterExpression: { state: 'open' } },
  ],
});
const names = async ({ model }: CollectionIndexes) => (await model.collection.indexes()).map(({ name }) => name).sort();
const all = ['_id_', 'email', 'expiry', 'open', 'place'];

describe('the set-up of indexes', () => {
  it('makes what is missing and may be repeated', async () => {
    const cars = collection('cars');
    await ensureIndexes([cars]);
    expect(await names(cars)).toEqual(all);
    await ensureIndexes([cars]);
    await cars.model.collection.dropIndex('email');
    await ensureIndexes([cars]);
    expect(await names(cars)).toEqual(all);
  });

  it('may be done by several servers that start at the same moment', async () => {
    const boats = collection('boats');
    const planes = collection('planes');
    await Promise.all(Array.from({ length: 5 }, () => ensureIndexes([boats, planes])));
    expect(await names(boats)).toEqual(all);
    expect(await names(planes)).toEqual(all);
    await boats.model.collection.insertOne({ email: 'ada@example.org' });
    await expect(boats.model.collection.insertOne({ email: 'ada@example.org' })).rejects.toMatchObject({ code: 11000 });
  });

  it('does not hide that a rule cannot hold for what is there', async () => {
    const trains = collection('trains');
    await trains.model.createCollection();
    await trains.model.collection.insertMany([{ email: 'twice' }, { email: 'twice' }]);
    await expect(ensureIndexes([trains])).rejects.toMatchObject({ code: 11000 });
  });
});
