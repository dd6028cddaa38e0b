import type { Access } from './access';
import { isProblem } from './api-problem';
import { offlineProblem, readProblem, type ProblemWords } from './read-problem';

export interface Call {
  readonly params?: unknown;
  readonly query?: unknown;
  /** JSON, unless it is a `Blob`: that goes as it is, with its own type. */
  readonly body?: unknown;
}

export interface CallOptions {
  /** Cancels the request; react-query passes one to every query function. */
  readonly signal?: AbortSignal;
  /** Makes a POST safe to repeat: the same key shows again what the first call made. */
  readonly idempotencyKey?: string;
}

/** How an answer is read. */
export type Reads = 'json' | 'blob';

/** The request itself, without anyone's token; `line` is `GET /api/vehicles/:vehicleId`. Throws an ApiProblem. */
export type Send = (line: string, call?: Call, options?: CallOptions & { token?: string | undefined; reads?: Reads }) => Promise<unknown>;

export interface Surroundings {
  readonly fetch: typeof fetch;
  /** For `Accept-Language`. */
  readonly language: () => string;
  readonly words: ProblemWords;
}

const entriesOf = (part: unknown): [string, unknown][] => (typeof part === 'object' && part !== null ? Object.entries(part) : []);

export function addressOf(path: string, { params, query }: Call): string {
  const filled = entriesOf(params).reduce((text, [name, value]) => text.replace(`:${name}`, encodeURIComponent(String(value))), path);
  const asked = new URLSearchParams();
  for (const [name, value] of entriesOf(query)) {
    if (value !== undefined && value !== null) asked.set(name, String(value));
  }
  const text = asked.toString();
  return text ? `${filled}?${text}` : filled;
}

export function createSend({ fetch, language, words }: Surroundings): Send {
  return async (line, call = {}, { signal, idempotencyKey, token, reads = 'json' } = {}) => {
    const [method = 'GET', path = '/'] = line.split(' ');
    const headers = new Headers({ Accept: reads === 'json' ? 'application/json' : '*/*', 'Accept-Language': language() });
    const { body } = call;
    if (body !== undefined) headers.set('Content-Type', body instanceof Blob ? body.type : 'application/json');
    if (token) headers.set('Authorization', `Bearer ${token}`);
    if (idempotencyKey) headers.set('Idempotency-Key', idempotencyKey);
    const answer = await fetch(addressOf(path, call), {
      method,
      headers,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: body instanceof Blob ? body : JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    }).catch((error: unknown) => {
      // A request that was called off is no lost connection: react-query knows it by its name.
      if (signal?.aborted) throw error;
      throw offlineProblem(words);
    });
    if (!answer.ok) throw await readProblem(answer, words);
    if (answer.status === 204) return undefined;
    return answer[reads]().catch(() => {
      throw offlineProblem(words);
    });
  };
}

/**
 * Sends with the person's token. One that has expired is renewed once, for all requests that are waiting, and the
 * request is repeated once; a session that ended on the server ends here.
 */
export function withAccess(send: Send, access: Pick<Access, 'token' | 'renew' | 'signedOut'>): Send {
  return async (line, call, options) => {
    // While the session cannot be looked up, what needs none still works.
    const token = await access.token().catch(() => undefined);
    try {
      return await send(line, call, { ...options, token });
    } catch (error) {
      if (!token) throw error;
      if (isProblem(error, 'auth.session_ended')) access.signedOut();
      if (!isProblem(error, 'auth.token_expired')) throw error;
      const renewed = await access.renew();
      if (!renewed) throw error;
      return send(line, call, { ...options, token: renewed });
    }
  };
}
