import type { ErrorRequestHandler, Response } from 'express';
import { z } from 'zod';
import { Problem, problem, type ProblemReply } from '@passerelle/shared/problem';
import { describeFieldError, describeProblem } from '@passerelle/shared/problem-text';
import type { Log } from '../log/log';
import { requestMeta } from './request-meta';

const httpError = z.object({ status: z.number().int().min(400).max(499), type: z.string().optional() });

/** What a library threw about the request itself (body too large, bad encoding), as one of our refusals. */
function asProblem(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error;
  const parsed = httpError.safeParse(error);
  if (!parsed.success) return undefined;
  if (parsed.data.status === 413) return problem('request.too_large');
  if (parsed.data.status === 415) return problem('request.media_type');
  if (parsed.data.status === 404) return problem('request.not_found');
  return problem('request.malformed');
}

export function sendProblem(response: Response, refusal: Problem): void {
  const { locale, requestId } = requestMeta(response);
  const text = describeProblem(refusal.code, locale, refusal.details.values);
  const reply: ProblemReply = {
    type: `urn:passerelle:problem:${refusal.code}`,
    title: text.title,
    status: refusal.status,
    code: refusal.code,
    detail: text.detail,
    requestId,
    ...(refusal.details.errors && {
      errors: refusal.details.errors.map((error) => ({ path: error.path, code: error.code, message: error.message ?? (error.code === refusal.code ? text.detail : describeFieldError(error.code, locale)) })),
    }),
  };
  if (refusal.details.retryAfter !== undefined) response.setHeader('Retry-After', String(Math.ceil(refusal.details.retryAfter)));
  response.status(refusal.status).type('application/problem+json').send(JSON.stringify(reply));
}

/** The edge: a refusal is told, anything else is logged once and told as a fault of ours with its request id. */
export function problemHandler(log: Log): ErrorRequestHandler {
  return (error: unknown, _request, response, _next) => {
    const known = asProblem(error);
    if (!known) log.error({ err: error, requestId: requestMeta(response).requestId }, 'request failed');
    if (response.headersSent) {
      response.destroy();
      return;
    }
    sendProblem(response, known ?? problem('server.unexpected'));
  };
}
