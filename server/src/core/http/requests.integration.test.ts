import { gzipSync } from 'node:zlib';
import { problemSchema } from '@passerelle/shared/problem';
import { apiClient, type Answer, type ApiClient } from '../../../test/api-client';
import { startTestServer, type TestServer } from '../../../test/start-test-server';

jest.setTimeout(30_000);

let server: TestServer;
let nobody: ApiClient;
beforeAll(async () => {
  server = await startTestServer({ env: { RATE_LIMIT_SCALE: '1' } });
  nobody = apiClient(server.url, { locale: 'en' });
});
afterAll(() => server.stop());

function expectProblem({ status, type, body, headers }: Answer, wanted: number, code: string): void {
  expect([status, body.code]).toEqual([wanted, code]);
  expect(type).toBe('application/problem+json; charset=utf-8');
  expect(problemSchema.parse(body)).toMatchObject({ status: wanted, requestId: headers.get('x-request-id'), title: expect.stringMatching(/\w/), detail: expect.stringMatching(/\w/) });
}

const search = { near: { lat: 45.76, lon: 4.85 } };

describe('a request that cannot be read', () => {
  it.each([
    ['JSON that is cut short', '{"near":'],
    ['text', 'hello'],
    ['bytes that are not UTF-8', Buffer.concat([Buffer.from('{"near":"'), Buffer.from([0xc3, 0x28, 0xff]), Buffer.from('"}')])],
    ['a byte order of another kind', Buffer.from('{"near":{}}', 'utf16le')],
  ])('is a 400: %s', async (_name, body) => expectProblem(await nobody.send('POST', '/api/search', body), 400, 'request.malformed'));

  it('is a 400 when its compression is broken, and when its address is', async () => {
    expectProblem(await nobody.send('POST', '/api/search', Buffer.from('not gzip'), { 'Content-Encoding': 'gzip' }), 400, 'request.malformed');
    expectProblem(await nobody.send('GET', '/api/vehicles/%E0%A4%A'), 400, 'request.malformed');
  });

  it('is a 413 when it is larger than the route takes, compressed or not', async () => {
    const large = JSON.stringify({ ...search, padding: 'x'.repeat(70_000) });
    expectProblem(await nobody.send('POST', '/api/search', large), 413, 'request.too_large');
    expectProblem(await nobody.send('POST', '/api/search', gzipSync(large), { 'Content-Encoding': 'gzip' }), 413, 'request.too_large');
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/jsonp', ''])('is a 415 as %p', async (type) =>
    expectProblem(await nobody.send('POST', '/api/search', JSON.stringify(search), { 'Content-Type': type }), 415, 'request.media_type'));

  it('is a 415 in a compression that nobody speaks', async () =>
    expectProblem(await nobody.send('POST', '/api/search', JSON.stringify(search), { 'Content-Encoding': 'rot13' }), 415, 'request.media_type'));

  it('is read as application/json with a charset, and as any +json', async () => {
    for (const type of ['application/json; charset=utf-8', 'application/merge-patch+json']) expect((await nobody.send('POST', '/api/search', search, { 'Content-Type': type })).status).toBe(200);
  });

  it('names the wrong fields when it is JSON of another shape', async () => {
    for (const body of ['null', '[]', '7', '"text"']) expectProblem(await nobody.send('POST', '/api/search', body), 422, 'request.invalid');
    const { body } = await nobody.send('POST', '/api/search', { near: { lat: 'north' } });
    expect(body.errors.map(({ path }: { path: string }) => path)).toEqual(expect.arrayContaining(['near.lat']));
  });
});

describe('an address that is not there', () => {
  it.each([['GET', '/api/nothing'], ['POST', '/api/nothing'], ['DELETE', '/api/search'], ['PUT', '/api/vehicles'], ['GET', '/api/'], ['POST', '/nothing'], ['GET', '/assets/nothing.js']])('%s %s is a 404', async (method, path) =>
    expectProblem(await nobody.send(method, path), 404, 'request.not_found'));
});

describe('a token', () => {
  it.each(['Bearer', 'Bearer nonsense', 'Basic dXNlcjpwYXNz', 'Bearer a.b.c', 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ1c3JfMSJ9.'])('that is none is a 401: %s', async (authorization) => {
    expectProblem(await nobody.send('GET', '/api/me', undefined, { Authorization: authorization }), 401, 'auth.required');
    // Where an account is optional, a wrong token is still told, or the client would never learn to renew it.
    expectProblem(await nobody.send('GET', '/api/vehicles/vhc_x', undefined, { Authorization: authorization }), 401, 'auth.required');
  });
});

describe('what every reply carries', () => {
  it('a request id, no cache, and headers that keep a page from harm', async () => {
    const { headers } = await nobody.send('POST', '/api/search', search);
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
  });
});

describe('too many calls', () => {
  const tries = (count: number, headers: Record<string, string> = {}) => Promise.all(Array.from({ length: count }, () => nobody.send('POST', '/api/auth/sign-in', {}, headers)));

  it('are a 429 that says when to come back, whatever address a caller claims to come from', async () => {
    const answers = [...(await tries(15)), ...(await tries(10, { 'X-Forwarded-For': '203.0.113.7' }))];
    const refused = answers.filter(({ status }) => status === 429);
    expect(answers.filter(({ status }) => status !== 429 && status !== 422)).toEqual([]);
    // Calls that race for the first count may be counted twice, never less than once.
    expect(refused.length).toBeGreaterThanOrEqual(5);
    expect(refused.length).toBeLessThan(10);
    for (const answer of refused) {
      expectProblem(answer, 429, 'request.rate_limited');
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(Number(answer.headers.get('retry-after'))).toBeLessThanOrEqual(300);
    }
    // Each kind of call has its own measure.
    expect((await nobody.send('POST', '/api/search', search)).status).toBe(200);
  });

  it('are counted for all servers together where they guard an account', async () => {
    expect(await server.context.database.connection.collection('rate_limits').countDocuments({ key: { $regex: '^signIn:' } })).toBe(1);
  });
});
