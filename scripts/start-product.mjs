import { build } from './build.mjs';
import { refuseWhenHeld } from './engine/lock.mjs';
import { startDatabase } from './engine/database.mjs';
import { install } from './install.mjs';
import { requireFreeAddress } from './lib/address.mjs';
import { pause } from './lib/child.mjs';
import { Failure } from './lib/failure.mjs';
import { dataDirOf, inRoot } from './lib/paths.mjs';
import { runServer } from './lib/server.mjs';
import { steps } from './lib/steps.mjs';

/**
 * The whole product on one port, from a fresh clone.
 * @param {import('./lib/program.mjs').Life} life
 * @param {{ env?: NodeJS.ProcessEnv, entry?: string, prepare?: (step: ReturnType<typeof steps>) => Promise<unknown> }} [options]
 * @returns {Promise<number>} the exit code of the server
 */
export async function startProduct(life, { env = process.env, entry = inRoot('server/dist/main.js'), prepare = installAndBuild } = {}) {
  const dataDir = dataDirOf(env);
  const step = steps(5, life.signal);
  await step('Check', async () => {
    if (!env.MONGODB_URI) refuseWhenHeld(dataDir);
    await requireFreeAddress(env);
  });
  await prepare(step);
  const database = await step('Database', (log) => databaseFor(life, { dataDir, env, log }));
  const server = await step('Server', (log) => serve(life, { entry, env: { ...env, MONGODB_URI: database.uri, DATA_DIR: dataDir }, log }));
  console.log(`\nPasserelle is ready: ${server.url}\nCtrl-C stops it.`);
  return exitCodeOf(await server.ended);
}

async function installAndBuild(step) {
  await step('Install', install);
  await step('Build', build);
}

/** Starts the database and sees to it that it ends last, also when Ctrl-C comes while it is starting. */
export async function databaseFor(life, options) {
  const starting = startDatabase({ ...options, signal: life.signal });
  life.onEnd(async () => {
    const database = await Promise.race([starting.catch(() => undefined), pause(20_000)]);
    await database?.stop();
  });
  return starting;
}

async function serve(life, { entry, env, log }) {
  const server = runServer({ entry, env, onProgress: log });
  life.onEnd(server.stop);
  const url = await Promise.race([server.ready, server.ended.then((end) => Promise.reject(endedEarly(end)))]);
  return { ...server, url };
}

const endedEarly = (end) => new Failure('The server ended before it was ready', 'What it said is above. The data are intact.', { exitCode: exitCodeOf(end) || 1 });

const exitCodeOf = ({ code, signal }) => {
  if (signal) console.error(`✗ The server was ended by ${signal}`);
  return code ?? 1;
};
