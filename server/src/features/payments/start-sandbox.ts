import { join } from 'node:path';
import type { Context } from '../../core/context';
import { createSandbox } from './sandbox/create-sandbox';
import { SandboxInUse } from './sandbox/folder-lock';

export const sandboxKey = 'sk_test_sandbox';

export interface RunningSandbox {
  readonly origin: string;
  close(): Promise<void>;
}

/** The stand-in for Stripe on this data folder: our own, or that of the process that was here first. */
export async function startSandbox({ config, publicUrl, clock, log }: Context, webhookSecret: string): Promise<RunningSandbox> {
  const here = config.host.includes(':') ? '[::1]' : '127.0.0.1';
  try {
    return await createSandbox({
      port: 0,
      folder: join(config.dataDir, 'sandbox'),
      publicUrl,
      webhookUrl: `http://${here}:${config.port}/api/stripe/webhook`,
      webhookSecret,
      secretKey: sandboxKey,
      clock,
      log,
    });
  } catch (error) {
    if (!(error instanceof SandboxInUse)) throw error;
    return { origin: error.origin, close: () => Promise.resolve() };
  }
}
