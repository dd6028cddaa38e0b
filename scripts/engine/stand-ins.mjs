import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** What the tests of the start need instead of the real programs. */

/** @returns {string} a new folder that is removed when the test ends */
export function folderFor(test) {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'passerelle-start-'));
  test.after(() => fs.rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/**
 * A PATH with nothing on it but these shell scripts.
 * @param {string} dir
 * @param {Record<string, string>} programs name -> body of a shell script
 */
export function pathWith(dir, programs) {
  const bin = path.join(dir, 'bin');
  fs.mkdirSync(bin, { recursive: true });
  for (const [name, body] of Object.entries(programs)) fs.writeFileSync(path.join(bin, name), `#!/bin/sh\n${body}\n`, { mode: 0o755 });
  return { PATH: bin };
}

/**
 * A candidate whose program is a piece of Node, on the command line of which its name and folder stand as the real ones' do.
 * @param {string} script sees `port` and `folder`
 * @param {Partial<import('./database.mjs').Engine>} [engine]
 * @returns {{ engine: string, find: import('./database.mjs').Candidate }}
 */
export function candidate(script, engine = {}) {
  const args = ({ folder, port }) => ['-e', `const port = ${port}; const folder = process.argv[1]; ${script}`, folder, 'mongod'];
  const found = { engine: 'mongod', version: '8.0.0', label: 'mongod 8.0.0 (stand-in)', command: process.execPath, args, ...engine };
  return { engine: found.engine, find: async () => found };
}
