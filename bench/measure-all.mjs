import fs from 'node:fs';
import { parseArgs } from 'node:util';
import { Failure, screen } from '../scripts/lib/failure.mjs';
import { inRoot } from '../scripts/lib/paths.mjs';
import { steps } from '../scripts/lib/steps.mjs';
import { withoutPersonal } from '../scripts/test-environment.mjs';
import { bookings } from './bookings.mjs';
import { bundleSize } from './bundle-size.mjs';
import { doubleBooking } from './double-booking.mjs';
import { describeCommit, describeMachine } from './machine.mjs';
import { placeBox } from './places.mjs';
import { keepResult, tableOf } from './results.mjs';
import { search } from './search.mjs';
import { startUp } from './start-up.mjs';

/**
 * @typedef {object} Result
 * @property {[what: string, value: string, aim: string][]} rows
 * @property {string[]} notes what a reader must know to judge the numbers
 * @property {string} [engine] the database that was measured, with its version
 * @property {boolean} ok false: something is wrong, not merely slow
 *
 * @typedef {object} Part
 * @property {string} name
 * @property {string} title
 * @property {(life: import('../scripts/lib/program.mjs').Life, log: (line: string) => void) => Promise<Result>} measure
 */

/** @type {Part[]} */
const parts = [startUp, doubleBooking, bundleSize, placeBox, search, bookings];

/**
 * @param {import('../scripts/lib/program.mjs').Life} life
 * @returns {Promise<number>} the exit code: 1 when a part found something wrong or could not be measured
 */
export async function measureAll(life) {
  const asked = partsAsked();
  // A bench never meets a person's own data, keys or ports.
  const kept = withoutPersonal(process.env);
  for (const name of Object.keys(process.env)) if (!(name in kept)) Reflect.deleteProperty(process.env, name);
  // Not installed from here: the packages may be in use, and a bench is no reason to replace them.
  if (!fs.existsSync(inRoot('node_modules', 'esbuild'))) throw new Failure('The packages are not installed', 'npm start or npm ci first.');
  const step = steps(asked.length, life.signal);
  let wrong = 0;
  const shown = [];
  for (const part of asked) {
    try {
      const surroundings = { commit: await describeCommit(), machine: describeMachine() };
      const result = await step(part.title, (log) => part.measure(life, log));
      keepResult(part, { ...result, ...surroundings });
      shown.push(tableOf(part, result));
      if (!result.ok) wrong += 1;
    } catch (error) {
      if (life.signal.aborted) throw error;
      console.error(screen(error));
      wrong += 1;
    }
  }
  console.log(`\n${shown.join('\n')}\nKept in bench/results.md.`);
  return wrong === 0 ? 0 : 1;
}

function partsAsked() {
  const { values } = parseArgs({ options: { only: { type: 'string' } }, strict: false });
  if (values.only === undefined) return parts;
  const found = parts.filter(({ name }) => name === values.only);
  if (found.length === 0) throw new Failure(`There is no part "${values.only}"`, `Use one of: ${parts.map(({ name }) => `npm run bench -- --only ${name}`).join(' · ')}`);
  return found;
}
