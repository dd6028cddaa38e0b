import type { Response } from 'express';
import { isBytes, type BytesReply, type RouteDefinition } from '@passerelle/shared/contract';
import { ReadyJson } from './route';

function sendBytes(response: Response, { type, bytes, fileName, keptSeconds }: BytesReply): void {
  // A cache of one browser may serve two people: what it keeps belongs to the token it was asked with.
  if (keptSeconds !== undefined) response.vary('Authorization');
  response.setHeader('Cache-Control', keptSeconds === undefined ? 'private, no-store' : `private, max-age=${keptSeconds}`);
  response.setHeader('Content-Type', type);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Content-Disposition', `inline; filename="${fileName}"`);
  response.end(bytes);
}

function sendJson(response: Response, { bytes }: ReadyJson): void {
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.setHeader('Content-Length', bytes.byteLength);
  response.end(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

/** Sends what a handler gave, as its route declares it. */
export function sendReply(response: Response, route: RouteDefinition, reply: unknown): void {
  response.status(route.reply === null ? 204 : (route.status ?? 200));
  // The compiler saw in `serve` that a route which declares bytes gives them.
  if (isBytes(route.reply)) return sendBytes(response, reply as BytesReply);
  response.setHeader('Cache-Control', 'no-store');
  if (route.reply === null) response.end();
  else if (reply instanceof ReadyJson) sendJson(response, reply);
  // Undeclared fields go no further than here.
  else response.json(route.reply.parse(reply));
}
