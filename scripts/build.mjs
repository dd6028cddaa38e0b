import fs from 'node:fs';
import { createRequire } from 'node:module';
import { run } from './lib/child.mjs';
import { Failure } from './lib/failure.mjs';
import { hashOf, readJson, writeJson } from './lib/files.mjs';
import { inRoot } from './lib/paths.mjs';

const stamp = inRoot('.cache', 'build.json');
const matters = (file) => !/\.test\.tsx?$|\/node_modules\/|\/dist\//.test(file);
const common = ['shared/src', 'shared/package.json', 'package-lock.json', 'tsconfig.base.json'];

/** The two things that are built: from what, to where, how. */
const parts = {
  server: { from: ['server/src', 'server/package.json', 'scripts/build.mjs'], to: 'server/dist/main.js', make: buildServer },
  client: { from: ['client'], to: 'client/dist/index.html', make: buildClient },
};

/**
 * Builds the server and the client, each only when something it is made of has changed.
 * @param {(line: string) => void} log
 */
export async function build(log) {
  const results = await Promise.allSettled(Object.keys(parts).map((name) => buildPart(name, log)));
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}

async function buildPart(name, log) {
  const { from, to, make } = parts[name];
  const hash = hashOf([...from, ...common].map((place) => inRoot(place)), matters);
  if (readJson(stamp)?.[name] === hash && fs.existsSync(inRoot(to))) return log(`${name} is up to date`);
  const since = Date.now();
  await make();
  if (!fs.existsSync(inRoot(to))) throw new Failure(`The ${name} build ended without making ${to}`);
  writeJson(stamp, { ...readJson(stamp), [name]: hash });
  log(`${name} built in ${((Date.now() - since) / 1000).toFixed(1)} s`);
}

/** How the server and its thread are bundled: their packages stay in node_modules, `shared` goes in. */
export const serverBundle = (outdir = inRoot('server/dist')) => ({
  entryPoints: { main: inRoot('server/src/main.ts'), 'search-thread': inRoot('server/src/features/search/thread/run-thread.ts') },
  outdir,
  absWorkingDir: inRoot(),
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  packages: 'external',
  alias: { '@passerelle/shared': inRoot('shared/src') },
  sourcemap: true,
  logLevel: 'silent',
});

async function buildServer() {
  const { build: bundle, formatMessages } = await import('esbuild');
  try {
    await bundle(serverBundle());
  } catch (error) {
    if (!error.errors) throw error;
    const said = await formatMessages(error.errors.slice(0, 3), { kind: 'error' });
    throw new Failure(`The server does not build (${error.errors.length} errors):\n${said.join('').trimEnd()}`);
  }
}

/** @param {string[]} [extra] further arguments of `vite build` */
export function viteCommand(extra = []) {
  const fromClient = createRequire(inRoot('client/package.json'));
  const vite = fromClient.resolve('vite/package.json').replace(/package\.json$/, 'bin/vite.js');
  return [process.execPath, [vite, 'build', ...extra]];
}

async function buildClient() {
  const [command, args] = viteCommand(['--logLevel', 'warn']);
  const done = await run(command, args, { cwd: inRoot('client'), env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1' }, timeoutMs: 300_000 });
  if (done.code !== 0) throw new Failure(`The client does not build:\n${withoutStack(done.output)}`);
}

const withoutStack = (text) => text.trim().split('\n').filter((line) => !/^\s+at /.test(line)).slice(0, 15).join('\n');
