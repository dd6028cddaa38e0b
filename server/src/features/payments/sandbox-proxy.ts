import { request as httpRequest } from 'node:http';
import { Router, type IRouter } from 'express';
import { problem } from '@passerelle/shared/problem';

const passedOn = ['content-type', 'content-length', 'accept-language', 'accept', 'cookie', 'user-agent'];

/** Shows the sandbox's pages under our own address. */
export function sandboxProxy(origin: string): IRouter {
  const router = Router();
  const { hostname, port } = new URL(origin);
  router.use('/sandbox', (request, response, next) => {
    const headers = Object.fromEntries(Object.entries(request.headers).filter(([name]) => passedOn.includes(name)));
    const asked = httpRequest({ hostname, port, method: request.method, path: request.originalUrl, headers }, (answer) => {
      response.status(answer.statusCode ?? 502);
      for (const name of ['content-type', 'location', 'cache-control', 'content-security-policy', 'retry-after']) {
        const value = answer.headers[name];
        if (value !== undefined) response.setHeader(name, value);
      }
      answer.pipe(response);
    });
    asked.on('error', () => next(problem('payments.unavailable', { retryAfter: 5 })));
    request.pipe(asked);
  });
  return router;
}
