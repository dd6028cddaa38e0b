import fs from 'node:fs';
import { readJson } from './lib/files.mjs';

/** @typedef {{ passed: number, failed: number }} Count */

/** A runner that wrote nothing has failed before its first test. */
const nothing = { passed: 0, failed: 1 };

/** @returns {Count} from `jest --json`; a file of tests that could not even be loaded counts as one failed */
export function jestCount(file) {
  const result = readJson(file);
  if (!result) return nothing;
  return { passed: result.numPassedTests, failed: result.numFailedTests + result.numRuntimeErrorTestSuites };
}

/** @returns {Count} from Playwright's JSON reporter */
export function playwrightCount(file) {
  const result = readJson(file);
  if (!result) return nothing;
  const { expected, flaky, unexpected } = result.stats;
  return { passed: expected + flaky, failed: unexpected + (result.errors?.length ?? 0) };
}

/** @returns {Count} from the TAP reporter of Node's own runner */
export function tapCount(file) {
  const text = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
  const number = (name) => Number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(text)?.[1] ?? Number.NaN);
  const count = { passed: number('pass'), failed: number('fail') + number('cancelled') };
  return Number.isNaN(count.passed + count.failed) ? nothing : count;
}

/** What a runner that ended with an error must at least show. @param {Count} count @returns {Count} */
export const atLeastOneFailed = (count, exitCode) => (exitCode !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count);
