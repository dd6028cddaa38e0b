import { isForTests, startTemporaryDatabase } from '../../scripts/engine/temporary.mjs';

/** Gives the server's tests a database: the one TEST_MONGODB_URI names, or one of their own. */
export default async function globalSetup() {
  const given = process.env.TEST_MONGODB_URI;
  if (given && !isForTests(given)) {
    throw new Error(`TEST_MONGODB_URI must name a database that ends in _test, for example mongodb://127.0.0.1:27017/passerelle_test`);
  }
  if (given) return;
  const database = await startTemporaryDatabase();
  // Ctrl-C ends Jest without its teardown.
  process.once('exit', database.stopNow);
  for (const [signal, code] of [['SIGINT', 130], ['SIGTERM', 143]]) process.once(signal, () => process.exit(code));
  process.env.TEST_MONGODB_URI = database.uri;
  globalThis.testDatabase = database;
}
