import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { quantile } from '../statistics.mjs';
import { drawCars, drawQueries, wholeFrance } from './population.mjs';

const warmUp = 300;
const mixedMs = 4_000;

/** An index of so many cars, and what making it cost. */
export async function makeIndex(engine, geo, cars, { now, log }) {
  const firstDay = engine.dayOf(now.getTime() / 1000);
  const read = new engine.CarStore(cars, firstDay, { days: 0 });
  let putMs = 0;
  let batch = [];
  const put = () => {
    const since = performance.now();
    for (const car of batch) read.put(car);
    putMs += performance.now() - since;
    batch = [];
  };
  for (const car of drawCars(engine, geo, cars, { now })) {
    batch.push(car);
    if (batch.length < 10_000) continue;
    put();
    await nextTurn();
    if (read.size % 100_000 === 0) log(`${read.size.toLocaleString('en')} cars drawn`);
  }
  put();
  const since = performance.now();
  const store = await engine.sortStore(read, firstDay, engine.createBreather());
  return { store, buildMs: putMs + performance.now() - since };
}

/** How long each search takes from question to answer, in ms, one caller. */
export async function timeSearches(engine, store, queries) {
  const times = [];
  let seen = 0;
  for (const [index, query] of [...queries.slice(0, warmUp), ...queries].entries()) {
    const since = performance.now();
    const { total, doesNotFit } = await engine.answerSearch(store, query, 'fr', { pause: engine.letOthersGo });
    const ms = performance.now() - since;
    if (index < Math.min(warmUp, queries.length)) continue;
    times.push(ms);
    seen += total + doesNotFit.total;
  }
  return { p50: quantile(times, 0.5), p99: quantile(times, 0.99), max: Math.max(...times), found: seen / times.length };
}

/** Searches, views of all France and changes of calendars together: how long the event loop is held, and how much gets done. */
export async function mixedLoad(engine, store, queries, changes, { perSecond, france }) {
  const gate = engine.createGate();
  const histogram = monitorEventLoopDelay({ resolution: 1 });
  let searches = 0;
  let written = 0;
  const since = performance.now();
  histogram.enable();
  while (performance.now() - since < mixedMs) {
    const due = perSecond === Infinity ? written + 20 : Math.min(changes.length, Math.floor(((performance.now() - since) / 1000) * perSecond));
    if (written < due) {
      const from = written;
      await gate.write(() => {
        for (let index = from; index < due; index += 1) store.put(changes[index % changes.length]);
      });
      written = due;
    }
    const query = france && searches % 10 === 0 ? wholeFrance(engine) : queries[searches % queries.length];
    await gate.read(() => engine.answerSearch(store, query, 'fr', { pause: engine.letOthersGo }));
    searches += 1;
    await nextTurn();
  }
  histogram.disable();
  const seconds = (performance.now() - since) / 1000;
  // The histogram waits a millisecond itself between two looks.
  return { searches: searches / seconds, changes: written / seconds, loopP99: histogram.percentile(99) / 1e6 - 1, loopMax: histogram.max / 1e6 - 1 };
}

export const denseQueries = (engine, geo, count, now) => drawQueries(engine, geo, count, { now, dense: true });
export const ruralQueries = (engine, geo, count, now) => drawQueries(engine, geo, count, { now, dense: false });
