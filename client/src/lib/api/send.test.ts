import { createAccess, type SessionHint, type SignedIn } from './access';
import { isProblem, type ApiProblem } from './api-problem';
import { createRoutes } from './routes';
import { addressOf, createSend, withAccess, type Surroundings } from './send';

interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}
interface Asked {
  url: string;
  method: string | undefined;
  headers: Headers;
  body: unknown;
}

const user = { id: 'usr_1', email: 'a@b.fr', displayName: 'A', locale: 'fr' as const, roles: ['member' as const], emailConfirmed: true };
const expired: Answer = { status: 401, body: { code: 'auth.token_expired', title: 'Expired', detail: 'Sign in again.' } };

function answerOf({ status, body, headers = {} }: Answer): Response {
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  return { ok: status < 300, status, headers: new Headers(headers), json: async () => JSON.parse(text) as unknown, blob: async () => new Blob([text]) } as Response;
}

/** A server that answers each request with what `reply` says, and remembers what it was asked. */
function surroundings(reply: (asked: Asked) => Answer | Promise<Answer>): Surroundings & { asked: Asked[] } {
  const asked: Asked[] = [];
  return {
    asked,
    fetch: async (input, init) => {
      const request = { url: String(input), method: init?.method, headers: new Headers(init?.headers), body: init?.body };
      asked.push(request);
      return answerOf(await reply(request));
    },
    language: () => 'fr',
    words: (key) => ({ title: `${key} title`, detail: `${key} detail` }),
  };
}

function hintOf(present: boolean): SessionHint & { present: boolean } {
  return {
    present,
    read() {
      return this.present;
    },
    write(value) {
      this.present = value;
    },
    onOtherTab: () => () => undefined,
  };
}

/** A signed-in browser whose token t1 has expired: the server wants t2, t3… given at each refresh. */
function signedInBrowser(refresh: () => Promise<SignedIn>) {
  const world = surroundings(({ headers }) => (headers.get('Authorization') === 'Bearer t2' ? { status: 200, body: { ok: true } } : expired));
  const hint = hintOf(false);
  const forgotten = jest.fn();
  const access = createAccess({ refresh, hint, onOtherPerson: forgotten });
  access.signedIn({ accessToken: 't1', user });
  return { world, hint, access, forgotten, send: withAccess(createSend(world), access) };
}

describe('the address of a call', () => {
  it.each([
    ['/api/bookings/:bookingId', { params: { bookingId: 'bkg_1' } }, '/api/bookings/bkg_1'],
    ['/api/a/:id/b/:name', { params: { id: 'x/y', name: 'é' } }, '/api/a/x%2Fy/b/%C3%A9'],
    ['/api/places', { query: { q: 'saint étienne', limit: 8, cursor: undefined } }, '/api/places?q=saint+%C3%A9tienne&limit=8'],
    ['/api/bookings', {}, '/api/bookings'],
  ])('%s', (path, call, expected) => expect(addressOf(path, call)).toBe(expected));
});

