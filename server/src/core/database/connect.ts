import mongoose, { type ClientSession, type Connection } from 'mongoose';
import type { Log } from '../log/log';
import type { Metrics } from '../metrics/metrics';

export type Session = ClientSession;

export interface Database {
  readonly connection: Connection;
  /**
   * Runs `work` in one transaction and gives what it returns. A passing conflict or a lost primary begins it again,
   * so `work` must do nothing but read and write with the session. It lives at most ten seconds.
   */
  transaction<T>(work: (session: Session) => Promise<T>): Promise<T>;
  ping(): Promise<void>;
  close(): Promise<void>;
}

const longestTransactionMs = 10_000;

/** Connects and waits for the database to answer; throws after `timeoutMs`. */
export async function connectDatabase(uri: string, { log, metrics, timeoutMs = 15_000 }: { log: Log; metrics: Metrics; timeoutMs?: number }): Promise<Database> {
  const connection = mongoose.createConnection(uri, {
    autoIndex: false,
    autoCreate: false,
    serverSelectionTimeoutMS: timeoutMs,
    writeConcern: { w: 'majority', journal: true },
    maxPoolSize: 50,
  });
  connection.on('error', (error: Error) => log.error({ err: error }, 'database connection'));
  await connection.asPromise();

  return {
    connection,
    async transaction(work) {
      const session = await connection.startSession();
      let attempts = 0;
      try {
        return await session.withTransaction(
          async () => {
            if (attempts++ > 0) metrics.transactionRetries.inc();
            return await work(session);
          },
          { maxCommitTimeMS: longestTransactionMs, timeoutMS: longestTransactionMs, readConcern: { level: 'snapshot' } },
        );
      } finally {
        await session.endSession();
      }
    },
    async ping() {
      await connection.db?.admin().ping();
    },
    async close() {
      await connection.close();
    },
  };
}
