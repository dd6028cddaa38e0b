import { createHmac } from 'node:crypto';
import type { StripeEvent } from './documents';
import type { Store } from './store';
import type { SandboxLog } from './world';

const TIMEOUT_MS = 10_000;
const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 30_000;
const AT_ONCE = 4;
/** Stripe tries for three days: https://docs.stripe.com/webhooks#retries */
const GIVE_UP_SECONDS = 3 * 24 * 60 * 60;

interface Settings {
  store: Store;
  url: string;
  secret: string;
  nowInSeconds: () => number;
  log: SandboxLog;
}

/** The receiver checks the age of a signature by its own wall clock, so this time is never that of a test's clock. */
function signature(secret: string, payload: string): string {
  const at = Math.floor(Date.now() / 1000);
  return `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${payload}`, 'utf8').digest('hex')}`;
}

/**
 * Delivers events until the receiver answers 2xx. What is still to be sent is `pending_webhooks` in the store, so a
 * process that starts again sends it again, with the same id; only the waiting between tries is in memory.
 */
export function startWebhookSender({ store, url, secret, nowInSeconds, log }: Settings): { wake(): void; close(): Promise<void> } {
  const retries = new Map<string, { tries: number; notBefore: number }>();
  const inFlight = new Map<string, Promise<void>>();
  const stop = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const queue = new Map<string, StripeEvent>();

  const post = async (event: StripeEvent): Promise<string | null> => {
    const payload = JSON.stringify(event, null, 2);
    try {
      const response = await fetch(url, {
        method: 'POST',
        redirect: 'manual',
        signal: AbortSignal.any([stop.signal, AbortSignal.timeout(TIMEOUT_MS)]),
        headers: { 'Content-Type': 'application/json; charset=utf-8', 'User-Agent': 'Stripe/1.0 (sandbox)', 'Stripe-Signature': signature(secret, payload) },
        body: payload,
      });
      await response.arrayBuffer();
      return response.ok ? null : `status ${response.status}`;
    } catch (error) {
      return error instanceof Error ? `${error.message}${error.cause instanceof Error ? `: ${error.cause.message}` : ''}` : 'no answer';
    }
  };

  const settleDelivery = (event: StripeEvent, failure: string | null): void => {
    if (stop.signal.aborted) return;
    const isTooOld = event.created + GIVE_UP_SECONDS < nowInSeconds();
    if (failure === null || isTooOld) {
      store.write({ requestId: null, idempotencyKey: null }, (change) => change.put('events', { ...event, pending_webhooks: 0 }));
      retries.delete(event.id);
      queue.delete(event.id);
      if (isTooOld) log.warn({ event: event.id, type: event.type }, 'sandbox gave up on a webhook');
      return;
    }
    const tries = (retries.get(event.id)?.tries ?? 0) + 1;
    retries.set(event.id, { tries, notBefore: Date.now() + Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** (tries - 1)) });
    log.debug({ event: event.id, type: event.type, tries, failure }, 'sandbox will send a webhook again');
  };

  const run = (): void => {
    clearTimeout(timer);
    if (stop.signal.aborted) return;
    const now = Date.now();
    let soonest = Infinity;
    for (const event of queue.values()) {
      if (inFlight.has(event.id)) continue;
      const notBefore = retries.get(event.id)?.notBefore ?? 0;
      if (notBefore > now || inFlight.size >= AT_ONCE) {
        soonest = Math.min(soonest, notBefore);
        continue;
      }
      const delivery = post(event)
        .then((failure) => settleDelivery(event, failure))
        .catch((error: unknown) => log.error({ err: error, event: event.id }, 'sandbox could not record a webhook'))
        .finally(() => {
          inFlight.delete(event.id);
          run();
        });
      inFlight.set(event.id, delivery);
    }
    // With every slot taken, the next free one runs this again.
    if (soonest !== Infinity && inFlight.size < AT_ONCE) timer = setTimeout(run, Math.max(10, soonest - now)).unref();
  };

  const wake = (): void => {
    for (const event of store.all('events')) if (event.pending_webhooks === 1) queue.set(event.id, event);
    run();
  };

  return {
    wake,
    close: async () => {
      stop.abort();
      clearTimeout(timer);
      await Promise.all(inFlight.values());
    },
  };
}
