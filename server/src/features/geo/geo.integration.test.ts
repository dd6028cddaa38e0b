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
