import express, { type Request, type RequestHandler } from 'express';
import { problem } from '@passerelle/shared/problem';

const utf8 = new TextDecoder('utf-8', { fatal: true });
const usualMaxBody = 64 * 1024;
const raws = new Map<number, RequestHandler>();

/** Reads the body as bytes, at most `maxBody` of them. */
export function rawBody(maxBody: number = usualMaxBody): RequestHandler {
  const known = raws.get(maxBody);
  if (known) return known;
  const made = express.raw({ type: () => true, limit: maxBody });
  raws.set(maxBody, made);
  return made;
}

export function bodyBytes(request: Request): Buffer {
  const body: unknown = request.body;
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0);
}

/** The bytes as JSON. Throws `request.media_type`, or `request.malformed` for what is not UTF-8 or not JSON. */
export function jsonBody(request: Request): unknown {
  const bytes = bodyBytes(request);
  if (bytes.length === 0) return {};
  if (!request.is(['application/json', 'application/*+json'])) throw problem('request.media_type');
  try {
    return JSON.parse(utf8.decode(bytes)) as unknown;
  } catch {
    throw problem('request.malformed');
  }
}
