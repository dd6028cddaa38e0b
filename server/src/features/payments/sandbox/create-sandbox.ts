import { createServer } from 'node:http';
import express, { type ErrorRequestHandler } from 'express';
import { apiRouter } from './api';
import { ALIVE_PATH, lockFolder, newToken } from './folder-lock';
import { pageRouter } from './pages/routes';
import { forgetOld, settleDue } from './release';
import { openStore } from './store';
import { startWebhookSender } from './webhook-sender';
import type { SandboxLog, World } from './world';

const TICK_MS = 1000;
const TICKS_BETWEEN_CLEANINGS = 600;
const nobody = { requestId: null, idempotencyKey: null };

export interface SandboxOptions {
  /** Of 127.0.0.1; 0 takes a free one. */
  port: number;
  /** Where its files live, made if needed. One process at a time. */
  folder: string;
  /** Origin where people reach the product, which forwards `/sandbox` to this server. */
  publicUrl: string;
  webhookUrl: string;
  webhookSecret: string;
  secretKey: string;
  clock: { now(): Date };
  log: SandboxLog;
}

export interface Sandbox {
  /** What STRIPE_API_BASE would be for another process: `http://127.0.0.1:port`. */
  origin: string;
  close(): Promise<void>;
}

/**
 * Starts the stand-in for Stripe: its HTTP API under `/v1`, its pages under `/sandbox`, its webhooks.
 * Throws `SandboxInUse` when another process runs it on the same folder.
 */
export async function createSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { folder, log, clock } = options;
  const now = (): number => Math.floor(clock.now().getTime() / 1000);
  const token = newToken();
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.get(ALIVE_PATH, (_request, response) => void response.type('text').send(token));

  const server = createServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : options.port}`;
  const stopServer = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });

  const unlock = await lockFolder(folder, origin, token).catch(async (error: unknown) => {
    await stopServer();
    throw error;
  });
  const store = openStore(folder, now);
  const sender = startWebhookSender({ store, url: options.webhookUrl, secret: options.webhookSecret, nowInSeconds: now, log });
  const world: World = {
    store,
    now,
    log,
    secretKey: options.secretKey,
    publicUrl: options.publicUrl.replace(/\/+$/, ''),
    settle: () => {
      if (store.all('deadlines').some((deadline) => deadline.at <= now())) store.write(nobody, settleDue);
    },
    announce: () => sender.wake(),
  };

  const failed: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
    const status = typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number' && error.status < 500 ? error.status : 500;
    if (status === 500) log.error({ err: error }, 'sandbox failed');
    response.status(status).json({ error: { type: 'api_error', message: 'The sandbox could not read or answer this request.' } });
  };
  app.use('/v1', apiRouter(world));
  app.use('/sandbox', pageRouter(world));
  app.use(failed);

  let ticks = 0;
  const timer = setInterval(() => {
    try {
      world.settle();
      if (ticks % TICKS_BETWEEN_CLEANINGS === 0) store.write(nobody, forgetOld);
      ticks += 1;
      sender.wake();
    } catch (error) {
      log.error({ err: error }, 'sandbox could not do what was due');
    }
  }, TICK_MS).unref();
  sender.wake();
  log.info({ origin }, 'payment sandbox listening');

  return {
    origin,
    close: async () => {
      clearInterval(timer);
      await stopServer();
      await sender.close();
      store.close();
      unlock();
    },
  };
}
