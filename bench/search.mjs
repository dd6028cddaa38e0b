import { Worker } from 'node:worker_threads';
import { startTemporaryDatabase } from '../scripts/engine/temporary.mjs';
import { timeAbsence } from './search/absence.mjs';
import { loadEngine } from './search/engine.mjs';
import { denseQueries, fillThread } from './search/in-process.mjs';
import { idleLoop, mixedLoad } from './search/in-thread.mjs';
import { askDatabase } from './search/on-database.mjs';
import { overHttp } from './search/over-http.mjs';
import { drawCars } from './search/population.mjs';
import { duration } from './statistics.mjs';

const sizes = [1_000, 10_000, 100_000, 1_000_000];
/** As many as the database bears. */
const onDatabase = [1_000, 10_000];
const overHttpAt = 100_000;
const searches = 1_000;
const databaseSearches = 30;
const changing = 5_000;
/** As much room for young objects as index-thread.ts gives. */
const youngMb = 192;

const ms = (value) => (value < 10 ? `${value.toFixed(2)} ms` : duration(value));
const pair = ({ p50, p99 }) => `${ms(p50)}, ${ms(p99)}`;
const count = (value) => Math.round(value).toLocaleString('en');

/** An aim, and whether it was met. */
const aim = (text, met) => (met ? `ok: ${text}` : `missed: ${text}`);

function aimFor(cars, { p50, p99 }) {
  if (cars === 100_000) return aim('p50, p99 under 1 ms', p50 < 1 && p99 < 1);
  return cars === 1_000_000 ? aim('p50 under 1 ms, p99 under 8 ms', p50 < 1 && p99 < 8) : '';
}

const timeRows = (what, cars, { wall, quietest }) => [
  [`${what}: p50, p99 by the clock`, pair(wall), aimFor(cars, wall)],
  [`${what}: p50, p99, each search in the quietest of three repeats`, pair(quietest), aimFor(cars, quietest)],
];

/** The same cars with other calendars; drawn again with the same seed they stand at the same places, under other ids. */
function changesFor(engine, geo, ids, now) {
  const cars = drawCars(engine, geo, ids.length, { now });
  return Array.from(cars, (car, row) => ({ ...car, id: ids[row] }));
}

/** What searches take in a thread like that of the product. */
function timeInThread(engine, cars, { now, log }) {
  const worker = new Worker(new URL('./search/time-in-thread.mjs', import.meta.url), {
    workerData: { engineFile: engine.file, cars, searches, now },
    resourceLimits: { maxYoungGenerationSizeMb: youngMb },
  });
  return new Promise((resolve, reject) => {
    worker.on('message', ({ line, measured }) => (measured ? resolve(measured) : log(line)));
    worker.once('error', reject);
  });
}

const hold = ({ clock, work }) => `${ms(clock.p99)}, ${ms(clock.max)}; ${ms(work.p99)}, ${ms(work.max)}`;
/** Of the loop of the server's own thread: what its own work holds is what is aimed at. */
const heldFor = (held) => [hold(held), aim('never above 10 ms', held.work.max < 10)];
/** What the two pairs are. */
const twice = 'p99, longest by the clock; without waiting for a processor';

async function loadRows(engine, thread, dense, changes, { size, longest }) {
  const idle = await idleLoop();
  const looking = await mixedLoad(engine, thread, dense, changes, { perSecond: 0, france: true });
  const steady = await mixedLoad(engine, thread, dense, changes, { perSecond: 50, france: true });
  const flood = await mixedLoad(engine, thread, dense, changes, { perSecond: Infinity, france: false });
  return [
    [`${size} cars, event loop held where nothing is done: ${twice}`, hold(idle), ''],
    [`${size} cars, event loop of the server held, searches and views of France: ${twice}`, ...heldFor(looking.held)],
    [`${size} cars, the same with 50 changes a second`, ...heldFor(steady.held)],
    [`${size} cars, longest piece of work in the thread of the index without a pause, quietest of three`, ms(longest), ''],
    [`${size} cars, searches a second, four callers, every tenth a view of France: alone, with 50 changes a second`, `${count(looking.searches)}, ${count(steady.searches)}`, ''],
    [`${size} cars, changes a second while searching`, count(flood.changes), ''],
  ];
}

async function httpRows(engine, thread, dense, parts, size) {
  const { searches: perSecond, ready, plain, share, bytes, p99, held } = await overHttp(engine, thread, dense, parts);
  return [
    [`${size} cars, over HTTP, 16 connections: searches a second, p99`, `${count(perSecond)}, ${ms(p99)}`, ''],
    [`${size} cars, the same number of bytes (${count(bytes)}) sent plainly: answers a second`, count(plain), ''],
    [`${size} cars, over HTTP: event loop of the server held, ${twice}`, ...heldFor(held)],
    [`${size} cars, the same requests with answers that were there before: answers a second; their share of plain ones`, `${count(ready)}; ${Math.round((100 * ready) / plain)} %`, ''],
    [`${size} cars, over HTTP: share`, `${Math.round(share * 100)} %`, aim('over 50 %', share > 0.5)],
  ];
}

