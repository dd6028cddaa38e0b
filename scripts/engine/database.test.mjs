import assert from 'node:assert/strict';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { test } from 'node:test';
import { stopPid } from '../lib/child.mjs';
import { identityOf } from '../lib/identity.mjs';
import { inRoot } from '../lib/paths.mjs';
import { withoutPersonal } from '../test-environment.mjs';
import { startDatabase } from './database.mjs';
import { withClient } from './driver.mjs';
import { candidate, folderFor } from './stand-ins.mjs';
import { startTemporaryDatabase } from './temporary.mjs';
import { Unavailable } from './unavailable.mjs';

const quiet = { env: {}, log: () => {} };
const unavailable = (engine, why) => ({ engine, find: async () => Promise.reject(new Unavailable(why)) });
const dies = candidate("console.error('fatal: cannot allocate memory'); process.exit(3)");
const read = (dir, name) => JSON.parse(fs.readFileSync(path.join(dir, name), 'utf8'));
const real = { ...withoutPersonal(process.env), PASSERELLE_ENGINE_CACHE: inRoot('.cache', 'engine') };

test('MONGODB_URI is used as it is, and its password stays out of the output', async (t) => {
  const lines = [];
  const uri = 'mongodb://me:secret@db.example/passerelle';
  const database = await startDatabase({ dataDir: folderFor(t), env: { MONGODB_URI: uri }, log: (line) => lines.push(line) });
  assert.equal(database.uri, uri);
  assert.doesNotMatch(lines.join(), /secret/);
});

test('when nothing can be used, one screen says what was tried and what to do', async (t) => {
  const candidates = [unavailable('mongod', 'mongod: not on the PATH'), unavailable('secantusdb', 'SecantusDB: no Python found')];
  const dataDir = folderFor(t);
  await assert.rejects(startDatabase({ ...quiet, dataDir, candidates }), (error) => {
    assert.match(error.message, /not on the PATH[^]*no Python found/);
    assert.match(error.todo, /MONGODB_URI=/);
    return true;
  });
  assert.deepEqual(fs.readdirSync(dataDir), []);
});

test('an engine that dies at start shows its last words, and the folder stays undecided', async (t) => {
  const dataDir = folderFor(t);
  await assert.rejects(startDatabase({ ...quiet, dataDir, candidates: [dies] }), /No database[^]*could not be started: it ended with code 3[^]*cannot allocate memory/);
  assert.match(fs.readFileSync(path.join(dataDir, 'logs', 'database.log'), 'utf8'), /cannot allocate memory/);
  assert.equal(fs.existsSync(path.join(dataDir, 'engine.json')), false);
  assert.equal(fs.existsSync(path.join(dataDir, 'lock.json')), false);
});

test('a full disk is said to be one, and no other engine is tried', async (t) => {
  const full = candidate("console.error('OSError: [Errno 28] No space left on device'); process.exit(1)");
  let asked = false;
  const other = { engine: 'secantusdb', find: async () => (asked = true) };
  await assert.rejects(startDatabase({ ...quiet, dataDir: folderFor(t), candidates: [full, other] }), (error) => /disk is full/.test(error.todo));
  assert.equal(asked, false);
});

test('an engine that dies on its own data is not replaced by another', async (t) => {
  const dataDir = folderFor(t);
  fs.writeFileSync(path.join(dataDir, 'engine.json'), JSON.stringify({ engine: 'mongod', version: '8.0.0', port: 1 }));
  let asked = false;
  const other = { engine: 'secantusdb', find: async () => (asked = true) };
  await assert.rejects(startDatabase({ ...quiet, dataDir, candidates: [dies, other] }), /could not be started[^]*cannot allocate memory/);
  assert.equal(asked, false);
});

