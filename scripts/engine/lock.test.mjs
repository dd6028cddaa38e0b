import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { identityOf } from '../lib/identity.mjs';
import { holderOf, takeLock } from './lock.mjs';
import { folderFor } from './stand-ins.mjs';

const write = (dir, lock) => fs.writeFileSync(path.join(dir, 'lock.json'), JSON.stringify(lock));

test('a data folder that a living process holds is refused with its number', async (t) => {
  const dir = folderFor(t);
  const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  t.after(() => other.kill());
  await once(other, 'spawn');
  write(dir, { pid: other.pid, started: identityOf(other.pid).started });
  assert.throws(() => takeLock(dir), (error) => error.message.includes(`process ${other.pid}`) && error.todo.includes(`kill ${other.pid}`));
});

test('a lock of a process that is gone does not count', (t) => {
  const dir = folderFor(t);
  write(dir, { pid: 4_000_000, started: '1' });
  takeLock(dir)();
  assert.equal(fs.existsSync(path.join(dir, 'lock.json')), false);
});

test('a process number that now belongs to another program does not count', (t) => {
  const dir = folderFor(t);
  write(dir, { pid: process.ppid, started: 'long ago' });
  assert.equal(holderOf(dir), undefined);
  takeLock(dir)();
});

test('a lock that a full disk has left empty does not count', (t) => {
  const dir = folderFor(t);
  fs.writeFileSync(path.join(dir, 'lock.json'), '');
  takeLock(dir)();
});

test('of many who take a folder at once, one gets it', async (t) => {
  const dir = folderFor(t);
  write(dir, { pid: 4_000_000, started: '1' });
  const take = `import(${JSON.stringify(import.meta.resolve('./lock.mjs'))}).then(({ takeLock }) => { takeLock(${JSON.stringify(dir)}); console.log('got'); setTimeout(() => {}, 1500); }, () => {}).catch(() => {})`;
  const outputs = await Promise.all(
    Array.from({ length: 6 }, async () => {
      const child = spawn(process.execPath, ['-e', take], { stdio: ['ignore', 'pipe', 'ignore'] });
      let output = '';
      child.stdout.on('data', (chunk) => (output += chunk));
      await once(child, 'close');
      return output.trim();
    }),
  );
  assert.deepEqual(outputs.filter(Boolean), ['got']);
});
