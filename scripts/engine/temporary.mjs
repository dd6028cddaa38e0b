import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inRoot } from '../lib/paths.mjs';
import { readDaemon, stopDaemon } from './daemon.mjs';
import { startDatabase } from './database.mjs';
import { holderOf } from './lock.mjs';

const prefix = 'passerelle-test-database-';
const settleMs = 120_000;

/**
 * A database for tests alone: a new folder under the system's temporary one, a free port, gone afterwards.
 * @param {{ log?: (line: string) => void, env?: NodeJS.ProcessEnv, signal?: AbortSignal }} [options]
 * @returns {Promise<{ uri: string, dir: string, stop: () => Promise<void>, stopNow: () => void }>} the name in `uri` ends in _test
 */
export async function startTemporaryDatabase({ log = () => {}, env = process.env, signal } = {}) {
  await sweep();
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), prefix));
  const settings = { PASSERELLE_ENGINE_CACHE: inRoot('.cache', 'engine'), ...env, MONGODB_URI: '' };
  const remove = () => fs.rmSync(dir, { recursive: true, force: true, maxRetries: 3 });
  try {
    const database = await startDatabase({ dataDir: dir, env: settings, log, signal, name: 'passerelle_test' });
    const stopNow = () => {
      database.stopNow();
      remove();
    };
    const stop = async () => {
      // Nothing in it is worth an orderly end.
      await database.stop({ signal: 'SIGKILL' });
      remove();
    };
    return { uri: database.uri, dir, stop, stopNow };
  } catch (error) {
    remove();
    throw error;
  }
}

/** Ends and removes what test runs that were killed have left: only folders whose process is gone. */
async function sweep() {
  for (const name of fs.readdirSync(os.tmpdir())) {
    const dir = path.join(os.tmpdir(), name);
    const age = Date.now() - (fs.statSync(dir, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (!name.startsWith(prefix) || age < settleMs || holderOf(dir)) continue;
    const orphan = readDaemon(dir);
    if (orphan) await stopDaemon(dir, orphan, { signal: 'SIGKILL' });
    fs.rmSync(dir, { recursive: true, force: true });
  }
}

/**
 * Ends every database whose data folder is somewhere below, whoever started it.
 * @param {string} folder one that belongs to this test run alone
 */
export async function endDatabasesBelow(folder) {
  const found = fs.readdirSync(folder, { recursive: true }).filter((name) => path.basename(name) === 'run.json');
  for (const name of found) {
    const dataDir = path.dirname(path.join(folder, name));
    const daemon = readDaemon(dataDir);
    if (daemon) await stopDaemon(dataDir, daemon, { signal: 'SIGKILL' });
  }
}

/**
 * @param {string | undefined} uri
 * @returns {boolean} whether a test may write there: its database name ends in _test
 */
export const isForTests = (uri) => /^mongodb(\+srv)?:\/\/[^/]+\/[^/?]*_test(\?|$)/.test(uri ?? '');
