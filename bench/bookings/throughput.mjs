import { bookWhole, quote, request } from './book.mjs';
import { load } from './load.mjs';

const steps = ['quote', 'request', 'pay', 'confirm'];

/**
 * What one number of connections gets done over these cars, in one go: bare transactions, requests alone, whole bookings.
 * @param {Awaited<ReturnType<typeof import('./world.mjs').startWorld>>} world
 * @param {{ transact: (trip: object) => Promise<unknown> }} bare
 * @param {{ connections: number, count: number, cars: readonly { nextTrip: () => object }[] }} options not more of `count` than renters
 * @returns {Promise<{ bare: number, request: number, whole: number, shares: Record<string, number>, flows: Map<string, import('./tally.mjs').Flow[]> }>}
 *   a second; `shares`: parts of the time of a whole booking; `flows`: what the whole bookings asked of the database
 */
export async function measureLoad(world, bare, { connections, count, cars }) {
  const trips = () => Array.from({ length: count }, (_, index) => cars[index % cars.length].nextTrip());
  const { url, renters } = world;

  const barely = await load(connections, trips(), bare.transact);

  const { results: quotes } = await load(connections, trips(), (trip) => quote(url, trip));
  const requested = await load(connections, quotes, ({ quoteId }, _, index) => request(url, renters[index], quoteId));
  await world.setAside(requested.results.map(({ id }) => id));

  await world.tally.take();
  const whole = await load(connections, trips(), (trip, connection) => bookWhole(world, renters[connection], trip));
  const spent = steps.map((step) => whole.results.reduce((sum, times) => sum + times[step], 0));
  const all = spent.reduce((sum, each) => sum + each);
  const shares = Object.fromEntries(steps.map((step, index) => [step, spent[index] / all]));
  return { bare: barely.perSecond, request: requested.perSecond, whole: whole.perSecond, shares, flows: await world.tally.take() };
}
