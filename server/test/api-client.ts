import { isBytes, type RouteCall, type RouteDefinition, type RouteResult } from '@passerelle/shared/contract';
import type { Locale } from '@passerelle/shared/locale';
import type { ProblemReply } from '@passerelle/shared/problem';

type Headers = Readonly<Record<string, string>>;

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly headers: globalThis.Headers;
  readonly bytes: Buffer;
  // Tests look into replies of every shape.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any;
}

/** Speaks to a server as one account, or as nobody, by the contracts of `shared`. */
export interface ApiClient {
  /** What the route replies; throws when it refuses. */
  ok<R extends RouteDefinition>(route: R, call: RouteCall<R>, headers?: Headers): Promise<RouteResult<R>>;
  /** The refusal; throws when there is none. The input may be anything, as a caller's can. */
  refused(route: RouteDefinition, call: { params?: object; query?: object; body?: unknown }, headers?: Headers): Promise<ProblemReply>;
  /** Any request, answered as it is. */
  send(method: string, path: string, body?: string | Uint8Array | object, headers?: Headers): Promise<Answer>;
}

export function addressOf(route: Pick<RouteDefinition, 'path'>, { params = {}, query = {} }: { params?: object; query?: object } = {}): string {
  const path = Object.entries(params).reduce((text, [name, value]) => text.replace(`:${name}`, encodeURIComponent(String(value))), route.path);
  const asked = new URLSearchParams(Object.entries(query).flatMap<[string, string]>(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))).toString();
  return asked ? `${path}?${asked}` : path;
}

export function apiClient(url: string, { token, locale = 'fr' }: { token?: () => string; locale?: Locale } = {}): ApiClient {
  const send: ApiClient['send'] = async (method, path, body, headers = {}) => {
    const asIs = typeof body === 'string' || body instanceof Uint8Array;
    const response = await fetch(`${url}${path}`, {
      method,
      redirect: 'manual',
      headers: { 'Accept-Language': locale, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...(token ? { Authorization: `Bearer ${token()}` } : {}), ...headers },
      ...(body === undefined ? {} : { body: asIs ? (body as string) : JSON.stringify(body) }),
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    const text = bytes.toString();
    const type = response.headers.get('content-type') ?? '';
    return { status: response.status, type, headers: response.headers, bytes, body: type.includes('json') ? JSON.parse(text) : text };
  };
  const ask = (route: RouteDefinition, call: { params?: object; query?: object; body?: unknown }, headers?: Headers) =>
    send(route.method, addressOf(route, call), call.body as object | undefined, headers);
  return {
    send,
    async ok(route, call, headers) {
      const { status, body, bytes } = await ask(route, call, headers);
      if (status >= 300) throw new Error(`${route.method} ${route.path} answered ${status}: ${JSON.stringify(body)}`);
      return isBytes(route.reply) ? bytes : body;
    },
    async refused(route, call, headers) {
      const { status, body, type } = await ask(route, call, headers);
      if (status < 400 || !type.startsWith('application/problem+json')) throw new Error(`${route.method} ${route.path} was not refused: ${status} ${JSON.stringify(body)}`);
      return body;
    },
  };
}
