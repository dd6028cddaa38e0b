import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/**
 * @param {string} file
 * @returns {any} the parsed content, or undefined when there is no such file or no JSON in it
 */
export function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError || error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** Whole or not at all: a full disk or a kill leaves the old file. */
export function writeJson(file, value) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.new`;
  try {
    fs.writeFileSync(draft, `${JSON.stringify(value, null, 2)}\n`);
    fs.renameSync(draft, file);
  } catch (error) {
    fs.rmSync(draft, { force: true });
    throw error;
  }
}

/** The last lines of a text file, or '' when there is none. */
export function tail(file, count = 12) {
  try {
    return fs.readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
  } catch {
    return '';
  }
}

/** Whether the folder is there and has something in it. */
export const hasFiles = (folder) => fs.existsSync(folder) && fs.readdirSync(folder).length > 0;

/**
 * A hash over names and contents, for "has anything changed since".
 * @param {string[]} places files or folders; those that do not exist count as absent
 * @param {(file: string) => boolean} [counts] which files matter
 */
export function hashOf(places, counts = () => true) {
  const hash = createHash('sha256');
  const visit = (place) => {
    const stat = fs.statSync(place, { throwIfNoEntry: false });
    if (stat?.isDirectory()) {
      for (const name of fs.readdirSync(place).sort()) visit(path.join(place, name));
    } else if (stat && counts(place)) {
      hash.update(place).update('\0').update(fs.readFileSync(place)).update('\0');
    }
  };
  places.forEach(visit);
  return hash.digest('hex');
}
