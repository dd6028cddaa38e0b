// Type-checks the four rooms, two at a time, and fails if any of them fails.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';

const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const rooms = ['server', 'client', 'shared', 'e2e'];
let failed = false;

async function worker() {
  for (let room = rooms.shift(); room !== undefined; room = rooms.shift()) {
    const child = spawn(process.execPath, [tsc, '-p', room, '--pretty'], { stdio: 'inherit' });
    const code = await new Promise((resolve) => child.on('exit', resolve));
    console.log(code === 0 ? `types  ${room}: ok` : `types  ${room}: failed`);
    failed ||= code !== 0;
  }
}
await Promise.all([worker(), worker()]);
process.exit(failed ? 1 : 0);