async function databaseRows(engine, geo, cars, queries, inMemory, parts) {
  const asked = await askDatabase(engine, geo, cars, queries.slice(0, databaseSearches), parts);
  return [[`${count(cars)} cars, the same as an aggregation on the database: p50, p99; times as long as in process`, `${pair(asked)}; ${count(asked.p50 / inMemory.wall.p50)}, ${count(asked.p99 / inMemory.wall.p99)}`, '']];
}

async function measureSize(engine, geo, cars, { now, log, ...parts }) {
  const thread = engine.createIndexThread(engine.threadFile, engine.createLog({ logLevel: 'error' }));
  parts.life.onEnd(() => thread.stop());
  const size = count(cars);
  const { inTowns, inCountry, longest, buildMs, bytes } = await timeInThread(engine, cars, { now, log });
  const ids = await fillThread(engine, geo, cars, { thread, now, log, first: changing });
  const dense = denseQueries(engine, geo, searches, now);
  log(`${size} cars: dense ${pair(inTowns.wall)}; country ${pair(inCountry.wall)}; ${count(bytes)} bytes a car`);
  const rows = [
    ...timeRows(`${size} cars, dense towns`, cars, inTowns),
    ...timeRows(`${size} cars, country`, cars, inCountry),
    [`${size} cars, an answer is about so many: dense, country`, `${count(inTowns.found)}, ${count(inCountry.found)}`, ''],
    [`${size} cars, bytes a car`, count(bytes), cars < 100_000 ? '' : aim('under 300', bytes < 300)],
    [`${size} cars, made in (read from memory)`, duration(buildMs), ''],
    ...(await loadRows(engine, thread, dense, changesFor(engine, geo, ids, now), { size, longest })),
    ...(cars === overHttpAt ? await httpRows(engine, thread, dense, parts, size) : []),
    ...(onDatabase.includes(cars) ? await databaseRows(engine, geo, cars, dense, inTowns, { now, ...parts }) : []),
  ];
  await thread.stop();
  return rows;
}

/** The index of the server: in this process, over HTTP, beside the database, and in the whole product. */
async function measure(life, log) {
  const engine = await loadEngine(life);
  const geo = engine.createGeo({ secrets: { position: 'bench' } });
  const now = new Date();
  const database = await startTemporaryDatabase({ log, signal: life.signal });
  life.onEnd(() => database.stop());
  // First, because it takes another server and much can go wrong in it.
  const absence = await timeAbsence(life, log);
  log(`absent after ${pair(absence)}`);
  const rows = [];
  for (const cars of sizes) {
    life.signal.throwIfAborted();
    rows.push(...(await measureSize(engine, geo, cars, { now, log, life, databaseUri: database.uri })));
  }
  rows.push([`From a booking's event to the first search without the car, ${absence.count} bookings: p50, p99`, pair(absence), aim('p99 under 1 s', absence.p99 < 1_000)]);
  return {
    ok: true,
    engine: absence.engine,
    rows,
    notes: [
      'Cars as the demo draws them, where people live; rentals fill 30 % of the next 90 days. Each search: radius 30 km, one to five days, one of two wheelchairs, in three of ten a ramp; the first 20 cars with their sentences, facets, clusters.',
      'Dense: towns of 100,000 people and more, drawn by population, so that every fifth search is in Paris. Country: all other towns, drawn the same way.',
      'In a thread that holds one index, as that of the product, without HTTP, JSON and messages.',
      'The event loop is that of the thread which serves HTTP; searches run in the thread of the index. By the clock it also waits while others have the processors; without that (the kernel counts it) is what its own work takes, its garbage collector included.',
      'Over HTTP the searches are those of dense towns, through all of the product (checks of question and reply, limits, headers); the bytes go through the same, but for checks. The callers are another thread.',
      'The aggregation asks for place, dates with the buffer, hard limits of the fit rule and three facets, with a 2dsphere index: less than a search answers.',
      'The event carries the time at which its transaction began, so that the commit is in the time; the search that sees the car gone was asked over HTTP.',
      'Bytes: all columns, bitmaps of 160 days, intervals, texts and the table of ids with their room to grow; dictionaries are guessed from their keys.',
    ],
  };
}

/** @type {import('./measure-all.mjs').Part} */
export const search = { name: 'search', title: 'Search index', measure };
