/** Ends the database that global-setup has started, if it has. */
export default async function globalTeardown() {
  const database = globalThis.testDatabase;
  if (!database) return;
  process.off('exit', database.stopNow);
  await database.stop();
}
