import compression from 'compression';
import express, { Router, type Express } from 'express';
import helmet from 'helmet';
import { problem } from '@passerelle/shared/problem';
import type { Context } from '../core/context';
import type { Feature } from '../core/feature';
import { mountContract } from '../core/http/mount';
import { openApiDocument } from '../core/http/openapi';
import { problemHandler } from '../core/http/problem-reply';
import { requestMeta, startRequest } from '../core/http/request-meta';
import type { Idempotency } from '../core/http/idempotency';
import type { RateLimits } from '../core/http/rate-limits';
import type { Audit } from '../core/audit';
import type { MountedContract } from '../core/http/route';
import { clientPages } from './client-pages';
import { contentSecurityPolicy } from './content-security-policy';

interface HttpParts {
  readonly context: Context;
  readonly features: readonly Feature[];
  readonly contracts: readonly MountedContract[];
  readonly rateLimits: RateLimits;
  readonly idempotency: Idempotency;
  readonly audit: Audit;
  /** The built client. */
  readonly clientDir: string;
}

function measureRequests({ metrics }: Context): express.RequestHandler {
  return (_request, response, next) => {
    const end = metrics.requests.startTimer();
    response.on('finish', () => end({ operation: requestMeta(response).operation, status: String(response.statusCode) }));
    next();
  };
}

/** A number of proxies, or addresses and networks; `0` believes nobody. */
const trustProxy = (setting: string): number | string => (/^\d+$/.test(setting) ? Number(setting) : setting);

/** The Express application: the API under /api, the pages of features, and the client for everything else. */
export function createHttp({ context, features, contracts, clientDir, ...parts }: HttpParts): Express {
  const app = express();
  app.set('trust proxy', trustProxy(context.config.trustProxy));
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(startRequest);
  app.use(measureRequests(context));
  app.use(
    helmet({
      contentSecurityPolicy: { useDefaults: false, directives: contentSecurityPolicy(context) },
      referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
      strictTransportSecurity: context.publicUrl.startsWith('https:'),
      crossOriginEmbedderPolicy: false,
    }),
  );
  app.use(compression());

  const api = Router();
  const secureCookies = context.publicUrl.startsWith('https:');
  for (const contract of contracts) mountContract(api, contract, { ...parts, tokens: context.tokens, metrics: context.metrics, secureCookies });
  const document = JSON.stringify(openApiDocument(contracts.map(({ contract }) => contract), context.publicUrl));
  api.get('/api/openapi.json', (_request, response) => void response.type('application/json').send(document));
  app.use(api);
  app.use('/api', () => {
    throw problem('request.not_found');
  });
  for (const { pages } of features) if (pages) app.use(pages);
  app.use(clientPages(clientDir));
  app.use(problemHandler(context.log));
  return app;
}
