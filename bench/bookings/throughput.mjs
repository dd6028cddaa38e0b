import { bookWhole, quote, request } from './book.mjs';
import { load } from './load.mjs';
import { processorMs } from './processor.mjs';

const steps = ['quote', 'request', 'pay', 'confirm'];
/** Bare and product by turns, so that what else the machine does falls on both. */
const rounds = 3;
const sum = (numbers) => numbers.reduce((all, each) => all + each, 0);

/**
 * What one number of connections gets done over these cars: bare transactions and requests alone by turns, then whole bookings.
 * @param {Awaited<ReturnType<typeof import('./world.mjs').startWorld>>} world
 * @param {{ transact: (trip: object) => Promise<unknown> }} bare
 * @param {{ connections: number, count: number, cars: readonly { nextTrip: () => object }[] }} options not more of `count` than renters
 * @returns {Promise<{ bare: number, request: number, whole: number, processor: { bare: number, request: number }, shares: Record<string, number>, flows: Map<string, import('./tally.mjs').Flow[]> }>}
 *   a second; `processor`: of the database, in ms for each; `shares`: parts of the time of a whole booking; `flows`: what the whole
 *   bookings asked of the database
 */
export async function measureLoad(world, bare, { connections, count, cars }) {
  const trips = () => Array.from({ length: count }, (_, index) => cars[index % cars.length].nextTrip());
  const { url, renters } = world;
  const timed = async (tasks, work) => {
    const before = processorMs(world.databasePid);
    const done = await load(connections, tasks, work);
    return { ...done, processor: processorMs(world.databasePid) - before };
  };
  const barely = [];
  const asked = [];
  for (let round = 0; round < rounds; round += 1) {
    barely.push(await timed(trips(), bare.transact));
    const { results: quotes } = await load(connections, trips(), (trip) => quote(url, trip));
    const requested = await timed(quotes, ({ quoteId }, _, index) => request(url, renters[index], quoteId));
    asked.push(requested);
    await world.setAside(requested.results.map(({ id }) => id));
  }
  const rate = (runs) => (rounds * count * 1000) / sum(runs.map(({ ms }) => ms));
  const processorOf = (runs) => sum(runs.map(({ processor }) => processor)) / (rounds * count);

  await world.tally.take();
  const whole = await load(connections, trips(), (trip, connection) => bookWhole(world, renters[connection], trip));
  const spent = steps.map((step) => sum(whole.results.map((times) => times[step])));
  const shares = Object.fromEntries(steps.map((step, index) => [step, spent[index] / sum(spent)]));
  return {
    bare: rate(barely), request: rate(asked), whole: whole.perSecond,
    processor: { bare: processorOf(barely), request: processorOf(asked) },
    shares, flows: await world.tally.take(),
  };
}
