import { spawn } from 'node:child_process';
import { identityOf } from './identity.mjs';

const running = new Set();

/**
 * Starts a program in a process group of its own: Ctrl-C in the terminal then reaches only us, and we stop it in our order.
 * @returns {import('node:child_process').ChildProcess}
 */
export function spawnGroup(command, args, options = {}) {
  const child = spawn(command, args, { ...options, detached: true });
  running.add(child);
  const forget = () => running.delete(child);
  child.once('exit', forget);
  child.once('error', forget);
  return child;
}

/** Signals a process and what it started. */
export function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH' && error.code !== 'EPERM') throw error;
  }
}

/** Last resort when this process ends: nothing that `spawnGroup` started survives. */
process.on('exit', () => {
  for (const child of running) if (child.pid) signalGroup(child.pid, 'SIGKILL');
});

/** Stops every program that is still running; resolves when all are gone. */
export const stopAll = (waitMs = 3000) => Promise.all([...running].map((child) => stopPid(child.pid, { waitMs })));

/**
 * Asks a process group to end, and insists when it does not.
 * @param {number | undefined} pid its leader
 * @param {{ waitMs?: number, signal?: NodeJS.Signals }} [options]
 * @returns {Promise<'gone' | 'killed'>}
 */
export async function stopPid(pid, { waitMs = 15_000, signal = 'SIGTERM' } = {}) {
  if (!pid || !identityOf(pid)) return 'gone';
  signalGroup(pid, signal);
  for (const end = Date.now() + waitMs; Date.now() < end; await pause(50)) if (!identityOf(pid)) return 'gone';
  signalGroup(pid, 'SIGKILL');
  for (const end = Date.now() + 5000; Date.now() < end; await pause(50)) if (!identityOf(pid)) break;
  return 'killed';
}

/** @param {number} ms */
export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Runs a program to its end.
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number, show?: boolean }} [options] `show`: its output goes
 *   to ours; otherwise it comes back
 * @returns {Promise<{ code: number, output: string, timedOut: boolean, missing: boolean }>} never rejects; `missing`: no such program
 */
export function run(command, args, { cwd, env = process.env, timeoutMs, show = false } = {}) {
  return new Promise((resolve) => {
    const child = spawnGroup(command, args, { cwd, env, stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'] });
    let output = '';
    let timedOut = false;
    const keep = (chunk) => (output = (output + chunk).slice(-100_000));
    child.stdout?.setEncoding('utf8').on('data', keep);
    child.stderr?.setEncoding('utf8').on('data', keep);
    const timer = timeoutMs
      ? setTimeout(() => {
          timedOut = true;
          signalGroup(child.pid, 'SIGKILL');
        }, timeoutMs)
      : undefined;
    const done = (code, missing) => {
      clearTimeout(timer);
      resolve({ code, output, timedOut, missing });
    };
    child.once('error', (error) => {
      output += error.message;
      done(127, error.code === 'ENOENT');
    });
    child.once('close', (code, signal) => done(code ?? (signal ? 128 : 1), false));
  });
}

/**
 * @param {string} name
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string | undefined>} the full path of a program on the PATH
 */
export async function onPath(name, env) {
  const found = await run('/bin/sh', ['-c', `command -v "$1"`, 'sh', name], { env: { PATH: '/usr/bin:/bin', ...env } });
  const line = found.output.trim().split('\n')[0];
  return found.code === 0 && line.startsWith('/') ? line : undefined;
}
