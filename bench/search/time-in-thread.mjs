// A thread of its own, as the index has in the product: one index, and what a search of it takes without messages.
import { parentPort, workerData } from 'node:worker_threads';
import { denseQueries, longestHold, makeIndex, ruralQueries, timeSearches } from './in-process.mjs';
import { wholeFrance } from './population.mjs';

const { engineFile, cars, searches, now } = workerData;
const engine = await import(engineFile);
const geo = engine.createGeo({ secrets: { position: 'bench' } });
const { store, buildMs } = await makeIndex(engine, geo, cars, { now, log: (line) => parentPort.postMessage({ line }) });
const dense = denseQueries(engine, geo, searches, now);
const inTowns = await timeSearches(engine, store, dense);
const inCountry = await timeSearches(engine, store, ruralQueries(engine, geo, searches, now));
const france = wholeFrance(engine);
const longest = await longestHold(engine, store, [...dense.slice(0, 300), france, france, france]);
parentPort.postMessage({ measured: { inTowns, inCountry, longest, buildMs, bytes: store.bytes / store.size } });
