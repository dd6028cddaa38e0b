import { Router, type IRouter } from 'express';
import { healthContract } from '@passerelle/shared/health/contract';
import { problem } from '@passerelle/shared/problem';
import type { Context } from '../core/context';
import type { Feature } from '../core/feature';
import { serve, type MountedContract } from '../core/http/route';

/** Alive, able to serve, and what the pages must know of this installation. */
export function healthRoutes(context: Context, features: readonly Feature[], notReady: () => string | null): MountedContract {
  const { config, database } = context;
  const missing = async (): Promise<string[]> => {
    const answers = await database.ping().then(() => true, () => false);
    return [answers ? null : 'database', notReady(), ...features.map((feature) => feature.notReady?.() ?? null)].filter((part) => part !== null);
  };
  const testMoney = !config.stripe || config.stripe.secretKey.startsWith('sk_test_');
  return serve(healthContract, {
    live: () => Promise.resolve({ status: 'live' as const }),
    async ready() {
      const parts = await missing();
      if (parts.length > 0) throw problem('server.not_ready', { values: { parts: parts.join(', ') }, retryAfter: 2 });
      return { status: 'ready' as const };
    },
    settings: () => Promise.resolve({ testMoney, demo: config.demo, publishReview: config.publishReview, tileUrl: config.tileUrl, mailOutbox: !config.smtpUrl }),
  });
}

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** Prometheus metrics, for this machine only. */
export function metricsPage({ metrics }: Context): IRouter {
  const router = Router();
  router.get('/metrics', async (request, response) => {
    if (!loopback.has(request.socket.remoteAddress ?? '') || request.headers['x-forwarded-for']) throw problem('request.not_found');
    response.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
  return router;
}
