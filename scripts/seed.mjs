// npm run seed -- --vehicles 10000: fills the database with a demo of that size, also while Passerelle is running.
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { install } from './install.mjs';
import { Failure } from './lib/failure.mjs';
import { dataDirOf, inRoot } from './lib/paths.mjs';
import { program } from './lib/program.mjs';
import { runServer } from './lib/server.mjs';
import { steps } from './lib/steps.mjs';
import { databaseFor } from './start-product.mjs';

function vehiclesAsked() {
  const { values } = parseArgs({ options: { vehicles: { type: 'string' } }, strict: false });
  const count = Number(values.vehicles);
  if (!Number.isInteger(count) || count < 1 || count > 1_000_000) {
    throw new Failure('How many vehicles?', 'For example: npm run seed -- --vehicles 10000');
  }
  return count;
}

program(async (life) => {
  const vehicles = vehiclesAsked();
  const dataDir = dataDirOf(process.env);
  const step = steps(4, life.signal);
  await step('Install', install);
  await step('Build', build);
  const database = await step('Database', (log) => databaseFor(life, { dataDir, env: process.env, log, join: true }));
  return step('Seed', async (log) => {
    const env = { ...process.env, MONGODB_URI: database.uri, DATA_DIR: dataDir };
    const seeding = runServer({ entry: inRoot('server/dist/main.js'), args: ['seed', '--vehicles', String(vehicles)], env, onProgress: log });
    life.onEnd(seeding.stop);
    const { code } = await seeding.ended;
    if (code !== 0) throw new Failure('The seed did not finish', 'What it said is above.', { exitCode: code ?? 1 });
    return 0;
  });
});
