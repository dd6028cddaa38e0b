import fs from 'node:fs';
import path from 'node:path';
import { serverBundle } from '../scripts/build.mjs';
import { readDaemon } from '../scripts/engine/daemon.mjs';
import { startTemporaryDatabase } from '../scripts/engine/temporary.mjs';
import { Failure } from '../scripts/lib/failure.mjs';
import { inRoot } from '../scripts/lib/paths.mjs';
import { runServer } from '../scripts/lib/server.mjs';

/**
 * A server and a database of the bench's own, with the demo in it and without limits on how often one may ask.
 * Ended with the command that started them.
 * @param {import('../scripts/lib/program.mjs').Life} life
 * @param {(line: string) => void} log
 * @param {NodeJS.ProcessEnv} [settings] of the server, beside the usual ones
 * @returns {Promise<{ url: string, engine: string, databaseUri: string, databasePid: number | undefined }>}
 */
export async function startProductForBench(life, log, settings = {}) {
  const { build } = await import('esbuild');
  // Beside the product's bundle, where the server's packages are found; not in its place, which may be in use.
  const bundle = inRoot('server', 'dist', 'bench');
  await build(serverBundle(bundle));
  life.onEnd(() => fs.rmSync(bundle, { recursive: true, force: true }));
  const entry = path.join(bundle, 'main.js');

  let engine = 'unknown';
  const hear = (line) => {
    engine = /^database: (.+?), port/.exec(line)?.[1] ?? engine;
    log(line);
  };
  const starting = startTemporaryDatabase({ log: hear, signal: life.signal });
  life.onEnd(async () => (await starting.catch(() => undefined))?.stop());
  const database = await starting;

  const env = { ...process.env, MONGODB_URI: database.uri, DATA_DIR: path.join(database.dir, 'data'), PORT: '0', DEMO: '1', RATE_LIMIT_SCALE: '100000', LOG_LEVEL: 'error', ...settings };
  const server = runServer({ entry, env, onProgress: log });
  life.onEnd(server.stop);
  const died = server.ended.then(() => Promise.reject(new Failure('The server of the bench ended before it was ready', 'What it said is above.')));
  // It ends in its time at the end, when nobody listens any more.
  died.catch(() => {});
  return { url: await Promise.race([server.ready, died]), engine, databaseUri: database.uri, databasePid: readDaemon(database.dir)?.pid };
}
