import { randomUUID } from 'node:crypto';
import { Failure } from '../../scripts/lib/failure.mjs';
import { mustCall } from '../people.mjs';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const tripMs = 6 * hourMs;
/** Trips of one car begin so far apart, with more than the hour between two rentals. */
const slotMs = 8 * hourMs;
const firstInMs = 5 * dayMs;
const slotsOfCar = Math.floor((350 * dayMs - firstInMs) / slotMs);

/** Dates of one car, each once: in slots that follow each other. */
export function datesOf(vehicleId) {
  const start = Math.ceil(Date.now() / dayMs) * dayMs + firstInMs;
  let slot = 0;
  return () => {
    if (slot >= slotsOfCar) throw new Failure(`A car has ${slotsOfCar} trips in a year, and more were asked for`);
    const from = start + slot * slotMs;
    slot += 1;
    return { vehicleId, period: { from: new Date(from).toISOString(), to: new Date(from + tripMs).toISOString() } };
  };
}

export const quote = (url, trip) => mustCall(url, 'POST', '/api/quotes', { body: trip });

/** With a key, as the client sends it. */
export const request = async (url, renter, quoteId, roles = {}) =>
  mustCall(url, 'POST', '/api/bookings', { token: await renter.token(), headers: { 'idempotency-key': randomUUID() }, body: { quoteId, ...roles } });

/** Pays on the sandbox's page with the card that succeeds. */
export async function pay(pageUrl) {
  const { status } = await fetch(`${pageUrl}/pay`, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ card: '4242424242424242' }), signal: AbortSignal.timeout(120_000) });
  if (status !== 303) throw new Failure(`The payment page answered ${status}`);
}

/**
 * One booking of an instant car from the quote to `confirmed`.
 * @returns {Promise<{ id: string, quote: number, request: number, pay: number, confirm: number }>} how long each step took, in ms
 */
export async function bookWhole({ url, announced }, renter, trip) {
  const at = [performance.now()];
  const step = async (work) => {
    const result = await work;
    at.push(performance.now());
    return result;
  };
  const { quoteId } = await step(quote(url, trip));
  const { id, payment } = await step(request(url, renter, quoteId));
  await step(pay(payment.url));
  await step(announced.hear('booking.paid', id));
  const [quoted, requested, paid, confirmed] = at.slice(1).map((each, index) => each - at[index]);
  return { id, quote: quoted, request: requested, pay: paid, confirm: confirmed };
}
