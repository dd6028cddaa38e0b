import fs from 'node:fs';
import path from 'node:path';
import { readJson } from '../lib/files.mjs';
import { Failure } from '../lib/failure.mjs';
import { identityOf } from '../lib/identity.mjs';

const lockFile = (dataDir) => path.join(dataDir, 'lock.json');

/**
 * @param {string} dataDir
 * @returns {{ pid: number, command: string } | undefined} the living process that holds the folder
 */
export function holderOf(dataDir) {
  const lock = readJson(lockFile(dataDir));
  if (!lock) return undefined;
  const now = identityOf(lock.pid);
  return now && now.started === lock.started ? { pid: lock.pid, command: now.command } : undefined;
}

/**
 * Takes the data folder for this process. A lock whose process is gone does not count.
 * @param {string} dataDir
 * @returns {() => void} gives it back
 */
export function takeLock(dataDir) {
  const file = lockFile(dataDir);
  const mine = JSON.stringify({ pid: process.pid, started: identityOf(process.pid)?.started });
  fs.mkdirSync(dataDir, { recursive: true });
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const draft = `${file}.${process.pid}.${attempt}`;
    fs.writeFileSync(draft, mine);
    try {
      // A link appears whole or not at all, and never over another one.
      fs.linkSync(draft, file);
      return () => {
        if (fs.existsSync(file) && fs.readFileSync(file, 'utf8') === mine) fs.rmSync(file, { force: true });
      };
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      refuseWhenHeld(dataDir);
      setAside(file, mine);
    } finally {
      fs.rmSync(draft, { force: true });
    }
  }
  throw new Failure(`The data folder ${dataDir} is being taken by other processes`, 'Wait a moment and start again.');
}

/** @param {string} dataDir refused with a Failure while another living process holds it */
export function refuseWhenHeld(dataDir) {
  const holder = holderOf(dataDir);
  if (!holder) return;
  throw new Failure(
    `The data folder ${dataDir} is in use by process ${holder.pid}\n  ${holder.command}`,
    `Stop that one first (Ctrl-C in its terminal, or: kill ${holder.pid}),\nor use other data and another port: DATA_DIR=other-data PORT=3001 npm start`,
  );
}

/** Removes a dead lock, unless another process has replaced it in between. */
function setAside(file, mine) {
  const aside = `${file}.${process.pid}.old`;
  const seen = readJson(file);
  try {
    fs.renameSync(file, aside);
    const moved = readJson(aside);
    const living = moved && identityOf(moved.pid)?.started === moved.started;
    if (living && moved.pid !== seen?.pid && JSON.stringify(moved) !== mine) fs.linkSync(aside, file);
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error;
  } finally {
    fs.rmSync(aside, { force: true });
  }
}
