import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const PROBE_MS = 2000;

/** Another process runs the sandbox on this folder; talk to it at `origin` instead (STRIPE_API_BASE). */
export class SandboxInUse extends Error {
  constructor(readonly origin: string) {
    super(`The payment sandbox of this data folder already runs at ${origin}`);
  }
}

interface Claim {
  origin: string;
  token: string;
}

/** What a running sandbox answers at this address; a process id proves nothing after a reboot. */
export const ALIVE_PATH = '/sandbox/alive';

function hasValue(error: unknown, field: string, value: string): boolean {
  return typeof error === 'object' && error !== null && Reflect.get(error, field) === value;
}

async function isAlive(claim: Claim): Promise<boolean> {
  try {
    const response = await fetch(claim.origin + ALIVE_PATH, { signal: AbortSignal.timeout(PROBE_MS) });
    return (await response.text()) === claim.token;
  } catch (error) {
    // Refused is gone; an answer that does not come may be a process that is only stopped for a while.
    return hasValue(error, 'name', 'TimeoutError');
  }
}

function readClaim(file: string): Claim | null {
  try {
    const [origin, token] = readFileSync(file, 'utf8').split('\n');
    return origin && token ? { origin, token } : null;
  } catch {
    return null;
  }
}

/** Takes the folder for the sandbox that already listens at `origin` and answers `token` at ALIVE_PATH. */
export async function lockFolder(folder: string, origin: string, token: string): Promise<() => void> {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'lock');
  for (let tries = 0; tries < 3; tries += 1) {
    try {
      writeFileSync(file, `${origin}\n${token}\n`, { flag: 'wx' });
      return () => {
        if (readClaim(file)?.token === token) rmSync(file, { force: true });
      };
    } catch (error) {
      if (!hasValue(error, 'code', 'EEXIST')) throw error;
    }
    const other = readClaim(file);
    if (other && (await isAlive(other))) throw new SandboxInUse(other.origin);
    if (readClaim(file)?.token === other?.token) rmSync(file, { force: true });
  }
  throw new Error(`Could not take the lock ${file}`);
}

export const newToken = (): string => randomUUID();
