import { createHmac, timingSafeEqual } from 'node:crypto';

/** The address by which somebody without an account pays for a booking: its id, and a seal that nobody can guess. */
export const payToken = (bookingId: string, secret: string): string => `${bookingId}.${createHmac('sha256', secret).update(`pay:${bookingId}`).digest('base64url')}`;

/** The booking that a token opens; null when it is no token of ours. */
export function bookingOfToken(token: string, secret: string): string | null {
  const [bookingId = ''] = token.split('.');
  const [given, ours] = [Buffer.from(token), Buffer.from(payToken(bookingId, secret))];
  return given.length === ours.length && timingSafeEqual(given, ours) ? bookingId : null;
}
