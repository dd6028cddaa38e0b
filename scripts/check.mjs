// npm run check: types of the four rooms, lint, boundaries, unused code; two at a time, all of them even when one fails.
import { spawn } from 'node:child_process';
import { inRoot } from './lib/paths.mjs';

const eslint = inRoot('node_modules', 'eslint', 'bin', 'eslint.js');
const knip = inRoot('node_modules', 'knip', 'bin', 'knip.js');
const room = (name) => [`types and lint ${name}`, ['scripts/check-room.mjs', name]];

/** The longest first, so that the two lanes end together. */
const all = [
  room('client'),
  room('server'),
  room('shared'),
  ['lint scripts', [eslint, 'scripts', 'bench', '*.mjs', '--max-warnings', '0']],
  room('e2e'),
  ['boundaries', ['scripts/check-boundaries.mjs']],
  ['unused', [knip]],
];
const asked = process.argv[2];
const waiting = all.filter(([name]) => asked === undefined || name.includes(asked));
const failed = [];

async function lane() {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const [name, args] = next;
    const since = Date.now();
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
    const code = await new Promise((resolve) => child.on('close', resolve));
    if (code !== 0) failed.push(name);
    if (code !== 0 || name === 'boundaries') process.stdout.write(said);
    console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - since) / 1000).toFixed(1)} s)`);
  }
}

await Promise.all([lane(), lane()]);
if (failed.length > 0) console.error(`check failed: ${failed.join(', ')}`);
process.exit(failed.length === 0 ? 0 : 1);
