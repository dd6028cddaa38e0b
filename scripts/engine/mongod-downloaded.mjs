import { createRequire } from 'node:module';
import { run } from '../lib/child.mjs';
import { inRoot } from '../lib/paths.mjs';
import { mongodEngine } from './mongod.mjs';
import { Unavailable } from './unavailable.mjs';

const require = createRequire(import.meta.url);
const host = 'https://fastdl.mongodb.org/';
const reachMs = 5000;
const downloadMs = 180_000;

/**
 * The real mongod that mongodb-memory-server-core has downloaded or can download.
 * @type {import('./database.mjs').Candidate}
 */
export async function mongodDownloaded({ env, log, record }) {
  const command = (await alreadyThere()) ?? (await download(env, log));
  return mongodEngine(command, 'downloaded', record);
}

async function alreadyThere() {
  try {
    const { DryMongoBinary } = require('mongodb-memory-server-core/lib/util/DryMongoBinary.js');
    return await DryMongoBinary.locateBinary(await DryMongoBinary.generateOptions({}));
  } catch (error) {
    if (error.code === 'MODULE_NOT_FOUND') throw new Unavailable('mongod: cannot be downloaded before npm packages are installed');
    return undefined;
  }
}

async function download(env, log) {
  if (!(await reachable(env))) throw new Unavailable(`mongod: not downloaded, ${host} does not answer`);
  log(`downloading mongod from ${host}`);
  // In a process of its own: it can be stopped when it takes too long, and its chatter stays out of our output.
  const script = "require('mongodb-memory-server-core').MongoBinary.getPath({}).then((p) => console.log('path:' + p), (e) => { console.log(e.message); process.exit(1); })";
  const settings = { ...env, MONGOMS_MAX_RETRIES: '0', MONGOMS_SYSTEM_BINARY_VERSION_CHECK: 'false' };
  const done = await run(process.execPath, ['-e', script], { cwd: inRoot(), env: settings, timeoutMs: downloadMs });
  const path = /^path:(.+)$/m.exec(done.output)?.[1];
  if (path) return path;
  const why = done.timedOut ? `took more than ${downloadMs / 1000} s` : done.output.trim().split('\n')[0];
  throw new Unavailable(`mongod: download failed (${why})`);
}

async function reachable(env) {
  // Behind a proxy only the downloader knows the way.
  if (env.HTTPS_PROXY || env.https_proxy) return true;
  try {
    await fetch(host, { method: 'HEAD', signal: AbortSignal.timeout(reachMs) });
    return true;
  } catch {
    return false;
  }
}
