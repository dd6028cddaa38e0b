// npm run dev: like npm start, and builds again what is edited: the server restarts, the browser needs a reload.
import { context } from 'esbuild';
import { serverBundle, viteCommand } from './build.mjs';
import { spawnGroup } from './lib/child.mjs';
import { dataDirOf, inRoot } from './lib/paths.mjs';
import { program } from './lib/program.mjs';
import { runServer } from './lib/server.mjs';
import { databaseFor } from './start-product.mjs';

program(
  async (life) => {
    const dataDir = dataDirOf(process.env);
    const database = await databaseFor(life, { dataDir, env: process.env, log: console.log });
    const env = { ...process.env, MONGODB_URI: database.uri, DATA_DIR: dataDir };
    let server;
    life.onEnd(() => server?.stop());
    const restart = async () => {
      await server?.stop();
      if (life.signal.aborted) return;
      server = runServer({ entry: inRoot('server/dist/main.js'), env, onProgress: console.log });
      server.ready.then((url) => console.log(`Passerelle is ready: ${url}`));
    };
    let queue = Promise.resolve();
    const restartAfterBuild = {
      name: 'restart-after-build',
      setup: (build) => build.onEnd(({ errors }) => void (errors.length === 0 && (queue = queue.then(restart)))),
    };
    const watching = await context({ ...serverBundle(), logLevel: 'warning', plugins: [restartAfterBuild] });
    life.onEnd(() => watching.dispose());
    const [command, args] = viteCommand(['--watch', '--logLevel', 'warn']);
    spawnGroup(command, args, { cwd: inRoot('client'), stdio: ['ignore', 'inherit', 'inherit'] });
    await watching.watch();
    return new Promise(() => {});
  },
  { stopCode: 0 },
);
