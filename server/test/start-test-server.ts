import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { startServer, type RunningServer, type StartOptions } from '../src/app/server';
import { appFeatures } from '../src/app/features';
import { readConfig } from '../src/core/config/config';

export interface TestServer extends RunningServer {
  readonly dataDir: string;
}

/** The address of a database of its own, on the server that the test run started. */
export function freshDatabaseUri(): string {
  const base = process.env.TEST_MONGODB_URI;
  if (!base) throw new Error('TEST_MONGODB_URI is not set: run the tests with npm test, or npx jest from the root');
  const url = new URL(base);
  url.pathname = `/t${process.pid.toString(36)}${Date.now().toString(36)}${Math.random().toString(36).slice(2, 6)}_test`;
  return url.toString();
}

/** Removes a test's database once nobody writes to it any more: an engine may take long to drop what is in use. */
export async function dropDatabase(uri: string): Promise<void> {
  const connection = await mongoose.createConnection(uri).asPromise();
  await connection.dropDatabase();
  await connection.close();
}

/** Starts the product on a free port with a database and a data folder of its own; `stop` removes both. */
export async function startTestServer(options: Partial<Pick<StartOptions, 'features' | 'clock'>> & { env?: Record<string, string>; mongodbUri?: string; dataDir?: string } = {}): Promise<TestServer> {
  const { env = {}, mongodbUri = freshDatabaseUri(), features = appFeatures, clock } = options;
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'passerelle-test-'));
  const config = readConfig({ NODE_ENV: 'test', PORT: '0', DATA_DIR: dataDir, MONGODB_URI: mongodbUri, DEMO: '0', LOG_LEVEL: 'error', RATE_LIMIT_SCALE: '1000', ...env });
  const server = await startServer({ config, features, clientDir: join(__dirname, 'client'), progress: () => undefined, ...(clock ? { clock } : {}) });
  return {
    ...server,
    dataDir,
    async stop() {
      await server.stop();
      if (!options.mongodbUri) await dropDatabase(mongodbUri);
      if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
