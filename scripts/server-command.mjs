import { build } from './build.mjs';
import { install } from './install.mjs';
import { Failure } from './lib/failure.mjs';
import { dataDirOf, inRoot } from './lib/paths.mjs';
import { program } from './lib/program.mjs';
import { runServer } from './lib/server.mjs';
import { steps } from './lib/steps.mjs';
import { databaseFor } from './start-product.mjs';

/**
 * Runs one command of the built server on the database of this folder, also while Passerelle is running.
 * @param {{ title: string, args: () => string[] }} command `args` throws a Failure when the words are not right
 */
export function serverCommand({ title, args }) {
  program(async (life) => {
    const words = args();
    const dataDir = dataDirOf(process.env);
    const step = steps(4, life.signal);
    await step('Install', install);
    await step('Build', build);
    const database = await step('Database', (log) => databaseFor(life, { dataDir, env: process.env, log, join: true }));
    return step(title, async (log) => {
      const env = { ...process.env, MONGODB_URI: database.uri, DATA_DIR: dataDir };
      const running = runServer({ entry: inRoot('server/dist/main.js'), args: words, env, onProgress: log });
      life.onEnd(running.stop);
      const { code } = await running.ended;
      if (code !== 0) throw new Failure(`${title}: not done`, 'What it said is above.', { exitCode: code ?? 1 });
      return 0;
    });
  });
}
