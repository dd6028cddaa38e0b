/** What the address of a booking says when somebody left the payment page by its way back (payments/checkout.ts of the server). */
export const afterPaymentPage = 'payment';
export const givenUp = 'given-up';

/**
 * That this tab has gone to the payment page for a booking. Coming back without the word above, a payment may be on its
 * way: it was made, or the person came back by the browser's own button.
 */
const keyOf = (bookingId: string) => `passerelle.paying.${bookingId}`;
/** The payment is known within seconds; after this it is more likely that nobody paid. */
const usualMs = 30_000;

export function leaveToPay(bookingId: string, url: string): void {
  try {
    sessionStorage.setItem(keyOf(bookingId), 'away');
  } catch {
    // Then the page says "pay", until the payment is known.
  }
  location.assign(url);
}

/** Until when to say "we are checking your payment"; the first call after coming back starts the time. */
export function checkingUntil(bookingId: string, now: Date): Date | undefined {
  try {
    const stored = sessionStorage.getItem(keyOf(bookingId));
    if (stored === null) return undefined;
    if (stored !== 'away') return new Date(Number(stored));
    const until = now.getTime() + usualMs;
    sessionStorage.setItem(keyOf(bookingId), String(until));
    return new Date(until);
  } catch {
    return undefined;
  }
}

export function forgetPaying(bookingId: string): void {
  try {
    sessionStorage.removeItem(keyOf(bookingId));
  } catch {
    // Nothing was stored.
  }
}
