import { randomUUID } from 'node:crypto';
import { mustCall } from '../people.mjs';
import { pay, quote, request } from './book.mjs';
import { usualCommands, usualTrips } from './tally.mjs';

const times = 3;

/** Every route of a booking's way to `confirmed` and out of it again, one call after the other. */
async function callEach({ url, renters, owner, cars, announced }) {
  const renter = renters[0];
  const ask = async (method, path, body, person = renter) => mustCall(url, method, path, { token: await person.token(), headers: { 'idempotency-key': randomUUID() }, body });
  const act = ({ id, version }, name) => ask('POST', `/api/bookings/${id}/transitions/${name}`, { version });
  const book = async (roles) => request(url, renter, (await quote(url, cars[0].nextTrip())).quoteId, roles);

  await ask('POST', '/api/inquiries', cars[0].nextTrip());
  const byOther = await book({ payer: { name: 'Bench payer' } });
  await ask('GET', `/api/pay/${new URL(byOther.payerLink).pathname.split('/').at(-1)}`);
  await act(await act(byOther, 'extend-payment'), 'abandon');
  const booking = await book();
  await ask('GET', `/api/bookings/${booking.id}`);
  await pay(booking.payment.url);
  await announced.hear('booking.paid', booking.id);
  await ask('GET', '/api/bookings');
  for (const person of [renter, owner]) await ask('GET', '/api/my/turn', undefined, person);
  await ask('GET', `/api/bookings/${booking.id}/cancellation`);
  await act(await ask('GET', `/api/bookings/${booking.id}`), 'cancel-by-renter');
}

/**
 * @param {import('./tally.mjs').Flow[]} flows of one name
 * @returns {{ kind: string, name: string, trips: number, most: number, transactions: number, commands: string }} `trips`, `commands`: of
 *   the usual one; `most`, `transactions`: the most of one
 */
export const summaryOf = (flows) => ({
  kind: flows[0].kind,
  name: flows[0].name,
  trips: usualTrips(flows),
  most: Math.max(...flows.map(({ commands }) => commands.length)),
  transactions: Math.max(...flows.map(({ transactions }) => transactions)),
  commands: usualCommands(flows),
});

/**
 * Database round trips by route and by effect, where nobody else is calling.
 * @param {Awaited<ReturnType<typeof import('./world.mjs').startWorld>>} world
 * @returns {Promise<ReturnType<typeof summaryOf>[]>} routes first
 */
export async function countRoundTrips(world) {
  await world.tally.take();
  for (let time = 0; time < times; time += 1) await callEach(world);
  const found = await world.tally.take();
  return [...found.values()]
    .filter(([{ kind }]) => kind !== 'deadline')
    .map(summaryOf)
    .sort((a, b) => b.kind.localeCompare(a.kind) || a.name.localeCompare(b.name));
}
