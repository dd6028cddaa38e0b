import path from 'node:path';
import fs from 'node:fs';
import { run } from '../lib/child.mjs';
import { makeVenv, pythonIn } from './venv.mjs';
import { findPython } from './python.mjs';

const pinned = '0.7.0b3';

/**
 * SecantusDB from PyPI, in a virtual environment of its own and run as a process of its own.
 * @type {import('./database.mjs').Candidate}
 */
export async function secantusdb({ dataDir, env, log, record }) {
  // The version that wrote the data reads them best.
  const version = record?.version || pinned;
  const home = path.resolve(env.PASSERELLE_ENGINE_CACHE || path.join(dataDir, 'engine'));
  const venv = path.join(home, `venv-${version}`);
  if (!(await works(venv))) {
    const python = await findPython(env);
    log(`installing SecantusDB ${version} with ${python}`);
    fs.mkdirSync(home, { recursive: true });
    await makeVenv({ python, venv, packages: [`SecantusDB==${version}`], check: 'secantus', env, log });
  }
  const config = path.join(home, 'secantusd.toml');
  fs.writeFileSync(config, '');
  return { engine: 'secantusdb', version, label: `SecantusDB ${version} (from PyPI)`, command: pythonIn(venv), args: argsWith(config) };
}

const works = async (venv) =>
  fs.existsSync(pythonIn(venv)) && (await run(pythonIn(venv), ['-c', 'import secantus'], { timeoutMs: 20_000 })).code === 0;

const argsWith = (config) => ({ folder, port }) => [
  // Our own empty settings: otherwise it would take those that happen to lie in the current or the home folder.
  '-m', 'secantus', '--config', config, '--host', '127.0.0.1', '--port', String(port),
  '--storage-path', folder, '--cache-size', '512M', '--sync-on-commit',
];
