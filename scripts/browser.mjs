import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { onPath, run } from './lib/child.mjs';
import { Failure } from './lib/failure.mjs';
import { inRoot } from './lib/paths.mjs';

const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'chrome'];
const macPlaces = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];
const todo = 'Install Chrome or Chromium (Debian: apt-get install -y chromium), or name one: CHROME_PATH=/path/to/chrome npm test';

/**
 * A Chrome or Chromium for the journeys; downloads one when there is none.
 * @param {{ env?: NodeJS.ProcessEnv, log?: (line: string) => void }} [options]
 * @returns {Promise<string>} its path
 */
export async function findBrowser({ env = process.env, log = () => {} } = {}) {
  if (env.CHROME_PATH) {
    if (await runs(env.CHROME_PATH)) return env.CHROME_PATH;
    throw new Failure(`CHROME_PATH=${env.CHROME_PATH} does not run`, todo);
  }
  const found = (await installed(env)) ?? (await playwrightInstall(log)) ?? (await debianInstall(env, log));
  if (found) return found;
  throw new Failure('There is no browser for the journeys', todo);
}

async function installed(env) {
  const onThePath = [];
  for (const name of names) onThePath.push(await onPath(name, env));
  for (const place of [...onThePath, ...(process.platform === 'darwin' ? macPlaces : []), playwrightPlace()]) {
    if (place && fs.existsSync(place) && !isSnap(place) && (await runs(place))) return place;
  }
  return undefined;
}

const runs = async (place) => (await run(place, ['--version'], { timeoutMs: 15_000 })).code === 0;

/** A snap may not read the temporary folders that a test hands it. Its command is a link or a short script. */
function isSnap(place) {
  const real = fs.realpathSync(place);
  if (real.includes('/snap/') || path.basename(real) === 'snap') return true;
  return fs.statSync(real).size < 20_000 && /\/snap\/bin|snap run/.test(fs.readFileSync(real, 'utf8'));
}

const playwright = () => createRequire(inRoot('e2e/package.json'));

function playwrightPlace() {
  try {
    return playwright()('@playwright/test').chromium.executablePath();
  } catch {
    return undefined;
  }
}

async function playwrightInstall(log) {
  log('no browser found: playwright install chromium');
  const cli = path.join(path.dirname(playwright().resolve('@playwright/test/package.json')), 'cli.js');
  const done = await run(process.execPath, [cli, 'install', 'chromium'], { timeoutMs: 60_000 });
  const place = playwrightPlace();
  if (done.code === 0 && place && (await runs(place))) return place;
  log(done.timedOut ? 'that took more than 60 s' : 'that did not give a browser that runs');
  return undefined;
}

async function debianInstall(env, log) {
  if (process.getuid?.() !== 0 || !(await onPath('apt-get', env))) return undefined;
  log('installing the Debian package chromium');
  const quiet = { env: { ...env, DEBIAN_FRONTEND: 'noninteractive' }, timeoutMs: 240_000 };
  await run('apt-get', ['update'], quiet);
  const done = await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], quiet);
  return done.code === 0 ? installed(env) : undefined;
}
