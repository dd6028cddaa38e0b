import { run, pause } from '../lib/child.mjs';
import { withClient } from './driver.mjs';
import { Unavailable } from './unavailable.mjs';

const oldest = 5;

/**
 * What is common to every mongod, wherever its program comes from: a replica set of one node, because only a replica
 * set has transactions and change streams.
 * @param {string} command
 * @param {string} source said to the person who starts it
 * @param {import('./record.mjs').EngineRecord | undefined} record
 * @returns {Promise<import('./database.mjs').Engine>}
 */
export async function mongodEngine(command, source, record) {
  const asked = await run(command, ['--version'], { timeoutMs: 10_000 });
  const version = /db version v(\d+\.\d+\.\d+)/.exec(asked.output)?.[1];
  if (!version) throw new Unavailable(`${source}: ${command} --version says nothing usable (${lastLine(asked.output)})`);
  const major = Number.parseInt(version, 10);
  const written = Number.parseInt(record?.version ?? '', 10);
  if (major < oldest) throw new Unavailable(`${source}: version ${version} is too old, ${oldest} or newer is needed`);
  if (written && written !== major) throw new Unavailable(`${source}: version ${version}, but ${record.version} wrote the data (same major version needed)`);
  return { engine: 'mongod', version, label: `mongod ${version} (${source})`, command, args, initiate };
}

const lastLine = (text) => text.trim().split('\n').at(-1) || 'no output';

const args = ({ folder, port }) => [
  '--dbpath', folder, '--port', String(port), '--bind_ip', '127.0.0.1', '--nounixsocket',
  '--replSet', 'passerelle', '--wiredTigerCacheSizeGB', '0.5',
  // No other node is waiting for the news, so stopping need not give them 15 seconds.
  '--setParameter', 'shutdownTimeoutMillisForSignaledShutdown=100',
];

/**
 * Makes the node the primary of its one-node set, also after its port has changed.
 * @param {{ uri: string, port: number, timeoutMs: number }} target
 */
async function initiate({ uri, port, timeoutMs }) {
  const host = `127.0.0.1:${port}`;
  await withClient(uri, async (client) => {
    const admin = client.db('admin');
    const config = await configOf(admin);
    if (!config) {
      await admin.command({ replSetInitiate: { _id: 'passerelle', members: [{ _id: 0, host }] } });
    } else if (config.members[0].host !== host) {
      const moved = { ...config, version: config.version + 1, members: [{ ...config.members[0], host }] };
      await admin.command({ replSetReconfig: moved, force: true });
    }
    for (const end = Date.now() + timeoutMs; Date.now() < end; await pause(100)) {
      if ((await admin.command({ hello: 1 })).isWritablePrimary) return;
    }
    throw new Error(`mongod did not become primary within ${timeoutMs / 1000} s`);
  });
}

const notYetInitialized = 94;

async function configOf(admin) {
  try {
    return (await admin.command({ replSetGetConfig: 1 })).config;
  } catch (error) {
    if (error.code === notYetInitialized) return undefined;
    throw error;
  }
}
