import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { test } from 'node:test';
import { folderFor } from './engine/stand-ins.mjs';
import { identityOf } from './lib/identity.mjs';
import { inRoot } from './lib/paths.mjs';
import { freePort } from './lib/ports.mjs';
import { withoutPersonal } from './test-environment.mjs';

const module = (name) => JSON.stringify(import.meta.resolve(name));

/** A server that answers slowly, tells when it is ready, and drains. */
const slowServer = `
import http from 'node:http';
const url = 'http://127.0.0.1:' + process.env.PORT;
process.send({ progress: 'counting cars' });
const server = http.createServer((request, reply) => setTimeout(() => reply.end('served'), 800));
server.listen(process.env.PORT, '127.0.0.1', () => process.send({ ready: true, url }));
process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => server.close(() => process.exit(0)));
if (process.env.ENDS_WITH) setTimeout(() => process.exit(Number(process.env.ENDS_WITH)), 200);
`;

/** npm start with that server, nothing to install and nothing to build. */
async function start(t, settings = {}) {
  const dir = folderFor(t);
  const entry = path.join(dir, 'server.mjs');
  fs.writeFileSync(entry, slowServer);
  const command = `import { program } from ${module('./lib/program.mjs')};
    import { startProduct } from ${module('./start-product.mjs')};
    program((life) => startProduct(life, { entry: ${JSON.stringify(entry)}, prepare: async () => {} }), { stopCode: 0 });`;
  const dataDir = path.join(dir, 'data');
  const port = settings.PORT ?? (await freePort());
  const env = { ...withoutPersonal(process.env), PASSERELLE_ENGINE_CACHE: inRoot('.cache', 'engine'), DATA_DIR: dataDir, ...settings, PORT: String(port) };
  const child = spawn(process.execPath, ['--input-type=module', '-e', command], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  t.after(() => child.kill('SIGKILL'));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const ended = once(child, 'close').then(([code]) => code);
  const ready = new Promise((resolve) => child.stdout.on('data', () => output.includes('is ready') && resolve()));
  return { child, port, dataDir, entry, ended, ready: Promise.race([ready, ended]), output: () => output };
}

const nothingRuns = (text) => {
  const left = fs.readdirSync('/proc').filter((pid) => Number(pid) !== process.pid && identityOf(Number(pid))?.command.includes(text));
  assert.deepEqual(left, []);
};
const linux = { skip: fs.existsSync('/proc/self/cmdline') ? false : 'looks for processes in /proc', timeout: 240_000 };

test('Ctrl-C lets a running request finish, then stops server and database', linux, async (t) => {
  const product = await start(t);
  await product.ready;
  assert.match(product.output(), /counting cars[^]*Passerelle is ready: http:\/\/127\.0\.0\.1:\d+/);
  const reply = fetch(`http://127.0.0.1:${product.port}/`).then((response) => response.text());
  await new Promise((resolve) => setTimeout(resolve, 200));
  product.child.kill('SIGINT');
  assert.equal(await reply, 'served');
  assert.equal(await product.ended, 0);
  nothingRuns(path.dirname(product.entry));
  const files = fs.readdirSync(product.dataDir);
  assert.ok(files.includes('engine.json') && !files.includes('run.json') && !files.includes('lock.json'), files.join());
});

test('Ctrl-C while the database is starting leaves nothing behind', linux, async (t) => {
  const product = await start(t);
  await new Promise((resolve) => product.child.stdout.on('data', () => product.output().includes('Database …') && resolve()));
  product.child.kill('SIGINT');
  await product.ended;
  nothingRuns(path.dirname(product.entry));
});

test('when the server ends by itself, the database stops and its exit code is ours', linux, async (t) => {
  const product = await start(t, { ENDS_WITH: '7' });
  assert.equal(await product.ended, 7);
  nothingRuns(path.dirname(product.entry));
});

test('a port in use is said before anything else happens', async (t) => {
  const squatter = net.createServer().listen(0, '127.0.0.1');
  await once(squatter, 'listening');
  t.after(() => squatter.close());
  const { port } = squatter.address();
  const product = await start(t, { PORT: port });
  assert.equal(await product.ended, 1);
  assert.match(product.output(), new RegExp(`Port ${port} of 127\\.0\\.0\\.1 is in use[^]*PORT=${port + 1} npm start`));
  assert.equal(fs.existsSync(product.dataDir), false);
});
