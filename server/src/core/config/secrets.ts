import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Config } from './config';

const secretsSchema = z.object({
  jwt: z.string().min(32),
  field: z.string().min(32),
  position: z.string().min(32),
  stripeWebhook: z.string().min(32),
});
export type Secrets = z.infer<typeof secretsSchema>;

const hasCode = (error: unknown, code: string): boolean => typeof error === 'object' && error !== null && 'code' in error && error.code === code;

function readKept(file: string): Secrets | undefined {
  try {
    return secretsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw new Error(`The file of secrets cannot be read: ${file}. Put back the copy you have; without it people are signed out and what is encrypted is lost.`, { cause: error });
  }
}

/** Made once, readable by this user only; a second process that starts at the same moment takes the first one's. */
function makeKept(file: string): Secrets {
  const secret = () => randomBytes(32).toString('hex');
  const made: Secrets = { jwt: secret(), field: secret(), position: secret(), stripeWebhook: `whsec_${secret()}` };
  try {
    writeFileSync(file, JSON.stringify(made), { mode: 0o600, flag: 'wx' });
    return made;
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
    const kept = readKept(file);
    if (!kept) throw error;
    return kept;
  }
}

/** The secrets of this installation: those set in the environment, and for the others those kept in the data folder. */
export function loadSecrets(config: Config): Secrets {
  if (config.jwtSecret && config.fieldKey) {
    // Whoever sets both has several machines: all of them must agree on the positions, so these derive from the key.
    const stripeWebhook = config.stripe?.webhookSecret ?? config.jwtSecret;
    return { jwt: config.jwtSecret, field: config.fieldKey, position: `position:${config.fieldKey}`, stripeWebhook };
  }
  mkdirSync(config.dataDir, { recursive: true });
  const file = join(config.dataDir, 'secrets.json');
  const kept = readKept(file) ?? makeKept(file);
  return { ...kept, jwt: config.jwtSecret ?? kept.jwt, field: config.fieldKey ?? kept.field };
}
