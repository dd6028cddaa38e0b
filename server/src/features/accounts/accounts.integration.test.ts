import { startTestServer, type TestServer } from '../../../test/start-test-server';
import { createAccounts, type AccountsFeature } from './index';
import { codeOfStep, stepAt } from './one-time-code';

const secret = 'KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU';
const password = 'une phrase assez longue';
const minutes = 60_000;

jest.setTimeout(60_000);

let server: TestServer;
let accounts: AccountsFeature;
let aheadMs = 0;
const clock = { now: () => new Date(Date.now() + aheadMs) };

interface Answer {
  readonly status: number;
  // A test reads whatever came; the client's own tests hold the types.
  readonly body: any; // eslint-disable-line @typescript-eslint/no-explicit-any
  readonly cookie: string | undefined;
  readonly headers: Headers;
}

async function call(method: string, path: string, { body, token, cookie, language = 'fr', to = server }: { body?: object; token?: string; cookie?: string | undefined; language?: string; to?: TestServer } = {}): Promise<Answer> {
  const response = await fetch(`${to.url}${path}`, {
    method,
    headers: {
      'Accept-Language': language,
      ...(body ? { 'Content-Type': 'application/json' } : {}),
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
      ...(cookie ? { Cookie: cookie } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : undefined, cookie: response.headers.get('set-cookie')?.split(';')[0], headers: response.headers };
}

let people = 0;
const newEmail = () => `person${(people += 1)}@example.org`;
const signUp = (email = newEmail()) =>
  call('POST', '/api/auth/sign-up', { body: { email, password, displayName: 'Ada', locale: 'fr', acceptTerms: true } });
const signIn = (email: string, typed = password, to = server) => call('POST', '/api/auth/sign-in', { body: { email, password: typed }, to });
const refresh = (cookie: string | undefined) => call('POST', '/api/auth/refresh', { cookie });
const me = (token: string) => call('GET', '/api/me', { token });

beforeAll(async () => {
  server = await startTestServer({
    clock,
    features: (context) => {
      accounts = createAccounts(context);
      return [accounts];
    },
  });
});
afterAll(() => server.stop());

describe('signing up', () => {
  it('makes an account and signs it in, with the refresh token out of reach of scripts', async () => {
    const made = await signUp();
    expect(made.status).toBe(201);
    expect(made.body.user).toMatchObject({ displayName: 'Ada', roles: ['member'], emailConfirmed: false });
    expect(made.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict/);
    expect((await me(made.body.accessToken)).body).toEqual(made.body.user);
  });

  it('refuses an address that has an account, however it is written, and even at the same moment', async () => {
    const email = newEmail();
    const both = await Promise.all([signUp(email), signUp(email)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await signUp(email.toUpperCase())).body.code).toBe('accounts.email_taken');
  });

  it.each(['fr', 'en'])('names every wrong field (%s)', async (language) => {
    const refused = await call('POST', '/api/auth/sign-up', { language, body: { email: 'nobody', password: 'short', displayName: ' ', locale: 'fr' } });
    expect(refused.status).toBe(422);
    expect(refused.body.errors.map(({ path }: { path: string }) => path).sort()).toEqual(['acceptTerms', 'displayName', 'email', 'password']);
    expect(refused.body.title).toBe(language === 'fr' ? 'Quelque chose est à revoir' : 'Something needs another look');
  });

  it('sends a link that confirms the address, also when it is opened twice', async () => {
    const made = await signUp();
    const { id, email } = made.body.user;
    const [event] = await server.context.events.repository.ofSubject(id);
    await server.context.effects.runNow(event?.id ?? '', 'accounts.confirmation-mail');
    const mails = (await server.context.mail.kept(100)).filter(({ to }) => to === email);
    expect(mails).toHaveLength(1);
    const token = /confirm-email#(\S+)/.exec(mails[0]?.text ?? '')?.[1];
    expect((await call('POST', '/api/auth/confirm-email', { body: { token: `${token}x` } })).status).toBe(410);
    expect((await call('POST', '/api/auth/confirm-email', { body: { token } })).body).toEqual({ emailConfirmed: true });
    expect((await call('POST', '/api/auth/confirm-email', { body: { token } })).status).toBe(200);
    expect((await me(made.body.accessToken)).body.emailConfirmed).toBe(true);
    const types = (await server.context.events.repository.ofSubject(id)).map(({ type }) => type);
    expect(types).toEqual(['accounts.signed-up', 'accounts.email-confirmed']);
  });
});

describe('signing in', () => {
  it('takes the address in any case and the password as it was typed', async () => {
    const { body } = await signUp();
    expect((await signIn(body.user.email.toUpperCase())).body.user).toEqual(body.user);
  });

  it('answers a wrong password and an unknown address alike', async () => {
    const { body } = await signUp();
    const wrong = await signIn(body.user.email, 'something else entirely');
    const unknown = await signIn(newEmail());
    expect([wrong.status, wrong.body.code]).toEqual([401, 'accounts.wrong_credentials']);
    expect([unknown.status, unknown.body.code]).toEqual([401, 'accounts.wrong_credentials']);
    expect(wrong.cookie).toBeUndefined();
  });

  it('changes the name and the language of the account', async () => {
    const { body } = await signUp();
    const changed = await call('PATCH', '/api/me', { token: body.accessToken, body: { displayName: 'Grace', locale: 'en', roles: ['administrator'] } });
    expect(changed.body).toEqual({ ...body.user, displayName: 'Grace', locale: 'en' });
  });
});

describe('the second factor of staff', () => {
  const staff = async (): Promise<string> => {
    const email = newEmail();
    await accounts.seedAccount({ email, password, displayName: 'Sacha', locale: 'fr', roles: ['member', 'support'], totpSecret: secret });
    return (await signIn(email)).body.secondFactor.challenge;
  };
  const pass = (challenge: string, code: string) => call('POST', '/api/auth/second-factor', { body: { challenge, code } });

  it('is asked for, and its code opens the session once', async () => {
    const challenge = await staff();
    const code = codeOfStep(secret, stepAt(clock.now()));
    const passed = await pass(challenge, `${code.slice(0, 3)} ${code.slice(3)}`);
    expect(passed.status).toBe(200);
    expect(passed.body.user.roles).toEqual(['member', 'support']);
    expect(Number(/Max-Age=(\d+)/.exec(passed.headers.get('set-cookie') ?? '')?.[1])).toBeLessThanOrEqual(8 * 3600);
    expect((await pass(challenge, code)).body.code).toBe('accounts.wrong_code');
  });

  it('refuses a wrong code, a foreign challenge and one that is too old', async () => {
    const challenge = await staff();
    expect((await pass(challenge, '000000')).body.code).toBe('accounts.wrong_code');
    const member = await signUp();
    expect((await pass(member.body.accessToken, '000000')).body.code).toBe('accounts.challenge_expired');
    aheadMs += 6 * minutes;
    expect((await pass(challenge, codeOfStep(secret, stepAt(clock.now())))).body.code).toBe('accounts.challenge_expired');
  });

  it('lets a challenge open nothing else', async () => {
    expect((await me(await staff())).status).toBe(401);
  });
});

describe('refreshing', () => {
  it('rotates the token', async () => {
    const first = await signUp();
    const second = await refresh(first.cookie);
    expect(second.status).toBe(200);
    expect(second.body.user).toEqual(first.body.user);
    expect(second.cookie).toBeDefined();
    expect(second.cookie).not.toBe(first.cookie);
  });

  it('logs nobody out when tabs refresh at the same moment', async () => {
    const { cookie } = await signUp();
    const tabs = await Promise.all([refresh(cookie), refresh(cookie), refresh(cookie), refresh(cookie)]);
    expect(tabs.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const rotated = tabs.filter((tab) => tab.cookie !== undefined);
    expect(rotated).toHaveLength(1);
    aheadMs += minutes;
    expect((await refresh(rotated[0]?.cookie)).status).toBe(200);
  });

  it('still answers the old token within ten seconds, without another rotation', async () => {
    const { cookie } = await signUp();
    await refresh(cookie);
    aheadMs += 8_000;
    const late = await refresh(cookie);
    expect(late.status).toBe(200);
    expect(late.cookie).toBeUndefined();
    expect((await me(late.body.accessToken)).status).toBe(200);
  });

  it('ends the whole session when an old token comes back later', async () => {
    const { cookie } = await signUp();
    const second = await refresh(cookie);
    const third = await refresh(second.cookie);
    aheadMs += 11_000;
    const stolen = await refresh(cookie);
    expect([stolen.status, stolen.body.code]).toEqual([401, 'auth.session_ended']);
    expect((await refresh(third.cookie)).body.code).toBe('auth.session_ended');
    expect((await me(third.body.accessToken)).status).toBe(401);
    const types = (await server.context.events.repository.ofSubject(third.body.user.id)).map(({ type }) => type);
    expect(types).toEqual(['accounts.signed-up', 'accounts.session-ended']);
  });

  it('ends after 30 days, and without a token there is nothing to refresh', async () => {
    const { cookie } = await signUp();
    aheadMs += 31 * 24 * 60 * minutes;
    expect((await refresh(cookie)).body.code).toBe('auth.session_ended');
    expect((await refresh(undefined)).body.code).toBe('auth.required');
    expect((await refresh('refresh_token=invented')).status).toBe(401);
  });
});

describe('signing out', () => {
  it('refuses the access token and the refresh token from then on, and other sessions go on', async () => {
    const here = await signUp();
    const elsewhere = await signIn(here.body.user.email);
    const out = await call('POST', '/api/auth/sign-out', { cookie: here.cookie });
    expect(out.status).toBe(204);
    expect(out.headers.get('set-cookie')).toMatch(/Max-Age=0/);
    expect((await me(here.body.accessToken)).status).toBe(401);
    expect((await refresh(here.cookie)).status).toBe(401);
    expect((await me(elsewhere.body.accessToken)).status).toBe(200);
    expect((await call('POST', '/api/auth/sign-out')).status).toBe(204);
  });
});

describe('seeded accounts', () => {
  it('are made once, share a hash, and tell other members a name only', async () => {
    const hash = await accounts.hashPassword(password);
    const list = [newEmail(), newEmail(), newEmail()].map((email) => ({ email, displayName: `Owner ${email}`, locale: 'fr' as const }));
    const ids = await accounts.seedAccounts(list, hash);
    expect(await accounts.seedAccounts(list, hash)).toEqual(ids);
    expect((await signIn(list[1]?.email ?? '')).body.user.id).toBe(ids[1]);
    const known = await accounts.people([...ids, 'usr_unknown']);
    expect(known.get(ids[2] ?? '')).toEqual({ id: ids[2], displayName: list[2]?.displayName, memberSince: expect.any(Date) });
    expect(known.size).toBe(3);
    expect(await accounts.findByEmail(` ${list[0]?.email.toUpperCase()} `)).toEqual({ id: ids[0] });
  });
});

describe('the demo', () => {
  const startDemo = async (env: Record<string, string>, shared: { mongodbUri: string; dataDir: string }) => {
    let feature: AccountsFeature | undefined;
    const started = await startTestServer({ env, ...shared, features: (context) => [(feature = createAccounts(context))] });
    await feature?.ensureDemoAccounts();
    return started;
  };
  const shared = () => ({ mongodbUri: server.context.config.mongodbUri.replace(/_test(?=\?|$)/, '_demo_test'), dataDir: server.dataDir });

  it('offers its accounts with a code that works, again and again', async () => {
    const demo = await startDemo({ DEMO: '1' }, shared());
    try {
      for (let times = 0; times < 3; times += 1) {
        const { items } = (await call('GET', '/api/demo/accounts', { to: demo })).body;
        expect(items.map(({ role }: { role: string }) => role)).toEqual(['renter', 'owner', 'support', 'administrator']);
        const support = items[2];
        const { challenge } = (await signIn(support.email, support.password, demo)).body.secondFactor;
        const second = { challenge, code: support.code };
        expect((await call('POST', '/api/auth/second-factor', { body: second, to: demo })).status).toBe(200);
        expect((await call('POST', '/api/auth/second-factor', { body: second, to: demo })).status).toBe(401);
      }
    } finally {
      await demo.stop();
    }
  });

  it('changes the known passwords when others can reach it, and shuts its doors without DEMO', async () => {
    const outside = await startDemo({ DEMO: '1', HOST: '0.0.0.0', PUBLIC_URL: 'http://localhost:1', LOG_LEVEL: 'silent' }, shared());
    const local = { ...outside, url: `http://127.0.0.1:${outside.context.config.port}` };
    expect((await call('GET', '/api/demo/accounts', { to: local })).body.items).toEqual([]);
    expect((await signIn('renter@demo.passerelle.test', 'demo-passerelle', local)).status).toBe(401);
    await outside.stop();

    const again = await startDemo({ DEMO: '1' }, shared());
    expect((await signIn('renter@demo.passerelle.test', 'demo-passerelle', again)).status).toBe(200);
    await again.stop();

    const without = await startDemo({ DEMO: '0' }, shared());
    expect((await call('GET', '/api/demo/accounts', { to: without })).body.items).toEqual([]);
    expect((await signIn('renter@demo.passerelle.test', 'demo-passerelle', without)).status).toBe(401);
    await without.context.database.connection.dropDatabase();
    await without.stop();
  });
});

describe('guessing', () => {
  it('is stopped after some tries at one account, from whatever address', async () => {
    const strict = await startTestServer({ env: { RATE_LIMIT_SCALE: '0.3' }, features: (context) => [createAccounts(context)] });
    try {
      const email = newEmail();
      const statuses = [];
      for (let tries = 0; tries < 4; tries += 1) statuses.push(await signIn(email, password, strict));
      expect(statuses.map(({ status }) => status)).toEqual([401, 401, 401, 429]);
      expect(Number(statuses[3]?.headers.get('retry-after'))).toBeGreaterThan(0);
      expect((await signIn(newEmail(), password, strict)).status).toBe(401);
    } finally {
      await strict.stop();
    }
  });
});
