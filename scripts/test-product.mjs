import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import { findBrowser } from './browser.mjs';
import { build } from './build.mjs';
import { endDatabasesBelow, startTemporaryDatabase } from './engine/temporary.mjs';
import { install } from './install.mjs';
import { pause, run, stopAll } from './lib/child.mjs';
import { Failure, screen } from './lib/failure.mjs';
import { npm } from './lib/npm.mjs';
import { inRoot } from './lib/paths.mjs';
import { steps } from './lib/steps.mjs';
import { atLeastOneFailed, jestCount, playwrightCount, tapCount } from './test-results.mjs';
import { givenTestUri, testEnvironment, withoutPersonal } from './test-environment.mjs';

/** The start-up tests wait for programs most of their time, so they run beside whatever is first, and are shown after it. */
const groups = {
  check: [['Check', check]],
  unit: [['Start-up tests', scriptTests, { beside: true }], ['Unit and integration tests', jest]],
  e2e: [['Browser journeys', journeys]],
};

/**
 * Everything that must hold before a change is good, each part even when an earlier one has failed.
 * @param {import('./lib/program.mjs').Life} life
 * @returns {Promise<number>} the exit code
 */
export async function testProduct(life) {
  const parts = partsAsked();
  // What was cut short counts as one failure, so the last line never looks better than the run.
  const total = { passed: 0, failed: 0, cutShort: 1 };
  life.onEnd(() => console.log(`${total.passed} passed, ${total.failed + total.cutShort} failed`));
  const given = givenTestUri(process.env);
  const kept = withoutPersonal(process.env);
  for (const name of Object.keys(process.env)) if (!(name in kept)) Reflect.deleteProperty(process.env, name);
  const step = steps(3 + parts.length, life.signal);
  await step('Install', install);
  await step('Build', build);
  const database = await step('Database', (log) => databaseFor(life, given, log));
  const env = testEnvironment(process.env, database);
  const tmp = path.join(database.dir, 'tmp');
  fs.mkdirSync(tmp);
  life.onEnd(async () => {
    await stopAll();
    await endDatabasesBelow(tmp);
  });
  const begin = (part, log) => part({ env, tmp, dir: database.dir, log });
  const begun = new Map(parts.filter(([, , { beside } = {}]) => beside).map(([name, part]) => [name, begin(part)]));
  // Who waits for one is told of its failure, later than it may come.
  for (const early of begun.values()) early.catch(() => {});
  for (const [name, part] of parts) {
    const count = await step(name, (log) => (begun.get(name) ?? begin(part, log)).then(show)).catch((error) => broken(error, life));
    total.passed += count.passed;
    total.failed += count.failed;
  }
  total.cutShort = 0;
  return total.failed === 0 ? 0 : 1;
}

function partsAsked() {
  const { values } = parseArgs({ options: { only: { type: 'string' } }, strict: false });
  if (values.only === undefined) return Object.values(groups).flat();
  if (!(values.only in groups)) throw new Failure(`There is no part "${values.only}"`, 'Use one of: npm test -- --only check · unit · e2e');
  return groups[values.only];
}

/** What a part that ran beside others had to say. */
function show({ said = '', ...count }) {
  process.stdout.write(said);
  return count;
}

function broken(error, life) {
  if (life.signal.aborted) throw error;
  console.error(screen(error));
  return { passed: 0, failed: 1 };
}

async function databaseFor(life, given, log) {
  if (given) {
    const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'passerelle-run-'));
    life.onEnd(() => fs.rmSync(dir, { recursive: true, force: true }));
    log('database: TEST_MONGODB_URI');
    return { uri: given, dir };
  }
  const starting = startTemporaryDatabase({ log, env: process.env, signal: life.signal });
  life.onEnd(async () => (await Promise.race([starting.catch(() => undefined), pause(20_000)]))?.stop());
  return starting;
}

async function check({ env }) {
  const [command, args] = npm(['run', 'check']);
  const { code } = await run(command, args, { cwd: inRoot(), env, show: true });
  return { passed: 0, failed: code === 0 ? 0 : 1 };
}

async function scriptTests({ env, tmp, dir }) {
  const files = fs.readdirSync(inRoot('scripts'), { recursive: true }).filter((name) => name.endsWith('.test.mjs') && !name.startsWith('fixtures'));
  const report = path.join(dir, 'scripts.tap');
  const reporters = ['--test-reporter=spec', '--test-reporter-destination=stdout', '--test-reporter=tap', `--test-reporter-destination=${report}`];
  const { code, output } = await run(process.execPath, ['--test', ...reporters, ...files.map((name) => inRoot('scripts', name))], { cwd: inRoot(), env: { ...env, TMPDIR: tmp } });
  return { ...atLeastOneFailed(tapCount(report), code), said: output };
}

async function jest({ env, tmp, dir }) {
  const report = path.join(dir, 'jest.json');
  const cli = createRequire(inRoot('package.json')).resolve('jest/bin/jest');
  const { code } = await run(process.execPath, [cli, '--json', `--outputFile=${report}`], { cwd: inRoot(), env: { ...env, TMPDIR: tmp, NODE_ENV: 'test' }, show: true });
  return atLeastOneFailed(jestCount(report), code);
}

async function journeys({ env, dir, log }) {
  const CHROME_PATH = await findBrowser({ env, log });
  log(`browser: ${CHROME_PATH}`);
  const report = path.join(dir, 'journeys.json');
  const fromJourneys = createRequire(inRoot('e2e/package.json'));
  const cli = path.join(path.dirname(fromJourneys.resolve('@playwright/test/package.json')), 'cli.js');
  const args = [cli, 'test', '-c', 'e2e/playwright.config.ts', '--reporter=list,json'];
  const { code } = await run(process.execPath, args, { cwd: inRoot(), env: { ...env, CHROME_PATH, PLAYWRIGHT_JSON_OUTPUT_FILE: report }, show: true });
  return atLeastOneFailed(playwrightCount(report), code);
}
