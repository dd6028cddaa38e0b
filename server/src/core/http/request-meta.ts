import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import { preferredLocale, type Locale } from '@passerelle/shared/locale';
import type { Viewer } from '../auth/access-token';

interface RequestMeta {
  readonly requestId: string;
  locale: Locale;
  viewer: Viewer | null;
  operation: string;
}

const metas = new WeakMap<Response, RequestMeta>();

/** What is known of a request, beside its parts: set at its beginning for every request. */
export function requestMeta(response: Response): RequestMeta {
  const meta = metas.get(response);
  if (!meta) throw new Error('a response without its request meta');
  return meta;
}

export const startRequest: RequestHandler = (request, response, next) => {
  const meta: RequestMeta = { requestId: randomUUID(), locale: preferredLocale(request.headers['accept-language']), viewer: null, operation: 'other' };
  metas.set(response, meta);
  response.setHeader('X-Request-Id', meta.requestId);
  next();
};
