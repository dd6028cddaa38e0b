import { spawnGroup, stopPid } from './child.mjs';
import { inRoot } from './paths.mjs';

const drainMs = 15_000;

/**
 * Runs the server as a child that tells over its channel how far it is: `{ progress: 'text' }`, then `{ ready: true, url }`.
 * @param {{ entry: string, args?: string[], env: NodeJS.ProcessEnv, onProgress?: (text: string) => void }} options
 */
export function runServer({ entry, args = [], env, onProgress = () => {} }) {
  const child = spawnGroup(process.execPath, ['--enable-source-maps', entry, ...args], { cwd: inRoot(), env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  let tellReady;
  const ready = new Promise((resolve) => (tellReady = resolve));
  child.on('message', (message) => {
    if (typeof message?.progress === 'string') onProgress(message.progress);
    if (message?.ready === true) tellReady(message.url);
  });
  const ended = new Promise((resolve) => {
    child.once('error', () => resolve({ code: 127, signal: null }));
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  return {
    /** @type {Promise<string>} the address, once requests are answered; pending for ever when it never is */
    ready,
    /** @type {Promise<{ code: number | null, signal: string | null }>} */
    ended,
    /** Lets it finish the requests it has, for 15 s at most. */
    stop: () => stopPid(child.pid, { waitMs: drainMs }),
  };
}
