import { startTestServer, type TestServer } from '../../../test/start-test-server';
import { createGeo } from '.';
import { callerOf } from '../vehicles/vehicle-fixtures';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ features: (context) => [createGeo(context)] });
}, 60_000);

afterAll(() => server.stop());

const get = (query: string) => callerOf(server, null, 'en').call('GET', `/api/places?${query}`);

describe('finding a town over HTTP', () => {
  it('answers what somebody has typed so far, best first, without an account', async () => {
    const { status, body } = await get('q=st%20etie&limit=3');
    expect(status).toBe(200);
    expect(body.items.length).toBeLessThanOrEqual(3);
    expect(body.items[0]).toMatchObject({ name: 'Saint-Étienne', department: 'Loire', precisionKm: expect.any(Number), location: { lat: expect.any(Number), lon: expect.any(Number) } });
    expect(body.items[0].postcodes).toContain('42000');
  });

  it('finds a town by its postcode', async () => {
    const { body } = await get('q=38000');
    expect(body.items[0].name).toBe('Grenoble');
  });

  it('has nothing for an empty or strange text, and says what is wrong with a bad limit', async () => {
    expect((await get('q=')).body.items).toEqual([]);
    expect((await get(`q=${encodeURIComponent('%_[$]{}')}`)).status).toBe(200);
    const refused = await get('q=lyon&limit=many');
    expect(refused).toMatchObject({ status: 422, body: { code: 'request.invalid', errors: [{ path: 'limit' }] } });
    expect((await get('limit=3')).body.errors[0]).toMatchObject({ path: 'q', code: 'required' });
  });
});

describe('the names on a map without tiles', () => {
  const around = (view: string) => callerOf(server, null, 'en').call('GET', `/api/towns?${view}`);

  it('are those of the largest towns of the view', async () => {
    const { status, body } = await around('north=46&south=45.5&west=4.5&east=5.2');
    expect(status).toBe(200);
    expect(body.items.slice(0, 2).map(({ name }: { name: string }) => name)).toEqual(['Lyon', 'Villeurbanne']);
    expect(body.items.length).toBeLessThanOrEqual(40);
  });

  it('say what is wrong with a view that is none', async () => {
    expect(await around('north=95&south=45&west=4&east=5')).toMatchObject({ status: 422, body: { errors: [{ path: 'north' }] } });
    expect(await around('north=46&south=45&west=4')).toMatchObject({ status: 422, body: { errors: [{ path: 'east' }] } });
  });
});