test('data of an engine that is not there any more stop the start and say how to move them', async (t) => {
  const dataDir = folderFor(t);
  fs.writeFileSync(path.join(dataDir, 'engine.json'), JSON.stringify({ engine: 'mongod', version: '8.0.0', port: 1 }));
  const candidates = [unavailable('mongod', 'mongod: not on the PATH'), candidate('', { engine: 'secantusdb' })];
  await assert.rejects(startDatabase({ ...quiet, dataDir, candidates }), (error) => /written by mongod 8\.0\.0/.test(error.message) && /mongodump[^]*mongorestore/.test(error.todo));
});

test('a lost engine.json does not let another engine start beside the data', async (t) => {
  const dataDir = folderFor(t);
  fs.mkdirSync(path.join(dataDir, 'secantusdb'));
  fs.writeFileSync(path.join(dataDir, 'secantusdb', 'WiredTiger'), 'x');
  const candidates = [candidate(''), unavailable('secantusdb', 'SecantusDB: no Python found')];
  await assert.rejects(startDatabase({ ...quiet, dataDir, candidates }), /written by secantusdb/);
});

test('a process number that is now another program is not taken for the database, nor harmed', async (t) => {
  const dataDir = folderFor(t);
  const run = { pid: process.ppid, port: 1, engine: 'mongod', version: '8.0.0', folder: path.join(dataDir, 'mongod') };
  fs.writeFileSync(path.join(dataDir, 'run.json'), JSON.stringify(run));
  await assert.rejects(startDatabase({ ...quiet, dataDir, candidates: [] }), /No database/);
  assert.ok(identityOf(process.ppid));
  assert.equal(fs.existsSync(path.join(dataDir, 'run.json')), false);
});

test('the real database: transactions, change streams, orphans, a port that is taken', { timeout: 240_000 }, async (t) => {
  const dataDir = folderFor(t);
  const lines = [];
  const options = { dataDir, env: real, log: (line) => lines.push(line) };
  const first = await startDatabase(options);
  const { pid, port } = read(dataDir, 'run.json');
  t.after(() => stopPid(pid));
  await withClient(first.uri, transactionSeenByStream);

  await t.test('an orphan that answers is adopted, with its data', async () => {
    fs.writeFileSync(path.join(dataDir, 'lock.json'), JSON.stringify({ pid: 4_000_000, started: '1' }));
    const adopted = await startDatabase(options);
    assert.match(lines.at(-1), new RegExp(`still running from an earlier start \\(process ${pid}`));
    assert.equal(adopted.uri, first.uri);
    assert.equal(await countOf(adopted.uri), 1);
    await adopted.stop();
    assert.equal(identityOf(pid), undefined);
  });

  await t.test('when another program has its port, it takes a free one and writes it down', async () => {
    const squatter = net.createServer().listen(port, '127.0.0.1');
    const moved = await startDatabase(options);
    const { pid: second, port: free } = read(dataDir, 'run.json');
    assert.notEqual(free, port);
    assert.equal(read(dataDir, 'engine.json').port, free);
    assert.equal(await countOf(moved.uri), 1);
    await moved.stop();
    squatter.close();
    assert.equal(identityOf(second), undefined);
    assert.equal(fs.existsSync(path.join(dataDir, 'run.json')), false);
  });
});

test('a database for tests is gone afterwards, folder and process', { timeout: 240_000 }, async () => {
  const database = await startTemporaryDatabase({ env: real });
  const { pid } = read(database.dir, 'run.json');
  assert.match(database.uri, /\/passerelle_test\?/);
  await database.stop();
  assert.equal(identityOf(pid), undefined);
  assert.equal(fs.existsSync(database.dir), false);
});

async function transactionSeenByStream(client) {
  const cars = client.db().collection('cars');
  await cars.createIndex({ plate: 1 });
  const stream = cars.watch();
  const seen = stream.next();
  await client.withSession((session) => session.withTransaction(() => cars.insertOne({ plate: 'AA-123-AA' }, { session })));
  assert.equal((await seen).fullDocument.plate, 'AA-123-AA');
  await stream.close();
}

const countOf = (uri) => withClient(uri, (client) => client.db().collection('cars').countDocuments());
