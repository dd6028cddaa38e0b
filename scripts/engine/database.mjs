import fs from 'node:fs';
import path from 'node:path';
import { Failure } from '../lib/failure.mjs';
import { hasFiles } from '../lib/files.mjs';
import { freePort } from '../lib/ports.mjs';
import { EngineDied, killDaemon, readDaemon, forgetDaemon, startDaemon, stopDaemon } from './daemon.mjs';
import { takesWrites, uriOf } from './driver.mjs';
import { fromUri } from './from-uri.mjs';
import { holderOf, takeLock } from './lock.mjs';
import { mongodDownloaded } from './mongod-downloaded.mjs';
import { mongodOnPath } from './mongod-on-path.mjs';
import { cannotContinue, filesOf, readRecord, writeRecord } from './record.mjs';
import { secantusdb } from './secantusdb.mjs';
import { Unavailable } from './unavailable.mjs';

/**
 * @typedef {object} Engine a program that can serve a data folder
 * @property {'mongod' | 'secantusdb'} engine
 * @property {string} version
 * @property {string} label what a person reads
 * @property {string} command
 * @property {(place: { folder: string, port: number }) => string[]} args
 * @property {(target: { uri: string, port: number, timeoutMs: number }) => Promise<void>} [initiate] what it needs once it listens
 *
 * @typedef {object} Request
 * @property {string} dataDir
 * @property {NodeJS.ProcessEnv} env
 * @property {(line: string) => void} log
 * @property {import('./record.mjs').EngineRecord} [record] what wrote the data that are there
 *
 * @typedef {(request: Request) => Promise<Engine>} Candidate rejects with Unavailable when it cannot be used here
 *
 * @typedef {object} Database
 * @property {string} uri
 * @property {string} engine
 * @property {string} version
 * @property {string} dataDir
 * @property {(options?: { signal?: NodeJS.Signals }) => Promise<void>} stop ends what this call started or adopted
 * @property {() => void} stopNow the same at once, for an exit handler; acknowledged writes survive
 */

/** In this order. @type {{ engine: string, find: Candidate }[]} */
const chain = [
  { engine: 'mongod', find: mongodOnPath },
  { engine: 'mongod', find: mongodDownloaded },
  { engine: 'secantusdb', find: secantusdb },
];

/**
 * Finds or starts the database of a data folder.
 * @param {{ dataDir: string, env: NodeJS.ProcessEnv, log: (line: string) => void, name?: string, join?: boolean, signal?: AbortSignal, candidates?: typeof chain }} options
 *   `name`: of the database in the URI; `join`: use the one that another living process has started on this folder; `signal`: gives up
 * @returns {Promise<Database>} rejects with a Failure for a person
 */
export async function startDatabase({ dataDir, env, log, name = 'passerelle', join = false, signal, candidates = chain }) {
  const external = fromUri(env, dataDir, log);
  if (external) return external;
  const folder = path.resolve(dataDir);
  const joined = join && holderOf(folder) ? await joinRunning(folder, name) : undefined;
  if (joined) return joined;
  const release = takeLock(folder);
  try {
    const daemon = (await adopt(folder, log)) ?? (await startOne({ dataDir: folder, env, log, signal, candidates }));
    return handle(folder, name, daemon, release);
  } catch (error) {
    release();
    throw error;
  }
}

function handle(dataDir, name, daemon, release) {
  const stop = async (options) => {
    await stopDaemon(dataDir, daemon, options);
    release();
  };
  const stopNow = () => {
    killDaemon(dataDir, daemon);
    forgetDaemon(dataDir);
    release();
  };
  return { uri: uriOf(daemon.port, name), engine: daemon.engine, version: daemon.version, dataDir, stop, stopNow };
}

async function joinRunning(dataDir, name) {
  const daemon = readDaemon(dataDir);
  const uri = daemon && uriOf(daemon.port, name);
  if (!daemon || !(await takesWrites(uri))) {
    throw new Failure(`Process ${holderOf(dataDir)?.pid} holds ${dataDir}, and its database does not answer yet`, 'Wait until it is ready, then try again.');
  }
  return { uri, engine: daemon.engine, version: daemon.version, dataDir, stop: async () => {}, stopNow: () => {} };
}

/** The database of a start that was killed: taken over when it answers, ended when it does not. */
async function adopt(dataDir, log) {
  const orphan = readDaemon(dataDir);
  if (!orphan) {
    forgetDaemon(dataDir);
    return undefined;
  }
  if (await takesWrites(uriOf(orphan.port, 'admin'), 10_000)) {
    log(`database: ${orphan.engine} ${orphan.version}, still running from an earlier start (process ${orphan.pid}, port ${orphan.port}), data in ${orphan.folder}`);
    return orphan;
  }
  log(`stopping a database of an earlier start that does not answer (process ${orphan.pid})`);
  await stopDaemon(dataDir, orphan);
  return undefined;
}

async function startOne({ dataDir, env, log, signal, candidates }) {
  const record = readRecord(dataDir);
  const reasons = [];
  for (const { engine, find } of candidates) {
    if (record && engine !== record.engine) continue;
    signal?.throwIfAborted();
    try {
      const found = await find({ dataDir, env, log, record });
      signal?.throwIfAborted();
      return await launch(found, { dataDir, record, log });
    } catch (error) {
      // On a folder with data the engine is decided, so its failure is the answer. On a new one the next may do.
      if (!(error instanceof Unavailable) && (record || !(error instanceof EngineDied))) throw error;
      reasons.push(error);
      log(error.message.split('\n')[0]);
    }
  }
  if (record) throw cannotContinue(record, dataDir, reasons.map((reason) => bullet(reason)).join('\n'));
  throw noneFound(reasons);
}

async function launch(engine, { dataDir, record, log }) {
  const folder = filesOf(dataDir, engine.engine);
  const fresh = !hasFiles(folder);
  try {
    const port = await freePort(record?.port);
    const daemon = await startDaemon(engine, { dataDir, folder, port });
    const now = { engine: engine.engine, version: engine.version, port };
    if (JSON.stringify(now) !== JSON.stringify(record)) writeRecord(dataDir, now);
    log(`database: ${engine.label}, port ${port}, data in ${folder}`);
    return daemon;
  } catch (error) {
    // What a failed first start leaves are empty files: they must not decide which engine the folder belongs to.
    if (!record && fresh) fs.rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

const bullet = (reason) => `  - ${reason.message.replaceAll('\n', '\n    ')}${reason.todo ? `\n    ${reason.todo}` : ''}`;

const noneFound = (reasons) =>
  new Failure(
    `No database could be started. What was tried:\n${reasons.map(bullet).join('\n')}`,
    [
      'Passerelle needs MongoDB as a replica set. Do one of these, then start again:',
      '  - install MongoDB Community (https://www.mongodb.com/docs/manual/installation/) so that mongod is on the PATH;',
      '  - or install Python 3.10 to 3.13 with venv: apt-get install -y python3-venv, or brew install python@3.13;',
      '  - or name a database that runs: MONGODB_URI="mongodb://host:27017/passerelle?replicaSet=rs0" npm start',
    ].join('\n'),
  );
