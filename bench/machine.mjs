import fs from 'node:fs';
import os from 'node:os';
import { run } from '../scripts/lib/child.mjs';
import { inRoot } from '../scripts/lib/paths.mjs';

/** What a number was measured on, so that nobody compares it with one from elsewhere unawares. */
export function describeMachine() {
  const cpus = os.cpus();
  const model = cpus[0]?.model.trim() || 'CPU of unknown model';
  const [oneMinute = 0] = os.loadavg();
  return `${model}, ${cpus.length} cores, ${Math.round(os.totalmem() / 2 ** 30)} GiB memory; ${system()}; Node ${process.version}; load before: ${oneMinute.toFixed(1)}`;
}

function system() {
  try {
    const name = /^PRETTY_NAME="(.+)"$/m.exec(fs.readFileSync('/etc/os-release', 'utf8'))?.[1];
    if (name) return `${name}, kernel ${os.release()}`;
  } catch {
    // Not a Linux, or one without the file.
  }
  return `${os.type()} ${os.release()}`;
}

/** @returns {Promise<string>} the commit, and whether the files are those of it */
export async function describeCommit() {
  const git = (...args) => run('git', args, { cwd: inRoot(), timeoutMs: 10_000 });
  const head = await git('rev-parse', '--short', 'HEAD');
  if (head.code !== 0) return 'none';
  const { output } = await git('status', '--porcelain');
  // The results themselves are written by the bench.
  const changed = output.split('\n').some((line) => line.trim() && !line.endsWith('bench/results.md'));
  return `${head.output.trim()}${changed ? ' with changes that are not committed' : ''}`;
}
