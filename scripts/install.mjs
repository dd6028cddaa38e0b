import fs from 'node:fs';
import { run } from './lib/child.mjs';
import { Failure } from './lib/failure.mjs';
import { hashOf } from './lib/files.mjs';
import { npm } from './lib/npm.mjs';
import { inRoot } from './lib/paths.mjs';

const stamp = inRoot('node_modules', '.passerelle-installed');
const limitMs = 300_000;

/** Binary packages belong to a platform and a major version of Node, so a folder carried elsewhere is installed again. */
const wanted = () => [hashOf([inRoot('package-lock.json')]), process.platform, process.arch, process.versions.modules].join(' ');

const installed = () => fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === wanted();

/**
 * Installs the npm packages when the lock file has changed since they were.
 * @param {(line: string) => void} log
 */
export async function install(log) {
  if (installed()) return log('packages are up to date');
  log('npm ci (the first time takes a minute or two)');
  let done = await runNpm('ci');
  if (/are in sync/.test(done.output)) {
    // Some npm versions leave other platforms' optional packages out of a lock file, and then refuse it themselves.
    log('npm ci finds the lock file incomplete: npm install, which keeps the locked versions and saves nothing');
    done = await runNpm('install', '--no-save');
  }
  if (done.code !== 0) throw whatWentWrong(done);
  fs.writeFileSync(stamp, wanted());
}

function runNpm(...words) {
  const [command, args] = npm([...words, '--include=dev', '--no-fund', '--no-audit']);
  return run(command, args, { cwd: inRoot(), timeoutMs: limitMs });
}

function whatWentWrong({ output, timedOut, missing }) {
  if (missing) return new Failure('npm was not found', 'It comes with Node: install Node from https://nodejs.org and try again.');
  if (/ENOSPC/.test(output)) return new Failure('The disk is full: the packages could not be installed', 'Free about 1 GB and start again.');
  const why = timedOut ? `took more than ${limitMs / 1000} s` : 'failed';
  const said = output.split('\n').filter((line) => line.startsWith('npm error') && line.trim() !== 'npm error').slice(0, 8);
  const shown = (said.length > 0 ? said : output.trim().split('\n').slice(-8)).map((line) => `  ${line.slice(0, 160)}`).join('\n');
  return new Failure(`The npm packages could not be installed: npm ${why}:\n${shown}`, 'Check the network and the registry (npm config get registry), then start again.');
}
