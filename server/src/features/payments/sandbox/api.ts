import { createHash, timingSafeEqual } from 'node:crypto';
import express, { type RequestHandler, type Response, type Router } from 'express';
import Stripe from 'stripe';
import { z } from 'zod';
import { ApiError, invalidRequest } from './api-error';
import type { JsonObject, KeptReply } from './documents';
import type { Endpoint } from './endpoint';
import { accountEndpoints } from './endpoints/accounts';
import { balanceEndpoints } from './endpoints/balance';
import { chargeEndpoints } from './endpoints/charges';
import { checkoutEndpoints } from './endpoints/checkout-sessions';
import { customerEndpoints } from './endpoints/customers';
import { disputeEndpoints } from './endpoints/disputes';
import { eventEndpoints } from './endpoints/events';
import { paymentIntentEndpoints } from './endpoints/payment-intents';
import { paymentMethodEndpoints } from './endpoints/payment-methods';
import { refundEndpoints } from './endpoints/refunds';
import { transferEndpoints } from './endpoints/transfers';
import { parseForm, type FormObject } from './form';
import { newId } from './new-id';
import { readParams } from './params';
import { expand, present } from './present';
import type { Change } from './store';
import type { World } from './world';

const endpoints: readonly Endpoint[] = [
  ...customerEndpoints, ...paymentMethodEndpoints, ...paymentIntentEndpoints, ...checkoutEndpoints, ...chargeEndpoints, ...refundEndpoints,
  ...accountEndpoints, ...transferEndpoints, ...balanceEndpoints, ...disputeEndpoints, ...eventEndpoints,
];
const expandParam = z.object({ expand: z.array(z.string()).optional() });

interface Asked {
  endpoint: Endpoint;
  ids: RegExpExecArray;
  params: FormObject;
  paths: readonly string[];
  idempotencyKey: string | null;
  /** Of the address and the parameters, to tell a retry from another request under the same key. */
  fingerprint: string;
}
type Reply = Pick<KeptReply, 'status' | 'body' | 'requestId'> & { replayed: boolean };

const sha256 = (value: string): Buffer => createHash('sha256').update(value).digest();

function checkKey(secretKey: string, header: string | undefined): void {
  const [scheme, ...words] = (header ?? '').split(' ');
  const given = scheme === 'Bearer' ? words.join(' ') : '';
  if (given === '') throw invalidRequest('You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth.', {}, 401);
  if (!timingSafeEqual(sha256(given), sha256(secretKey))) throw invalidRequest('Invalid API Key provided.', { code: 'api_key_invalid' }, 401);
}

/** Everything that can be refused without looking at what is kept. */
function read(request: { method: string; originalUrl: string; header(name: string): string | undefined; body: unknown }): Asked {
  const [pathname = '', search = ''] = request.originalUrl.split('?', 2);
  const matching = endpoints.flatMap((endpoint) => {
    const ids = endpoint.method === request.method ? endpoint.address.exec(pathname) : null;
    return ids ? [{ endpoint, ids }] : [];
  })[0];
  if (!matching) throw invalidRequest(`Unrecognized request URL (${request.method}: ${pathname}).`, {}, 404);
  if (request.header('stripe-account') !== undefined) throw invalidRequest('This sandbox does not act for connected accounts (Stripe-Account header).');
  const encoded = request.method === 'POST' && typeof request.body === 'string' ? request.body : search;
  const { expand: paths, ...params } = parseForm(encoded);
  return {
    ...matching,
    params,
    paths: readParams(expandParam, paths === undefined ? {} : { expand: paths }).expand ?? [],
    idempotencyKey: request.method === 'POST' ? (request.header('idempotency-key') ?? null) : null,
    fingerprint: sha256(`${request.method} ${pathname}\n${encoded}`).toString('hex'),
  };
}

function answer(change: Change, asked: Asked, publicUrl: string): { status: number; body: JsonObject } {
  const [, id = '', childId = ''] = asked.ids;
  const result = asked.endpoint.run({ change, input: asked.params, id, childId, publicUrl });
  if ('refused' in result) return { status: 402, body: { error: result.refused } };
  return { status: 200, body: expand(change, present(result.body), asked.paths) };
}

function replay(kept: KeptReply, fingerprint: string): Reply {
  if (kept.fingerprint !== fingerprint) {
    throw new ApiError(400, { type: 'idempotency_error', message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${kept.id}' if you meant to execute a different request.` });
  }
  return { ...kept, replayed: true };
}

/**
 * The reply is kept in the same change as its effects, so a retry after a crash finds both or neither. Refusals of
 * parameters change nothing and are not kept, as with Stripe; a declined card is.
 */
function perform(world: World, asked: Asked, requestId: string): Reply {
  const { idempotencyKey: key, fingerprint } = asked;
  return world.store.write({ requestId, idempotencyKey: key }, (change): Reply => {
    const kept = key === null ? undefined : change.get('keptReplies', key);
    if (kept) return replay(kept, fingerprint);
    const { status, body } = answer(change, asked, world.publicUrl);
    if (key !== null) change.put('keptReplies', { id: key, created: change.now, fingerprint, requestId, status, body });
    return { status, body, requestId, replayed: false };
  });
}

function send(response: Response, status: number, body: JsonObject, requestId: string): void {
  response.set({ 'Request-Id': requestId, 'Stripe-Version': Stripe.API_VERSION, 'Cache-Control': 'no-store' }).status(status).json(body);
}

/** Stripe's HTTP API under `/v1`. Refuses what it does not know, by name. */
export function apiRouter(world: World): Router {
  const router = express.Router();
  const handle: RequestHandler = async (request, response) => {
    const requestId = newId('req');
    try {
      checkKey(world.secretKey, request.header('authorization'));
      const asked = read(request);
      world.settle();
      const reply = perform(world, asked, requestId);
      await world.store.durable();
      world.announce();
      if (reply.replayed) response.set({ 'Idempotent-Replayed': 'true', 'Original-Request': reply.requestId });
      send(response, reply.status, reply.body, requestId);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      world.log.debug({ requestId, method: request.method, path: request.path, refusal: error.message }, 'sandbox refused an API request');
      send(response, error.status, { error: error.error }, requestId);
    }
  };
  router.use(express.text({ type: () => true, limit: '256kb' }), handle);
  return router;
}
