import { execFileSync, fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';

const root = join(__dirname, '../..');

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Builds the server and its thread as they are delivered, in a folder of their own, where they find their packages and disturb no other build. */
export function buildServer(name: string): string {
  const bundle = join(root, 'server/dist/test', name);
  const script = `
    const { serverBundle } = await import(${JSON.stringify(`file://${join(root, 'scripts/build.mjs')}`)});
    const { build } = await import('esbuild');
    await build({ ...serverBundle(${JSON.stringify(bundle)}), sourcemap: false });`;
  execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  return join(bundle, 'main.js');
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

/** The server in a process of its own. */
export interface ServerProcess {
  /** Resolves when it takes requests. */
  start(): Promise<void>;
  /** kill -9; nothing is said goodbye to. */
  kill(): Promise<void>;
}

export function serverProcess(program: string, settings: { readonly port: number; readonly dataDir: string; readonly uri: string }): ServerProcess {
  let server: ChildProcess | undefined;
  return {
    async start() {
      const { port, dataDir, uri } = settings;
      const env = { PATH: process.env.PATH, NODE_ENV: 'test', PORT: String(port), DATA_DIR: dataDir, MONGODB_URI: uri, DEMO: '0', LOG_LEVEL: 'fatal', RATE_LIMIT_SCALE: '1000' };
      const child = fork(program, { cwd: root, env, execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
      server = child;
      await new Promise<void>((resolve, reject) => {
        child.on('message', (message: object) => 'ready' in message && resolve());
        child.on('exit', (code) => reject(new Error(`the server ended with ${code} before it was ready`)));
      });
    },
    async kill() {
      if (server) await killed(server);
      server = undefined;
    },
  };
}

/** A database of its own, that survives being killed. */
export interface DatabaseProcess {
  /** Its address, the same after every start. */
  start(): Promise<string>;
  kill(): Promise<void>;
  /** Ends it, and what watches over it. */
  end(): Promise<void>;
}

export function databaseProcess(folder: string): DatabaseProcess {
  const keeper = fork(join(__dirname, 'database-process.mjs'), [folder], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const order = async (what: 'start' | 'kill'): Promise<{ uri?: string }> => {
    const answered = once(keeper, 'message');
    keeper.send(what);
    const [answer] = (await answered) as [{ uri?: string; error?: string }];
    if (answer.error) throw new Error(answer.error);
    return answer;
  };
  return {
    async start() {
      const { uri } = await order('start');
      if (!uri) throw new Error('the database has no address');
      return uri;
    },
    kill: async () => void (await order('kill')),
    async end() {
      await order('kill');
      const gone = once(keeper, 'exit');
      keeper.disconnect();
      await gone;
    },
  };
}
