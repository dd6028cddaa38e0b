import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { mongodOnPath } from './mongod-on-path.mjs';
import { folderFor, pathWith } from './stand-ins.mjs';

const find = (t, body, record) => mongodOnPath({ dataDir: '', env: pathWith(folderFor(t), body ? { mongod: body } : {}), log: () => {}, record });

test('mongod on the PATH is taken, on loopback and as a replica set', async (t) => {
  const engine = await find(t, 'echo "db version v8.0.4"');
  assert.deepEqual([engine.engine, engine.version, path.basename(engine.command)], ['mongod', '8.0.4', 'mongod']);
  assert.match(engine.args({ folder: '/data', port: 5 }).join(' '), /--dbpath \/data --port 5 --bind_ip 127\.0\.0\.1 .*--replSet passerelle/);
});

test('without mongod, with one that does not run or one that is too old, the next candidate is asked', async (t) => {
  await assert.rejects(find(t), /not on the PATH/);
  await assert.rejects(find(t, 'echo "Illegal instruction" >&2; exit 132'), /says nothing usable \(Illegal instruction\)/);
  await assert.rejects(find(t, 'echo "db version v4.4.29"'), /4\.4\.29 is too old/);
});

test('data are only opened by the major version that wrote them', async (t) => {
  await assert.rejects(find(t, 'echo "db version v8.0.4"', { engine: 'mongod', version: '7.0.1', port: 1 }), /7\.0\.1 wrote the data/);
  assert.equal((await find(t, 'echo "db version v8.0.4"', { engine: 'mongod', version: '8.0.1', port: 1 })).version, '8.0.4');
});
