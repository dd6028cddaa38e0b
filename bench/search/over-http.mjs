import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { Failure } from '../../scripts/lib/failure.mjs';
import { quantile } from '../statistics.mjs';
import { forget } from './in-thread.mjs';
import { watchLoop } from './watch-loop.mjs';

const connections = 16;
const warmUpMs = 1_500;
const measuredMs = 5_000;

/** The two routes that are compared: a search of the index in its thread, and one that sends bytes that are there already. */
function routesOf(engine, index, bytes) {
  return (context) => {
    const demand = { note: () => undefined, list: () => Promise.resolve([]) };
    const pages = engine.Router();
    pages.get('/bench/bytes', (_request, response) => void response.type('application/json').send(bytes));
    return [{ name: 'bench', indexes: [], contracts: [engine.searchRoutes({ context, index, demand })], pages }];
  };
}

/** Answers of 16 connections that are always busy, from another thread. */
async function askFor(ms, url, requests) {
  const worker = new Worker(new URL('./callers.mjs', import.meta.url), { workerData: { url, connections, ms, requests } });
  const result = await new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
  if (result.refused > 0) throw new Failure(`${result.refused} of ${result.times.length} requests were not answered with 200`);
  return result;
}

/**
 * Searches over HTTP, through all that the product puts before and after them; the same requests with answers that are there already, so
 * that all is measured but the search; and plain bytes of the same number.
 */
export async function overHttp(engine, thread, queries, { life, databaseUri }) {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'passerelle-bench-'));
  life.onEnd(() => fs.rmSync(dataDir, { recursive: true, force: true }));
  const config = engine.readConfig({ NODE_ENV: 'test', PORT: '0', DATA_DIR: dataDir, MONGODB_URI: databaseUri, DEMO: '0', LOG_LEVEL: 'error', RATE_LIMIT_SCALE: '1000000' });
  const searches = queries.map((query) => ({ method: 'POST', path: '/api/search', body: JSON.stringify(query) }));
  const replies = await Promise.all(queries.slice(0, 100).map((query) => thread.search(query, 'fr')));
  const mean = Math.round(replies.reduce((sum, { json }) => sum + json.byteLength, 0) / replies.length);
  const bytes = Buffer.from(JSON.stringify('x'.repeat(mean - 2)));
  const prepared = { on: false };
  let asked = 0;
  const index = { search: (query, locale) => (prepared.on ? Promise.resolve(replies[asked++ % replies.length]) : thread.search(query, locale)) };

  const server = await engine.startServer({ config, features: routesOf(engine, index, bytes), clientDir: dataDir, progress: () => undefined });
  try {
    const plain = [{ method: 'GET', path: '/bench/bytes' }];
    for (const requests of [searches, plain]) await askFor(warmUpMs, server.url, requests);
    forget();
    const loop = watchLoop();
    const found = await askFor(measuredMs, server.url, searches);
    const held = loop.stop();
    prepared.on = true;
    const ready = await askFor(measuredMs, server.url, searches);
    prepared.on = false;
    const sent = await askFor(measuredMs, server.url, plain);
    return { searches: found.perSecond, ready: ready.perSecond, plain: sent.perSecond, share: found.perSecond / sent.perSecond, bytes: found.meanBytes, p99: quantile(found.times, 0.99), held };
  } finally {
    await server.stop();
  }
}
