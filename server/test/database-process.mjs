import { startDatabase } from '../../scripts/engine/database.mjs';
import { inRoot } from '../../scripts/lib/paths.mjs';

/**
 * A database of a test's own that can be killed and started again on the same files and port: `node database-process.mjs <folder>`,
 * then the messages `start` (answered by `{ uri }`) and `kill` (by `{}`). It ends with whoever started it.
 */
const [, , dataDir] = process.argv;
const env = { PASSERELLE_ENGINE_CACHE: inRoot('.cache', 'engine'), ...process.env, MONGODB_URI: '' };
let database;

const orders = {
  async start() {
    database = await startDatabase({ dataDir, env, log: () => {}, name: 'passerelle_test' });
    return { uri: database.uri };
  },
  async kill() {
    await database?.stop({ signal: 'SIGKILL' });
    database = undefined;
    return {};
  },
};

process.on('message', (order) => {
  orders[order]().then((answer) => process.send(answer), (error) => process.send({ error: String(error) }));
});
process.on('disconnect', () => {
  database?.stopNow();
  process.exit();
});
