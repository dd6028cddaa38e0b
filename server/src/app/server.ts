import { once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import { createAudit } from '../core/audit';
import type { Clock } from '../core/clock';
import type { Config } from '../core/config/config';
import type { Context } from '../core/context';
import { ensureIndexes } from '../core/database/indexes';
import { createDeadlines } from '../core/deadlines/deadlines';
import { createTail } from '../core/events/tail';
import type { Feature } from '../core/feature';
import { createIdempotency } from '../core/http/idempotency';
import { createRateLimits } from '../core/http/rate-limits';
import { announcementRoutes } from './announcements';
import { buildContext } from './context';
import { devMailPage } from './dev-mail';
import { healthRoutes, metricsPage } from './health';
import { createHttp } from './http';
import { createRealtime } from './realtime';

export interface StartOptions {
  readonly config: Config;
  readonly features: (context: Context) => Promise<readonly Feature[]> | readonly Feature[];
  readonly clientDir: string;
  readonly progress: (text: string) => void;
  readonly clock?: Clock;
  /** Fills an empty database; runs when all features have started and before requests are taken. */
  readonly seed?: (context: Context) => Promise<void>;
}

export interface RunningServer {
  readonly url: string;
  readonly context: Context;
  /** Takes no new requests, lets those under way end, then closes everything in the reverse order of its start. */
  stop(): Promise<void>;
}

const drainMs = 10_000;

async function listen(server: HttpServer, { host, port }: Config): Promise<number> {
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}

async function drain(server: HttpServer): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A connection kept alive becomes idle again after its answer, so idle ones are closed until none is left.
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const force = setTimeout(() => server.closeAllConnections(), drainMs);
  await closed;
  clearInterval(idle);
  clearTimeout(force);
}

/** Binds the port first, so that the address is known to what refers to it; answers 503 until everything has started. */
export async function startServer({ config: asked, features: makeFeatures, clientDir, progress, clock, seed }: StartOptions): Promise<RunningServer> {
  const server = createServer();
  let ready = false;
  server.on('request', (_request, response) => {
    if (!ready) response.writeHead(503, { 'Retry-After': '2', 'Content-Type': 'text/plain; charset=utf-8' }).end('Passerelle is starting. / Passerelle démarre.');
  });
  const port = await listen(server, asked);
  const config = { ...asked, port };
  const closers: (() => Promise<void>)[] = [() => drain(server)];
  const stop = async () => {
    for (const close of closers.splice(0).reverse()) await close();
  };
  try {
    const context = await buildContext(config, clock ? { clock } : {});
    closers.push(() => context.database.close());
    const { database, log, metrics, effects, events, clock: now } = context;

    const features = await makeFeatures(context);
    const audit = createAudit({ database, clock: now });
    const idempotency = createIdempotency({ database, clock: now });
    const rateLimits = createRateLimits({ database, clock: now, scale: config.rateLimitScale });
    progress('Checking the indexes of the database');
    await ensureIndexes([...events.repository.indexes, audit.indexes, idempotency.indexes, rateLimits.indexes, ...context.mail.indexes, ...features.flatMap(({ indexes }) => indexes)]);

    const realtime = createRealtime(context);
    const tail = createTail({ repository: events.repository, clock: now, log, metrics });
    await tail.start([realtime.observer, ...features.flatMap(({ observers }) => observers ?? [])]);
    closers.push(() => tail.stop());

    for (const feature of features) {
      await feature.start?.(progress);
      closers.push(async () => feature.stop?.());
    }
    effects.start(features.flatMap(({ listeners }) => listeners ?? []));
    closers.push(() => effects.stop());
    if (seed) await seed(context);
    const deadlines = createDeadlines({ clock: now, log, metrics });
    deadlines.start(features.flatMap(({ deadlines: all }) => all ?? []));
    closers.push(() => deadlines.stop());

    const pages = { name: 'pages', indexes: [], contracts: [] };
    const http = createHttp({
      context,
      features: [...features, { ...pages, pages: metricsPage(context) }, ...(config.production || config.smtpUrl ? [] : [{ ...pages, pages: devMailPage(context) }])],
      contracts: [healthRoutes(context, features, () => (tail.following ? null : 'event log')), announcementRoutes(context), ...features.flatMap(({ contracts }) => contracts)],
      rateLimits,
      idempotency,
      audit,
      clientDir,
    });
    ready = true;
    server.on('request', http);
    realtime.attach(server);
    // The sockets go first and the port last: what is under way still finds its parts.
    closers.push(() => drain(server));
    closers.push(() => realtime.close());
    return { url: context.publicUrl, context, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
