import { ApiProblem, type ApiFieldError } from './api-problem';

/** Words for what has no answer of the server, or one that is not for people: it was not reached, something in between answered. */
export type ProblemWords = (key: 'offline' | 'unexpected' | 'busy' | 'length') => { title: string; detail: string };

function readText(body: object, key: string): string | undefined {
  const value: unknown = Reflect.get(body, key);
  return typeof value === 'string' ? value : undefined;
}

/** The server speaks of the millimetres it is sent; people type centimetres. */
const ofMillimetres = 'fit.looks_like_cm';

function readErrors(body: object, words: ProblemWords): ApiFieldError[] {
  const errors: unknown = Reflect.get(body, 'errors');
  if (!Array.isArray(errors)) return [];
  return errors.flatMap((error: unknown) => {
    if (typeof error !== 'object' || error === null) return [];
    const [path, code, message] = [readText(error, 'path'), readText(error, 'code'), readText(error, 'message')];
    if (path === undefined || message === undefined) return [];
    return [{ path, code: code ?? '', message: code === ofMillimetres ? words('length').detail : message }];
  });
}

function readRetryAfter(response: Response): number | undefined {
  const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds : undefined;
}

/**
 * Makes the refusal of an answer that is not 2xx. A proxy's own page (502 while the server restarts) is no
 * problem+json: it reads like a lost connection, which passes the same way.
 */
export async function readProblem(response: Response, words: ProblemWords): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => null);
  const { status } = response;
  const retryAfter = readRetryAfter(response);
  const waiting = retryAfter === undefined ? {} : { retryAfter };
  if (typeof body !== 'object' || body === null || readText(body, 'code') === undefined) {
    const fallback = words(status === 502 || status === 503 || status === 504 ? 'busy' : 'unexpected');
    return new ApiProblem({ code: status >= 502 ? 'server.not_ready' : 'server.unexpected', ...fallback, status, ...waiting });
  }
  const requestId = readText(body, 'requestId');
  const fallback = words('unexpected');
  return new ApiProblem({
    code: readText(body, 'code') ?? 'server.unexpected',
    title: readText(body, 'title') ?? fallback.title,
    detail: readText(body, 'detail') ?? fallback.detail,
    status,
    errors: readErrors(body, words),
    ...waiting,
    ...(requestId === undefined ? {} : { requestId }),
  });
}

export function offlineProblem(words: ProblemWords): ApiProblem {
  return new ApiProblem({ code: 'network.offline', ...words('offline'), status: 0 });
}
