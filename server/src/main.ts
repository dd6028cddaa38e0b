import { join } from 'node:path';
import type { Context } from './core/context';
import { ConfigError, readConfig } from './core/config/config';
import { composeProduct, featuresOf, type Product } from './app/features';
import { seedDemo } from './app/demo/seed-demo';
import { seedVehiclesOnly } from './app/demo/seed-vehicles-only';
import { makeStaff } from './app/make-staff';
import { startServer } from './app/server';

/** Tells the script that started us, if one did, and otherwise the terminal. */
function tell(message: { progress: string } | { ready: true; url: string }): void {
  if (process.send) process.send(message);
  else process.stdout.write(`${'progress' in message ? message.progress : `Passerelle is ready: ${message.url}`}\n`);
}

async function serve(): Promise<void> {
  const config = readConfig(process.env);
  let product: Product | undefined;
  const server = await startServer({
    config,
    features: async (context) => {
      product = await composeProduct(context, { searchThread: new URL('./search-thread.js', import.meta.url) });
      return featuresOf(product);
    },
    clientDir: join(process.cwd(), 'client', 'dist'),
    progress: (progress) => tell({ progress }),
    seed: async (context: Context) => {
      if (config.demo && product) await seedDemo(context, product, (progress) => tell({ progress }));
    },
  });

  let stopping = false;
  const stop = (signal: string) => {
    if (stopping) return;
    stopping = true;
    server.context.log.info({ signal }, 'stopping');
    server.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        server.context.log.error({ err: error }, 'stop failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', () => stop('SIGINT'));
  process.on('SIGTERM', () => stop('SIGTERM'));
  // Who started us was killed: nobody would stop us later.
  process.on('disconnect', () => stop('disconnect'));
  tell({ ready: true, url: server.url });
}

/** `seed --vehicles N`: a load run's cars, beside whatever is there. */
async function seed(args: readonly string[]): Promise<void> {
  const count = Number(args[args.indexOf('--vehicles') + 1]);
  if (!args.includes('--vehicles') || !Number.isInteger(count) || count < 1 || count > 1_000_000) throw new ConfigError('Say how many cars: seed --vehicles 10000 (1 to 1,000,000)');
  await seedVehiclesOnly(readConfig({ ...process.env, PORT: '0' }), count, (progress) => tell({ progress }));
}

const [command, ...args] = process.argv.slice(2);

async function run(): Promise<void> {
  switch (command) {
    case undefined:
      return serve();
    case 'seed':
      return seed(args);
    case 'staff':
      return makeStaff(readConfig({ ...process.env, PORT: '0' }), args, (progress) => tell({ progress }));
    default:
      throw new ConfigError(`Unknown command ${command}. There are: seed, staff, and none, which serves.`);
  }
}

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof ConfigError ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
