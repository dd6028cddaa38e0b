import Stripe from 'stripe';

const timeoutMs = 10_000;

/** The real package, against Stripe or against any server that speaks its API at `apiBase` (an origin). */
export function createStripe(secretKey: string, apiBase: string | undefined): Stripe {
  const options = { maxNetworkRetries: 2, timeout: timeoutMs, telemetry: false };
  if (apiBase === undefined) return new Stripe(secretKey, options);
  const { hostname, port, protocol } = new URL(apiBase);
  const plain = protocol === 'http:';
  return new Stripe(secretKey, { ...options, host: hostname, port: port || (plain ? 80 : 443), protocol: plain ? 'http' : 'https' });
}

/** True when Stripe did not answer, or answered that it could not: nothing is known of what became of the request. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeConnectionError || error instanceof Stripe.errors.StripeAPIError || error instanceof Stripe.errors.StripeRateLimitError;
}

/** True when asking again would get the same answer: the card, the state or the request itself was refused. */
export function isFinalRefusal(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeCardError || error instanceof Stripe.errors.StripeInvalidRequestError;
}
