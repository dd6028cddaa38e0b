import { run } from './child.mjs';
import { Failure } from './failure.mjs';
import { whyNotFree } from './ports.mjs';

/**
 * Looks before anything long begins whether the server will be able to listen.
 * @param {NodeJS.ProcessEnv} env
 */
export async function requireFreeAddress(env) {
  const host = env.HOST || '127.0.0.1';
  const port = Number(env.PORT || 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Failure(`PORT=${env.PORT} is not a port`, 'Use a number from 1024 to 65535, for example: PORT=3001 npm start');
  const error = await whyNotFree(port, host);
  if (!error) return;
  if (error.code === 'EADDRINUSE') {
    const who = await listenerOn(port);
    throw new Failure(`Port ${port} of ${host} is in use${who ? ` by ${who}` : ''}`, `Stop that program, or take another port: PORT=${port + 1} npm start`);
  }
  if (error.code === 'EACCES') throw new Failure(`Port ${port} may only be used by the administrator of this machine`, 'Take one above 1023: PORT=3000 npm start');
  throw new Failure(`HOST=${host} is not an address of this machine (${error.code})`, 'Leave HOST away for this machine alone, or set HOST=0.0.0.0 for the network.');
}

/** Best effort: these programs are often, not always, there. */
async function listenerOn(port) {
  const asked = await run('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc'], { timeoutMs: 3000 });
  const [, pid, name] = /^p(\d+)\n(?:.*\n)*?c(.+)$/m.exec(asked.output) ?? [];
  if (asked.code === 0 && pid) return `process ${pid} (${name})`;
  const socket = await run('ss', ['-ltnpH', `sport = :${port}`], { timeoutMs: 3000 });
  const found = /users:\(\("([^"]+)",pid=(\d+)/.exec(socket.output);
  return found ? `process ${found[2]} (${found[1]})` : undefined;
}
