import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { endDatabasesBelow } from '../scripts/engine/temporary.mjs';
import { pause, run, signalGroup, spawnGroup } from '../scripts/lib/child.mjs';
import { Failure } from '../scripts/lib/failure.mjs';
import { readJson, tail } from '../scripts/lib/files.mjs';
import { npm } from '../scripts/lib/npm.mjs';
import { inRoot } from '../scripts/lib/paths.mjs';
import { freePort } from '../scripts/lib/ports.mjs';
import { duration, quantile } from './statistics.mjs';

const firstLimitMs = 15 * 60_000;
const laterLimitMs = 3 * 60_000;
const laterStarts = 3;

/** Whether any process of the group is left. */
function groupLives(pid) {
  try {
    process.kill(-pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Ctrl-C, and then until npm, the start script and by it the server and the database have ended. */
async function endStart(pid, waitMs = 60_000) {
  signalGroup(pid, 'SIGINT');
  for (const end = Date.now() + waitMs; Date.now() < end && groupLives(pid); await pause(50));
  const inTime = !groupLives(pid);
  signalGroup(pid, 'SIGKILL');
  return inTime;
}

async function pageIsThere(url) {
  try {
    const [ready, page] = await Promise.all([fetch(`${url}/api/health/ready`), fetch(`${url}/`)]);
    return ready.status === 200 && page.status === 200 && (await page.text()).includes('id="root"');
  } catch {
    return false;
  }
}

/** `npm start` until its first page; then Ctrl-C. Rejects after the time limit, and leaves nothing running either way. */
async function timeStart(life, { dir, limitMs, log }) {
  const port = await freePort();
  const output = path.join(path.dirname(dir), 'start.log');
  const stdio = fs.openSync(output, 'w');
  const [command, args] = npm(['start']);
  const since = performance.now();
  const child = spawnGroup(command, args, { cwd: dir, env: { ...process.env, PORT: String(port) }, stdio: ['ignore', stdio, stdio] });
  fs.closeSync(stdio);
  let ended = false;
  child.once('exit', () => (ended = true));
  try {
    while (!(await pageIsThere(`http://127.0.0.1:${port}`))) {
      life.signal.throwIfAborted();
      if (ended) throw new Failure(`npm start ended before its first page:\n${tail(output, 15)}`);
      if (performance.now() - since > limitMs) throw new Failure(`npm start had no page after ${limitMs / 60_000} minutes:\n${tail(output, 15)}`);
      await pause(100);
    }
    return performance.now() - since;
  } finally {
    for (const line of fs.readFileSync(output, 'utf8').split('\n')) if (/^\[\d\/\d\].*\d s$|^ +database:/.test(line)) log(line.trim());
    if (!(await endStart(child.pid))) log('npm start did not end in a minute and was killed');
    await endDatabasesBelow(dir);
  }
}

/** A fresh clone with an empty data folder, then the same folder again. */
async function measure(life, log) {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'passerelle-bench-'));
  life.onEnd(() => fs.rmSync(home, { recursive: true, force: true, maxRetries: 3 }));
  const dir = path.join(home, 'passerelle');
  const cloned = await run('git', ['clone', '--quiet', '--no-local', inRoot(), dir], { timeoutMs: 120_000 });
  if (cloned.code !== 0) throw new Failure(`The repository could not be cloned:\n${cloned.output}`);
  if (!fs.existsSync(path.join(dir, 'scripts', 'start.mjs'))) throw new Failure('HEAD has no scripts/start.mjs', 'Commit first: a clone holds only what is committed.');

  log('npm start on a fresh clone');
  const first = await timeStart(life, { dir, limitMs: firstLimitMs, log });
  const later = [];
  for (let count = 1; count <= laterStarts; count += 1) {
    log(`npm start again, ${count} of ${laterStarts}`);
    later.push(await timeStart(life, { dir, limitMs: laterLimitMs, log }));
  }
  const { engine, version } = readJson(path.join(dir, '.data', 'engine.json')) ?? {};
  return {
    engine: engine ? `${engine} ${version}` : undefined,
    ok: true,
    rows: [
      ['Fresh clone to first page', duration(first), ''],
      [`Second start to first page, median of ${laterStarts}`, duration(quantile(later, 0.5)), 'seconds'],
    ],
    notes: [
      'From `npm start` until `/` is answered with the page and `/api/health/ready` with 200. The clone itself is not in the time; install, build, database and demo are.',
      'The fresh clone was started once. The caches of npm and pip were what they were on this machine: where they are empty, downloads come on top.',
    ],
  };
}

/** @type {import('./measure-all.mjs').Part} */
export const startUp = { name: 'start-up', title: 'Start', measure };