describe('a request', () => {
  it('says who asks, in which language, and with which key', async () => {
    const { send, world, access } = signedInBrowser(() => Promise.reject(new Error('not asked')));
    access.signedIn({ accessToken: 't2', user });
    await createRoutes(send).bookings.request({ body: { quoteId: 'quo_1' } }, { idempotencyKey: 'k1' });
    const [asked] = world.asked;
    expect(asked?.method).toBe('POST');
    expect(asked?.url).toBe('/api/bookings');
    expect(asked?.body).toBe('{"quoteId":"quo_1"}');
    expect(Object.fromEntries(asked?.headers ?? [])).toMatchObject({ authorization: 'Bearer t2', 'accept-language': 'fr', 'idempotency-key': 'k1' });
  });

  it('sends a photo as it is, with its own type', async () => {
    const world = surroundings(() => ({ status: 201, body: { id: 'pho_1' } }));
    const photo = new Blob(['bytes'], { type: 'image/jpeg' });
    const made = await createRoutes(createSend(world)).photos.add({ params: { bookingId: 'bkg_1' }, query: { purpose: 'check_in', clientId: 'c1' }, body: photo });
    expect(made).toEqual({ id: 'pho_1' });
    expect(world.asked[0]?.url).toBe('/api/bookings/bkg_1/photos?purpose=check_in&clientId=c1');
    expect(world.asked[0]?.body).toBe(photo);
    expect(world.asked[0]?.headers.get('Content-Type')).toBe('image/jpeg');
  });

  it('gives what is no JSON as a blob', async () => {
    const world = surroundings(() => ({ status: 200, body: 'not JSON' }));
    const file = await createRoutes(createSend(world)).agreements.pdf({ params: { bookingId: 'bkg_1' } });
    expect([file instanceof Blob, file.size]).toEqual([true, 8]);
    expect(world.asked[0]?.headers.get('Accept')).toBe('*/*');
  });

  it('gives undefined for 204', async () => {
    expect(await createSend(surroundings(() => ({ status: 204 })))('POST /api/auth/sign-out')).toBeUndefined();
  });

  it.each<[string, Answer, Partial<ApiProblem>]>([
    ['a refusal with its fields', { status: 422, body: { code: 'request.invalid', title: 'T', detail: 'D', errors: [{ path: 'email', code: 'x', message: 'M' }], requestId: 'r1' } }, { code: 'request.invalid', title: 'T', detail: 'D', status: 422, errors: [{ path: 'email', code: 'x', message: 'M' }], requestId: 'r1' }],
    ['how long to wait', { status: 429, headers: { 'Retry-After': '30' }, body: { code: 'request.rate_limited', title: 'T', detail: 'D' } }, { status: 429, retryAfter: 30 }],
    ["a proxy's own page", { status: 502, body: '<html>' }, { code: 'server.not_ready', title: 'busy title', status: 502 }],
    ['what is no problem+json', { status: 500, body: '<html>' }, { code: 'server.unexpected', title: 'unexpected title' }],
  ])('tells of %s', async (_, answer, expected) => {
    await expect(createSend(surroundings(() => answer))('GET /api/me')).rejects.toMatchObject(expected);
  });

  it('is network.offline, in words, when nothing answers', async () => {
    const world = surroundings(() => Promise.reject(new TypeError('Failed to fetch')));
    const error: unknown = await createSend(world)('GET /api/me').catch((caught: unknown) => caught);
    expect(isProblem(error, 'network.offline')).toBe(true);
    expect(error).toMatchObject({ title: 'offline title', status: 0 });
  });

  it('that was called off is not a lost connection', async () => {
    const stop = new AbortController();
    stop.abort();
    const world = surroundings(() => Promise.reject(stop.signal.reason));
    await expect(createSend(world)('GET /api/me', {}, { signal: stop.signal })).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('an expired token', () => {
  it('is renewed once for all the requests that meet it, and each is repeated once', async () => {
    const refresh = jest.fn(async () => ({ accessToken: 't2', user }));
    const { send, world } = signedInBrowser(refresh);
    const replies = await Promise.all([send('GET /api/me'), send('GET /api/bookings'), send('GET /api/my/vehicles')]);
    expect(replies).toEqual([{ ok: true }, { ok: true }, { ok: true }]);
    expect(refresh).toHaveBeenCalledTimes(1);
    expect(world.asked).toHaveLength(6);
  });

  it('is not renewed for ever: the second refusal is told', async () => {
    const refresh = jest.fn(async () => ({ accessToken: 't3', user }));
    const { send } = signedInBrowser(refresh);
    await expect(send('GET /api/me')).rejects.toMatchObject({ code: 'auth.token_expired' });
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  it('of a session that ended on the server signs out, and what was read is forgotten', async () => {
    const ended = await createSend(surroundings(() => ({ status: 401, body: { code: 'auth.session_ended', title: 'T', detail: 'D' } })))('POST /api/auth/refresh').catch((error: unknown) => error);
    const { send, access, hint, forgotten } = signedInBrowser(() => Promise.reject(ended));
    forgotten.mockClear();
    await expect(send('GET /api/me')).rejects.toMatchObject({ code: 'auth.token_expired' });
    expect(access.state()).toEqual({ status: 'signed-out' });
    expect(hint.present).toBe(false);
    expect(forgotten).toHaveBeenCalledTimes(1);
  });

  it('without a connection keeps the session for later', async () => {
    const { send, access, hint } = signedInBrowser(() => Promise.reject(new TypeError('offline')));
    await expect(send('GET /api/me')).rejects.toThrow('offline');
    expect(access.state().status).toBe('signed-in');
    expect(hint.present).toBe(true);
  });
});

describe('at the start', () => {
  it('a browser without a session asks nothing', () => {
    const refresh = jest.fn(() => new Promise<SignedIn>(() => undefined));
    const access = createAccess({ refresh, hint: hintOf(false), onOtherPerson: () => undefined });
    access.start();
    expect(refresh).not.toHaveBeenCalled();
    expect(access.state().status).toBe('signed-out');
  });

  it('requests wait for the session that the hint promises, and do not ask for a second one', async () => {
    const refresh = jest.fn(async () => ({ accessToken: 't2', user }));
    const access = createAccess({ refresh, hint: hintOf(true), onOtherPerson: () => undefined });
    expect(access.state().status).toBe('starting');
    access.start();
    expect(await Promise.all([access.token(), access.token()])).toEqual(['t2', 't2']);
    expect(refresh).toHaveBeenCalledTimes(1);
    expect(access.state()).toEqual({ status: 'signed-in', user });
  });
});
