import { run } from '../lib/child.mjs';
import { Unavailable } from './unavailable.mjs';

/** There are wheels of SecantusDB for these. */
const names = ['python3.13', 'python3.12', 'python3.11', 'python3.10', 'python3'];
const usable = (major, minor) => major === 3 && minor >= 10 && minor <= 13;
const todo = 'Install Python 3.10 to 3.13 with its venv module (Debian, Ubuntu: apt-get install -y python3-venv · macOS: brew install python@3.13)';

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string>} the name of the first Python that runs and is neither too old nor too new
 */
export async function findPython(env) {
  const reasons = [];
  for (const name of names) {
    const asked = await run(name, ['-c', 'import sys; print("python", *sys.version_info[:2])'], { env, timeoutMs: 10_000 });
    if (asked.missing) continue;
    const said = /python (\d+) (\d+)/.exec(asked.output);
    const [major, minor] = [Number(said?.[1]), Number(said?.[2])];
    if (asked.code === 0 && usable(major, minor)) return name;
    if (asked.code === 0 && said) reasons.push(`${name} is ${major}.${minor}, 3.10 to 3.13 is needed`);
    else reasons.push(`${name} is there but does not run (${asked.timedOut ? 'no answer in 10 s' : firstLine(asked.output)})`);
  }
  throw new Unavailable(`SecantusDB: ${reasons.join('; ') || 'no Python found'}`, todo);
}

const firstLine = (text) => text.trim().split('\n')[0].slice(0, 120) || 'no output';
