import express, { type Request, type RequestHandler, type Response } from 'express';
import { z } from 'zod';
import { isBytes, type BytesDeclaration, type RouteDefinition } from '@passerelle/shared/contract';
import { problem } from '@passerelle/shared/problem';
import { checkPart } from './check-input';

const utf8 = new TextDecoder('utf-8', { fatal: true });
const usualMaxBody = 64 * 1024;
const raws = new Map<number, RequestHandler>();

const tooLarge = z.object({ type: z.literal('entity.too.large') });

function readerOf(maxBody: number): RequestHandler {
  const known = raws.get(maxBody);
  if (known) return known;
  const made = express.raw({ type: () => true, limit: maxBody });
  raws.set(maxBody, made);
  return made;
}

/** Reads the body as bytes, at most as many as the route takes. Throws the route's own refusal of more, if it has one. */
export async function readBody(request: Request, response: Response, route: Pick<RouteDefinition, 'maxBody' | 'tooLarge'>): Promise<Buffer> {
  await new Promise<void>((resolve, reject) => {
    readerOf(route.maxBody ?? usualMaxBody)(request, response, (error?: unknown) => {
      if (error === undefined) resolve();
      else reject(route.tooLarge && tooLarge.safeParse(error).success ? problem(route.tooLarge) : error instanceof Error ? error : new Error(String(error)));
    });
  });
  const body: unknown = request.body;
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0);
}

/** What a route declares as its body, checked. Throws `request.media_type`, and what `jsonBody` and `checkPart` throw. */
export function checkedBody(declared: z.ZodObject | BytesDeclaration, bytes: Buffer, request: Request): unknown {
  if (!isBytes(declared)) return checkPart(declared, jsonBody(bytes, request));
  if (!request.is([...declared.bytes])) throw problem('request.media_type');
  return bytes;
}

/** The bytes as JSON. Throws `request.media_type`, or `request.malformed` for what is not UTF-8 or not JSON. */
function jsonBody(bytes: Buffer, request: Request): unknown {
  if (bytes.length === 0) return {};
  if (!request.is(['application/json', 'application/*+json'])) throw problem('request.media_type');
  try {
    return JSON.parse(utf8.decode(bytes)) as unknown;
  } catch {
    throw problem('request.malformed');
  }
}
