import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Stripe from 'stripe';
import type { Clock } from '../src/core/clock';
import { createSandbox } from '../src/features/payments/sandbox/create-sandbox';

export const cards = { good: '4242424242424242', declined: '4000000000000002', challenge: '4000002500003155', lapsing: '4000000000007007', declinedLater: '4000000000007015' } as const;

interface Delivery {
  readonly type: string;
  readonly body: string;
  readonly headers: IncomingHttpHeaders;
}

/** The payment sandbox apart from the server, with its webhooks in the hands of the test. */
export interface StripeStandIn {
  readonly env: Record<string, string>;
  /** The real package, to look and to tamper. */
  readonly api: Stripe;
  readonly webhookSecret: string;
  /** What was sent while the post was held, in order. */
  readonly held: readonly Delivery[];
  /** From now on webhooks are received and not passed on: lost, unless `deliver` is called. */
  hold(): void;
  /** From now on they are passed on again; what was held stays lost. */
  pass(): void;
  deliver(delivery: Delivery): Promise<number>;
  /** To whom webhooks go: the server that was started last. */
  sendTo(url: string): void;
  /** Pays on the hosted page, as a browser does. Gives its answer: 303 when the payment is through or a challenge follows. */
  pay(url: string, card?: string): Promise<{ status: number; location: string | null }>;
  close(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Sends the payment page's form. */
export async function paySandbox(url: string, card: string = cards.good): Promise<{ status: number; location: string | null }> {
  const response = await fetch(`${url}/pay`, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ card }) });
  await response.arrayBuffer();
  return { status: response.status, location: response.headers.get('location') };
}

export async function startStripeStandIn(clock: Clock): Promise<StripeStandIn> {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-stripe-'));
  const held: Delivery[] = [];
  let holding = false;
  let target: string | undefined;

  const deliver = async ({ body, headers }: Delivery): Promise<number> => {
    if (target === undefined) return 503;
    const response = await fetch(`${target}/api/stripe/webhook`, { method: 'POST', body, headers: { 'Content-Type': 'application/json', 'Stripe-Signature': String(headers['stripe-signature']) } }).catch(() => null);
    return response?.status ?? 503;
  };
  const relay = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts).toString('utf8');
      const delivery = { type: (JSON.parse(body) as { type: string }).type, body, headers: request.headers };
      if (holding) {
        held.push(delivery);
        response.end();
        return;
      }
      void deliver(delivery).then((status) => response.writeHead(status).end());
    });
  });
  relay.listen(0, '127.0.0.1');
  await once(relay, 'listening');
  const relayAddress = relay.address();
  if (relayAddress === null || typeof relayAddress === 'string') throw new Error('no port');

  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const secretKey = 'sk_test_sandbox';
  const webhookSecret = 'whsec_of_the_tests_and_of_nothing_else';
  const quiet = () => undefined;
  const sandbox = await createSandbox({
    port, folder, publicUrl: origin, webhookUrl: `http://127.0.0.1:${relayAddress.port}/hook`, webhookSecret, secretKey, clock,
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  });
  return {
    env: { STRIPE_API_BASE: origin, STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret },
    api: new Stripe(secretKey, { host: '127.0.0.1', port, protocol: 'http', maxNetworkRetries: 0, telemetry: false }),
    webhookSecret,
    held,
    hold() {
      held.length = 0;
      holding = true;
    },
    pass: () => void (holding = false),
    deliver,
    sendTo: (url) => void (target = url),
    pay: paySandbox,
    async close() {
      await sandbox.close();
      relay.closeAllConnections();
      relay.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
