import Stripe from 'stripe';
import { newId } from './new-id';
import { present } from './present';
import type { Change } from './store';

/** Keeps an event in the change that causes it; the webhook sender delivers it once the change is on disk. */
export function publishEvent(change: Change, type: string, subject: object, account?: string): void {
  change.put('events', {
    id: newId('evt'),
    object: 'event',
    api_version: Stripe.API_VERSION,
    ...(account === undefined ? {} : { account }),
    created: change.now,
    data: { object: present(subject) },
    livemode: false,
    pending_webhooks: 1,
    request: { id: change.cause.requestId, idempotency_key: change.cause.idempotencyKey },
    type,
  });
}
