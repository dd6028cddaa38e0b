import { Failure } from '../scripts/lib/failure.mjs';

const password = 'a bench has no secrets';
/** Access tokens live ten minutes. */
const renewAfterMs = 5 * 60_000;

/**
 * One JSON call.
 * @returns {Promise<{ status: number, body: any, ms: number }>} `ms` until the whole answer was there
 */
export async function call(url, method, path, { token, body, headers = {} } = {}) {
  const since = performance.now();
  const response = await fetch(url + path, {
    method,
    headers: { 'accept-language': 'en', ...headers, ...(body ? { 'content-type': 'application/json' } : {}), ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: body && JSON.stringify(body),
    signal: AbortSignal.timeout(120_000),
  });
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : null, ms: performance.now() - since };
}

/** The same, where anything but success ends the bench. */
export async function mustCall(url, method, path, options) {
  const { status, body } = await call(url, method, path, options);
  if (status >= 300) throw new Failure(`${method} ${path} was answered ${status}: ${JSON.stringify(body)}`);
  return body;
}

function person(signIn) {
  let token;
  let since = 0;
  return {
    /** @returns {Promise<string>} an access token with some minutes left */
    async token() {
      if (!token || Date.now() - since > renewAfterMs) [token, since] = [await signIn(), Date.now()];
      return token;
    },
  };
}

/** A new member; their e-mail address is theirs alone. */
export async function newMember(url, email) {
  await mustCall(url, 'POST', '/api/auth/sign-up', { body: { email, password, displayName: 'Bench', locale: 'en', acceptTerms: true } });
  return person(async () => (await mustCall(url, 'POST', '/api/auth/sign-in', { body: { email, password } })).accessToken);
}

/** The demo's support account, with the code that the sign-in page would show. */
export function demoSupport(url) {
  return person(async () => {
    const { items } = await mustCall(url, 'GET', '/api/demo/accounts');
    const account = items.find(({ role }) => role === 'support');
    const { secondFactor } = await mustCall(url, 'POST', '/api/auth/sign-in', { body: { email: account.email, password: account.password } });
    return (await mustCall(url, 'POST', '/api/auth/second-factor', { body: { challenge: secondFactor.challenge, code: account.code } })).accessToken;
  });
}
