import { createRequire } from 'node:module';
import { inRoot } from '../lib/paths.mjs';

/**
 * One MongoClient for one piece of work, made with the driver that the server uses (there only after the installation).
 * @template T
 * @param {string} uri
 * @param {(client: any) => Promise<T>} work
 * @param {number} [timeoutMs] to find the server
 */
export async function withClient(uri, work, timeoutMs = 5000) {
  const fromServer = createRequire(inRoot('server/package.json'));
  const { MongoClient } = createRequire(fromServer.resolve('mongoose'))('mongodb');
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: timeoutMs, connectTimeoutMS: timeoutMs });
  try {
    return await work(client);
  } finally {
    await client.close();
  }
}

/** One node, addressed as itself: a driver that looked for the other members of the replica set would find none. */
export const uriOf = (port, name) => `mongodb://127.0.0.1:${port}/${name}?directConnection=true`;

/** @returns {Promise<boolean>} whether the database on that port answers and takes writes */
export async function takesWrites(uri, timeoutMs = 5000) {
  try {
    const hello = await withClient(uri, (client) => client.db('admin').command({ hello: 1 }), timeoutMs);
    return hello.isWritablePrimary === true;
  } catch (error) {
    // Before the installation there is no driver to ask with; an open port is then the best there is to know.
    return error.code === 'MODULE_NOT_FOUND';
  }
}
