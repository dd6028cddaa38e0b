import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Stripe from 'stripe';
import { createSandbox, type Sandbox } from './create-sandbox';

/** What the tests of the sandbox stand on: the real `stripe` package, a webhook receiver, a clock that can be moved. */
export const secretKey = 'sk_test_sandbox';
const webhookSecret = 'whsec_sandbox';
export const publicUrl = 'https://passerelle.test';

export interface Bench {
  stripe: Stripe;
  sandbox: Sandbox;
  folder: string;
  /** Moves the sandbox's clock forward. */
  pass(seconds: number): void;
  nowInSeconds(): number;
  /** Sends a form to a page, by its public address; redirects are not followed. */
  post(url: string, form: Record<string, string>): Promise<Response>;
  get(url: string, language?: string): Promise<Response>;
  /** Resolves with the first event of that type about `id`, already checked by the real package. */
  event(type: string, id?: string): Promise<Stripe.Event>;
  received: Stripe.Event[];
  /** While true, the receiver answers 500. */
  down: boolean;
  close(): Promise<void>;
}

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: (fields: object) => { throw new Error(JSON.stringify(fields)); } };

export async function openBench(from?: string): Promise<Bench> {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'sandbox-')), 'sandbox');
  if (from !== undefined) cpSync(from, folder, { recursive: true });
  let ahead = 0;
  const waiting = new Set<() => void>();
  const receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
    request.on('end', () => {
      if (bench.down) return void response.writeHead(500).end();
      bench.received.push(bench.stripe.webhooks.constructEvent(body, String(request.headers['stripe-signature']), webhookSecret));
      response.writeHead(200).end();
      for (const look of waiting) look();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const { port } = receiver.address() as { port: number };
  const clock = { now: () => new Date(Date.now() + ahead * 1000) };
  const sandbox = await createSandbox({ port: 0, folder, publicUrl, webhookUrl: `http://127.0.0.1:${port}/hook`, webhookSecret, secretKey, clock, log: silent });
  const local = (url: string): string => url.replace(publicUrl, sandbox.origin);
  const bench: Bench = {
    stripe: new Stripe(secretKey, { host: '127.0.0.1', port: Number(new URL(sandbox.origin).port), protocol: 'http', maxNetworkRetries: 0, telemetry: false }),
    sandbox,
    folder,
    received: [],
    down: false,
    pass: (seconds) => (ahead += seconds),
    nowInSeconds: () => Math.floor(clock.now().getTime() / 1000),
    post: (url, form) => fetch(local(url), { method: 'POST', headers: { 'Accept-Language': 'en' }, body: new URLSearchParams(form), redirect: 'manual' }),
    get: (url, language = 'en') => fetch(local(url), { headers: { 'Accept-Language': language }, redirect: 'manual' }),
    event: (type, id) =>
      new Promise((resolve, reject) => {
        const tooLate = setTimeout(() => reject(new Error(`No ${type}; received ${bench.received.map((one) => one.type).join(', ')}`)), 4000);
        const look = (): void => {
          const found = bench.received.find((one) => one.type === type && (id === undefined || ('id' in one.data.object && one.data.object.id === id)));
          if (!found) return;
          clearTimeout(tooLate);
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    close: async () => {
      await sandbox.close();
      receiver.closeAllConnections();
      await new Promise((resolve) => receiver.close(resolve));
      rmSync(path.dirname(folder), { recursive: true, force: true });
    },
  };
  return bench;
}

/** An open Checkout visit of 120.00 €: held for an owner's answer unless told otherwise. */
export function openCheckout({ stripe }: Bench, change: Partial<Stripe.Checkout.SessionCreateParams> = {}, capture: 'manual' | 'automatic' = 'manual'): Promise<Stripe.Checkout.Session> {
  return stripe.checkout.sessions.create({
    mode: 'payment',
    line_items: [
      { quantity: 2, price_data: { currency: 'eur', unit_amount: 5000, product_data: { name: 'Day with <b>the car</b>' } } },
      { quantity: 1, price_data: { currency: 'eur', unit_amount: 2000, product_data: { name: 'Insurance' } } },
    ],
    success_url: `${publicUrl}/bookings/bkg_1?session={CHECKOUT_SESSION_ID}`,
    cancel_url: `${publicUrl}/bookings/bkg_1`,
    payment_intent_data: { capture_method: capture, setup_future_usage: 'off_session', metadata: { bookingId: 'bkg_1' }, transfer_group: 'bkg_1' },
    ...change,
  });
}

export const cards = { good: '4242424242424242', declined: '4000000000000002', challenge: '4000002500003155', alwaysChallenge: '4000002760003184', lapsing: '4000000000007007', disputed: '4000000000000259' };

/** Pays on the page and returns the intent, as the product would retrieve it. */
export async function payBy(bench: Bench, session: Stripe.Checkout.Session, card: string): Promise<Stripe.PaymentIntent> {
  const reply = await bench.post(`${session.url}/pay`, { card });
  if (reply.status !== 303) throw new Error(`The page answered ${reply.status}`);
  const after = await bench.stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent.latest_charge'] });
  return after.payment_intent as Stripe.PaymentIntent;
}
