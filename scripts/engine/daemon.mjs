import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { pause, signalGroup, stopPid } from '../lib/child.mjs';
import { readJson, tail, writeJson } from '../lib/files.mjs';
import { Failure } from '../lib/failure.mjs';
import { identityOf } from '../lib/identity.mjs';
import { answers } from '../lib/ports.mjs';
import { takesWrites, uriOf } from './driver.mjs';

/** @typedef {{ pid: number, port: number, engine: string, version: string, folder: string }} Daemon a database process of ours */

const runFile = (dataDir) => path.join(dataDir, 'run.json');
const logFile = (dataDir) => path.join(dataDir, 'logs', 'database.log');

/** An engine that could not be started for a reason of its own, so that another one may still do. */
export class EngineDied extends Failure {}

/** It needs up to 10 s to listen on an idle machine, more on a busy one or after a crash. */
const startMs = 60_000;
const stopMs = 20_000;

/**
 * The database process that an earlier start has left running, checked by what it is and not by its number alone.
 * @param {string} dataDir
 * @returns {Daemon | undefined}
 */
export function readDaemon(dataDir) {
  const found = readJson(runFile(dataDir));
  if (!found) return undefined;
  const command = identityOf(found.pid)?.command ?? '';
  const program = found.engine === 'secantusdb' ? 'secantus' : 'mongod';
  return command.includes(program) && command.includes(found.folder) ? found : undefined;
}

export const forgetDaemon = (dataDir) => fs.rmSync(runFile(dataDir), { force: true });

/**
 * Starts an engine on its folder and waits until it answers.
 * @param {import('./database.mjs').Engine} engine
 * @param {{ dataDir: string, folder: string, port: number }} place
 * @returns {Promise<Daemon>} rejects with a Failure that shows the end of the log
 */
export async function startDaemon(engine, { dataDir, folder, port }) {
  const log = openLog(dataDir);
  fs.mkdirSync(folder, { recursive: true });
  const child = spawn(engine.command, engine.args({ folder, port }), { detached: true, stdio: ['ignore', log, log], cwd: dataDir });
  fs.closeSync(log);
  let ended;
  child.once('error', (error) => (ended = error.message));
  child.once('exit', (code, signal) => (ended = signal ? `ended by ${signal}` : `ended with code ${code}`));
  child.unref();
  const daemon = { pid: child.pid, port, engine: engine.engine, version: engine.version, folder };
  try {
    if (child.pid) writeJson(runFile(dataDir), daemon);
    await untilOpen(port, () => ended);
    await engine.initiate?.({ uri: uriOf(port, 'admin'), port, timeoutMs: startMs });
    await untilWritable(port, () => ended);
    return daemon;
  } catch (error) {
    if (child.pid) await stopPid(child.pid, { waitMs: 2000 });
    forgetDaemon(dataDir);
    throw error instanceof Failure && error.todo ? error : diedAtStart(engine, error, logFile(dataDir));
  }
}

/** The log of this run alone; the one before is kept beside it. */
function openLog(dataDir) {
  const file = logFile(dataDir);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  if (fs.existsSync(file)) fs.renameSync(file, file.replace(/\.log$/, '.previous.log'));
  return fs.openSync(file, 'a');
}

async function untilOpen(port, ended) {
  for (const end = Date.now() + startMs; Date.now() < end; await pause(100)) {
    if (ended()) throw new Failure(`it ${ended()}`);
    if (await answers(port)) return;
  }
  throw new Failure(`it did not listen within ${startMs / 1000} s`);
}

async function untilWritable(port, ended) {
  for (const end = Date.now() + startMs; Date.now() < end; await pause(200)) {
    if (ended()) throw new Failure(`it ${ended()}`);
    if (await takesWrites(uriOf(port, 'admin'))) return;
  }
  throw new Failure(`it listens but did not answer within ${startMs / 1000} s`);
}

function diedAtStart(engine, error, file) {
  const said = tail(file, 8);
  const full = /No space left on device|Errno 28|ENOSPC/.test(said);
  const held = /already being managed|resource busy|Unable to lock|DBPathInUse/i.test(said);
  const what = `${engine.label} could not be started: ${error.message}\n${said ? `Its last words, in ${file}:\n${indent(said)}` : 'It said nothing.'}`;
  if (full) return new Failure(what, 'The disk is full. Free some space and start again: nothing was lost.', { cause: error });
  if (held) return new Failure(what, 'Another program has these files open. Stop it and start again: nothing was lost.', { cause: error });
  return new EngineDied(what, `The whole log: ${file}. Nothing was lost; if the cause passes (memory, limits), start again.`, { cause: error });
}

const indent = (text) => text.split('\n').map((line) => `  ${line.slice(0, 180)}`).join('\n');

/**
 * Ends the process, by default in its own time, then forgets it.
 * @param {{ signal?: NodeJS.Signals }} [options]
 */
export async function stopDaemon(dataDir, daemon, { signal } = {}) {
  const how = await stopPid(daemon.pid, { waitMs: stopMs, signal });
  forgetDaemon(dataDir);
  return how;
}

/** Ends it at once, from where nothing can be awaited. */
export function killDaemon(dataDir, daemon) {
  if (readDaemon(dataDir)?.pid === daemon.pid) signalGroup(daemon.pid, 'SIGKILL');
}
