import { parse as parseCookies, serialize } from 'cookie';
import type { IRouter, Request, RequestHandler, Response } from 'express';
import type { RouteDefinition } from '@passerelle/shared/contract';
import { problem } from '@passerelle/shared/problem';
import { isStaff, type AccessTokens, type Viewer } from '../auth/access-token';
import type { Audit } from '../audit';
import type { Metrics } from '../metrics/metrics';
import { checkPart } from './check-input';
import type { Idempotency, IdempotentCall } from './idempotency';
import type { RateLimits } from './rate-limits';
import { checkedBody, readBody } from './read-body';
import { requestMeta } from './request-meta';
import type { CookieOptions, ErasedHandler, MountedContract } from './route';
import { sendReply } from './send-reply';

interface MountParts {
  readonly tokens: AccessTokens;
  readonly rateLimits: RateLimits;
  readonly idempotency: Idempotency;
  readonly audit: Audit;
  readonly metrics: Metrics;
  /** True where the product is reached by https: cookies are then bound to it. */
  readonly secureCookies: boolean;
}

const idempotencyKey = /^[\x21-\x7e]{8,200}$/;

function bearer(request: Request): string | undefined {
  return /^Bearer ([\w.~+/=-]+)$/i.exec(request.headers.authorization ?? '')?.[1];
}

function authenticate(route: RouteDefinition, request: Request, tokens: AccessTokens): Viewer | null {
  if (route.auth === 'public' || route.auth === 'system') return null;
  const token = bearer(request);
  if (token === undefined) {
    if (route.auth === 'optional' && request.headers.authorization === undefined) return null;
    throw problem('auth.required');
  }
  const verified = tokens.verify(token);
  if (verified === 'expired') throw problem('auth.token_expired');
  if (verified === 'refused') throw problem('auth.required');
  if (route.auth === 'support' && !isStaff(verified.viewer)) throw problem('auth.forbidden');
  return verified.viewer;
}

function limitKeys(request: Request, viewer: Viewer | null): string[] {
  const address = `ip:${request.ip ?? 'unknown'}`;
  return viewer ? [address, `account:${viewer.accountId}`] : [address];
}

function cookieTools(request: Request, response: Response, secure: boolean) {
  const nameOf = (name: string) => (secure ? `__Host-${name}` : name);
  const write = (name: string, value: string, maxAge: number) =>
    response.append('Set-Cookie', serialize(nameOf(name), value, { httpOnly: true, sameSite: 'strict', path: '/', secure, maxAge }));
  return {
    cookie: (name: string) => parseCookies(request.headers.cookie ?? '')[nameOf(name)],
    setCookie: (name: string, value: string, { maxAgeSeconds }: CookieOptions) => void write(name, value, maxAgeSeconds),
    clearCookie: (name: string) => void write(name, '', 0),
  };
}

async function beginIdempotent(route: RouteDefinition, request: Request, body: Buffer, viewer: Viewer | null, parts: MountParts): Promise<IdempotentCall | null> {
  const key = request.headers['idempotency-key'];
  if (!route.idempotent || key === undefined || !viewer) return null;
  if (typeof key !== 'string' || !idempotencyKey.test(key)) {
    throw problem('request.invalid', { errors: [{ path: 'Idempotency-Key', code: 'invalid_format' }] });
  }
  return parts.idempotency.begin({ accountId: viewer.accountId, route: `${route.method} ${request.path}`, key, body });
}

async function answer(handler: ErasedHandler, call: object, idempotent: IdempotentCall | null): Promise<unknown> {
  if (idempotent?.madeBefore && handler.showAgain) return handler.showAgain(idempotent.madeBefore, call);
  try {
    return await handler.run({ ...call, made: idempotent ? idempotent.made : () => Promise.resolve() });
  } catch (error) {
    await idempotent?.release();
    throw error;
  }
}

function handle(operation: string, route: RouteDefinition, handler: ErasedHandler, parts: MountParts): RequestHandler {
  return async (request, response) => {
    const meta = requestMeta(response);
    meta.operation = operation;
    const viewer = authenticate(route, request, parts.tokens);
    meta.viewer = viewer;
    if (viewer) meta.locale = viewer.locale;
    await parts.rateLimits.consume(route.rateLimit, limitKeys(request, viewer));
    // Only now: who is turned away at the door must not make us hold what they carry.
    const rawBody = await readBody(request, response, route);
    const call = {
      params: route.params && checkPart(route.params, request.params),
      query: route.query && checkPart(route.query, request.query),
      body: route.body && checkedBody(route.body, rawBody, request),
      viewer,
      locale: meta.locale,
      requestId: meta.requestId,
      address: request.ip ?? 'unknown',
      rawBody,
      header: (name: string) => request.get(name)?.slice(0, 2000),
      ...cookieTools(request, response, parts.secureCookies),
    };
    const idempotent = await beginIdempotent(route, request, rawBody, viewer, parts);
    const reply = await answer(handler, call, idempotent);
    if (route.audit) await parts.audit.record({ operation, viewer, params: request.params, requestId: meta.requestId });
    sendReply(response, route, reply);
  };
}

/** Mounts every route of a contract: authentication, limits, checks, the handler, and the reply stripped to what is declared. */
export function mountContract(router: IRouter, { contract, handlers }: MountedContract, parts: MountParts): void {
  for (const [name, route] of Object.entries(contract.routes)) {
    const handler = handlers[name];
    if (!handler) throw new Error(`no handler for ${contract.feature}.${name}`);
    const method = route.method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
    router[method](route.path, handle(`${contract.feature}.${name}`, route, handler, parts));
  }
}
