import { setImmediate as nextTurn } from 'node:timers/promises';
import { quantile } from '../statistics.mjs';
import { drawCars, drawQueries } from './population.mjs';

const warmUp = 300;
const repeats = 3;

const drawnTogether = 10_000;

/** Hands out the cars of an index many at a time, and lets others go on. */
async function drawMany(engine, geo, cars, { now, log, take }) {
  let batch = [];
  let drawn = 0;
  for (const car of drawCars(engine, geo, cars, { now })) {
    batch.push(car);
    if (batch.length < drawnTogether) continue;
    drawn += batch.length;
    await take(batch);
    await nextTurn();
    batch = [];
    if (drawn % 100_000 === 0) log(`${drawn.toLocaleString('en')} cars drawn`);
  }
  await take(batch);
}

/** An index of so many cars in this thread, and what making it cost. */
export async function makeIndex(engine, geo, cars, { now, log }) {
  const firstDay = engine.dayOf(now.getTime() / 1000);
  const read = new engine.CarStore(cars, firstDay, { days: 0 });
  let putMs = 0;
  const take = (batch) => {
    const since = performance.now();
    for (const car of batch) read.put(car);
    putMs += performance.now() - since;
  };
  await drawMany(engine, geo, cars, { now, log, take });
  const since = performance.now();
  const store = await engine.sortStore(read, firstDay, engine.createBreather());
  return { store, buildMs: putMs + performance.now() - since };
}

/** The same cars in the thread of the product; gives the ids of the first ones. */
export async function fillThread(engine, geo, cars, { thread, now, log, first }) {
  const firstDay = engine.dayOf(now.getTime() / 1000);
  const ids = [];
  await thread.begin(cars, firstDay);
  const take = (batch) => {
    for (const { id } of batch.slice(0, first - ids.length)) ids.push(id);
    return thread.add(batch);
  };
  await drawMany(engine, geo, cars, { now, log, take });
  await thread.takeOver(firstDay);
  return ids;
}

const spread = (values) => ({ p50: quantile(values, 0.5), p99: quantile(values, 0.99) });

/** What each search takes from question to answer, in ms, one caller: all of them, and each in the quietest of the repeats, which leaves out what other processes took. */
export async function timeSearches(engine, store, queries) {
  const ask = (query) => engine.answerSearch(store, query, 'fr', { pause: engine.letOthersGo });
  for (const query of queries.slice(0, warmUp)) await ask(query);
  const wall = [];
  const quietest = queries.map(() => Infinity);
  let seen = 0;
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    for (const [index, query] of queries.entries()) {
      const since = performance.now();
      const { total, doesNotFit } = await ask(query);
      const ms = performance.now() - since;
      wall.push(ms);
      quietest[index] = Math.min(quietest[index], ms);
      seen += total + doesNotFit.total;
    }
  }
  return { wall: spread(wall), quietest: spread(quietest), found: seen / wall.length };
}

/** The longest that a search works, in ms, before it lets others of its thread go on; of each search the quietest of the repeats. */
export async function longestHold(engine, store, queries) {
  let longest = 0;
  for (const query of queries) {
    let quietest = Infinity;
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      let held = 0;
      let since = performance.now();
      const hold = () => (held = Math.max(held, performance.now() - since));
      const pause = async () => {
        hold();
        await engine.letOthersGo();
        since = performance.now();
      };
      await engine.answerSearch(store, query, 'fr', { pause });
      hold();
      quietest = Math.min(quietest, held);
    }
    longest = Math.max(longest, quietest);
  }
  return longest;
}

export const denseQueries = (engine, geo, count, now) => drawQueries(engine, geo, count, { now, dense: true });
export const ruralQueries = (engine, geo, count, now) => drawQueries(engine, geo, count, { now, dense: false });
