import { setImmediate as nextTurn } from 'node:timers/promises';
import { loadEngine } from './search/engine.mjs';
import { denseQueries, makeIndex, mixedLoad, ruralQueries, timeSearches } from './search/in-process.mjs';
import { drawCars } from './search/population.mjs';
import { duration } from './statistics.mjs';

const sizes = [1_000, 10_000, 100_000, 1_000_000];
const searches = 1_000;
const changing = 5_000;

const ms = (value) => (value < 10 ? `${value.toFixed(2)} ms` : duration(value));
const count = (value) => Math.round(value).toLocaleString('en');

/** An aim, and whether it was met. */
const aim = (text, met) => (met ? text : `missed: ${text}`);

function aimFor(cars, { p50, p99 }) {
  if (cars === 100_000) return aim('p50, p99 under 1 ms', p50 < 1 && p99 < 1);
  return cars === 1_000_000 ? aim('p50 under 1 ms, p99 under 8 ms', p50 < 1 && p99 < 8) : '';
}

async function measureSize(engine, geo, cars, now, log) {
  const { store, buildMs } = await makeIndex(engine, geo, cars, { now, log });
  const dense = denseQueries(engine, geo, searches, now);
  const inTowns = await timeSearches(engine, store, dense);
  const inCountry = await timeSearches(engine, store, ruralQueries(engine, geo, searches, now));
  const bytes = store.bytes / store.size;
  log(`${count(cars)} cars: dense p50 ${ms(inTowns.p50)}, p99 ${ms(inTowns.p99)}; rural p50 ${ms(inCountry.p50)}, p99 ${ms(inCountry.p99)}; ${count(bytes)} bytes a car`);

  // The same cars with other calendars; drawn again with the same seed they stand at the same places, under other ids.
  const changes = [];
  let row = 0;
  for (const car of drawCars(engine, geo, Math.min(cars, changing), { now })) {
    changes.push({ ...car, id: store.idAt(row) });
    row += 1;
  }
  await nextTurn();
  const looking = await mixedLoad(engine, store, dense, changes, { perSecond: 0, france: true });
  const steady = await mixedLoad(engine, store, dense, changes, { perSecond: 50, france: false });
  const flood = await mixedLoad(engine, store, dense, changes, { perSecond: Infinity, france: false });
  const size = count(cars);
  return [
    [`${size} cars, dense towns: p50, p99`, `${ms(inTowns.p50)}, ${ms(inTowns.p99)}`, aimFor(cars, inTowns)],
    [`${size} cars, country: p50, p99`, `${ms(inCountry.p50)}, ${ms(inCountry.p99)}`, aimFor(cars, inCountry)],
    [`${size} cars, an answer is about so many: dense, country`, `${count(inTowns.found)}, ${count(inCountry.found)}`, ''],
    [`${size} cars, bytes a car`, count(bytes), cars < 100_000 ? '' : aim('under 300', bytes < 300)],
    [`${size} cars, made in (read from memory)`, duration(buildMs), ''],
    [`${size} cars, event loop held, searches and views of France: p99, longest`, `${ms(looking.loopP99)}, ${ms(looking.loopMax)}`, aim('never above 10 ms', looking.loopMax < 10)],
    [`${size} cars, searches a second, one caller: alone, with 50 changes a second`, `${count(looking.searches)}, ${count(steady.searches)}`, ''],
    [`${size} cars, changes a second while searching`, count(flood.changes), ''],
  ];
}

/** The index of the server in this process: what a search costs where nothing else is in the way. */
async function measure(life, log) {
  const engine = await loadEngine(life);
  const geo = engine.createGeo({ secrets: { position: 'bench' } });
  const now = new Date();
  const rows = [];
  for (const cars of sizes) {
    life.signal.throwIfAborted();
    rows.push(...(await measureSize(engine, geo, cars, now, log)));
  }
  return {
    ok: true,
    rows,
    notes: [
      'Cars as the demo draws them, where people live; rentals fill 30 % of the next 90 days. Each search: radius 30 km, one to five days, one of two wheelchairs, in three of ten a ramp; the first 20 cars with their sentences, facets, clusters.',
      'Dense: towns of 100,000 people and more, drawn by population, so that every fifth search is in Paris. Country: all other towns, drawn the same way.',
      'Not measured here: HTTP, the database, the time from a committed booking to its absence from search.',
      'Bytes: all columns, bitmaps of 400 days, intervals, texts and the table of ids with their room to grow; dictionaries are guessed from their keys.',
    ],
  };
}

/** @type {import('./measure-all.mjs').Part} */
export const search = { name: 'search', title: 'Search index', measure };
