import fs from 'node:fs';
import path from 'node:path';
import { onPath, run } from '../lib/child.mjs';
import { Failure } from '../lib/failure.mjs';
import { Unavailable } from './unavailable.mjs';

const venvMs = 60_000;
const pipMs = 180_000;
const aptMs = 180_000;

export const pythonIn = (venv) => path.join(venv, 'bin', 'python');

/**
 * Makes a virtual environment with some packages. It appears under its name only when complete, so that a kill, a full
 * disk or somebody who does the same at the same time leaves nothing half done.
 * @param {{ python: string, venv: string, packages: string[], check: string, env: NodeJS.ProcessEnv, log: (line: string) => void }} wanted
 *   `check`: the module that must then be importable
 */
export async function makeVenv({ python, venv, packages, check, env, log }) {
  const draft = `${venv}.${process.pid}`;
  fs.rmSync(draft, { recursive: true, force: true });
  try {
    await createVenv(python, draft, env, log);
    await installInto(draft, packages, env);
    const imported = await run(pythonIn(draft), ['-c', `import ${check}`], { timeoutMs: 30_000 });
    if (imported.code !== 0) throw new Unavailable(`${packages[0]}: installed but does not load: ${lastLine(imported.output)}`);
    fs.rmSync(venv, { recursive: true, force: true });
    renameOnce(draft, venv);
  } finally {
    fs.rmSync(draft, { recursive: true, force: true });
  }
}

function renameOnce(draft, venv) {
  try {
    fs.renameSync(draft, venv);
  } catch (error) {
    // Another process has just put an equal one there.
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  }
}

async function createVenv(python, folder, env, log) {
  const create = () => run(python, ['-m', 'venv', folder], { env, timeoutMs: venvMs });
  let made = await create();
  if (made.code === 0) return;
  const lacksVenv = /ensurepip|No module named '?venv|python3-venv/.test(made.output);
  if (lacksVenv && (await installDebianVenv(env, log))) {
    fs.rmSync(folder, { recursive: true, force: true });
    made = await create();
    if (made.code === 0) return;
  }
  refuseFullDisk(made.output, folder);
  if (lacksVenv) throw new Unavailable(`SecantusDB: ${python} has no venv module`, 'Run once: sudo apt-get update && sudo apt-get install -y python3-venv');
  throw new Unavailable(`SecantusDB: ${python} -m venv failed (${made.timedOut ? `no end in ${venvMs / 1000} s` : lastLine(made.output)})`);
}

/** @returns {Promise<boolean>} whether it was installed: only as root on Debian and its children, never by sudo */
async function installDebianVenv(env, log) {
  if (process.getuid?.() !== 0 || !(await onPath('apt-get', env))) return false;
  log('installing the Debian package python3-venv');
  const quiet = { env: { ...env, DEBIAN_FRONTEND: 'noninteractive' }, timeoutMs: aptMs };
  await run('apt-get', ['update'], quiet);
  return (await run('apt-get', ['install', '-y', 'python3-venv'], quiet)).code === 0;
}

async function installInto(venv, packages, env) {
  const options = ['--disable-pip-version-check', '--no-input', '--only-binary=:all:', '--timeout', '15', '--retries', '2'];
  const done = await run(pythonIn(venv), ['-m', 'pip', 'install', ...options, ...packages], { env, timeoutMs: pipMs });
  if (done.code === 0) return;
  refuseFullDisk(done.output, venv);
  if (/No module named pip/.test(done.output)) throw new Unavailable('SecantusDB: this Python has no pip', 'Run once: sudo apt-get install -y python3-venv python3-pip');
  if (done.timedOut) throw new Unavailable(`SecantusDB: pip took more than ${pipMs / 1000} s`, 'Check the network (pip config, HTTPS_PROXY) and start again.');
  if (/NewConnectionError|ConnectTimeout|Temporary failure|Name or service/.test(done.output)) {
    throw new Unavailable('SecantusDB: the Python package index cannot be reached', 'Check the network (pip config, HTTPS_PROXY) and start again.');
  }
  throw new Unavailable(`SecantusDB: pip could not install it (${errorLine(done.output)})`);
}

/** A full disk is the same for every candidate: trying the next one would only hide it. */
function refuseFullDisk(output, folder) {
  if (!/No space left on device|Errno 28/.test(output)) return;
  throw new Failure(`The disk is full: the database could not be installed in ${path.dirname(folder)}`, 'Free about 400 MB and start again: nothing was lost.');
}

const lastLine = (text) => text.trim().split('\n').at(-1)?.slice(0, 160) || 'no output';
const errorLine = (text) => text.split('\n').find((line) => line.startsWith('ERROR:'))?.slice(0, 160) ?? lastLine(text);
