// npm run seed -- --vehicles 10000: fills the database with a demo of that size, also while Passerelle is running.
import { parseArgs } from 'node:util';
import { Failure } from './lib/failure.mjs';
import { serverCommand } from './server-command.mjs';

serverCommand({
  title: 'Seed',
  args() {
    const { values } = parseArgs({ options: { vehicles: { type: 'string' } }, strict: false });
    const count = Number(values.vehicles);
    if (!Number.isInteger(count) || count < 1 || count > 1_000_000) {
      throw new Failure('How many vehicles?', 'For example: npm run seed -- --vehicles 10000');
    }
    return ['seed', '--vehicles', String(count)];
  },
});
