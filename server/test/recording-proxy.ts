import { once } from 'node:events';
import { createServer } from 'node:http';
import { parseForm, type FormObject } from '../src/features/payments/sandbox/form';

export interface StripeRequest {
  /** With `:id` for every id: `GET /v1/refunds/:id`. */
  readonly operation: string;
  readonly form: FormObject;
  readonly idempotencyKey: string | undefined;
}

/** Stands between the product and the stand-in for Stripe, and writes down what is asked. */
export interface RecordingProxy {
  readonly origin: string;
  readonly requests: readonly StripeRequest[];
  /** Where requests go on to. */
  forwardTo(origin: string): void;
  close(): Promise<void>;
}

const withoutIds = (path: string): string => path.replaceAll(/\/[a-z]+_[A-Za-z0-9_]{8,}/g, (part) => (/\d|[A-Z]/.test(part) ? '/:id' : part));

export async function startRecordingProxy(): Promise<RecordingProxy> {
  const requests: StripeRequest[] = [];
  let target = '';
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts).toString('utf8');
      const [path = '', query = ''] = (request.url ?? '').split('?', 2);
      const key = request.headers['idempotency-key'];
      requests.push({ operation: `${request.method} ${withoutIds(path)}`, form: parseForm(request.method === 'GET' ? query : body), idempotencyKey: typeof key === 'string' ? key : undefined });
      const { authorization = '' } = request.headers;
      const headers = { authorization, 'content-type': 'application/x-www-form-urlencoded', ...(typeof key === 'string' ? { 'idempotency-key': key } : {}) };
      fetch(`${target}${request.url}`, { method: request.method ?? 'GET', headers, ...(request.method === 'GET' ? {} : { body }) })
        .then(async (answer) => response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text()))
        .catch(() => response.writeHead(503).end());
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    requests,
    forwardTo: (origin) => void (target = origin),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
