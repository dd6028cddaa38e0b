import { connectDatabase, type Database } from '../src/core/database/connect';
import { createLog, type Log } from '../src/core/log/log';
import { createMetrics, type Metrics } from '../src/core/metrics/metrics';
import { settableClock, type SettableClock } from './settable-clock';
import { freshDatabaseUri } from './start-test-server';

/** What a part of the core needs, without a server around it. */
export interface CoreParts {
  readonly clock: SettableClock;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly database: Database;
  stop(): Promise<void>;
}

export async function coreParts(): Promise<CoreParts> {
  const log = createLog({ logLevel: 'silent' });
  const metrics = createMetrics();
  const database = await connectDatabase(freshDatabaseUri(), { log, metrics });
  return {
    clock: settableClock(),
    log,
    metrics,
    database,
    async stop() {
      await database.connection.dropDatabase();
      await database.close();
    },
  };
}
