import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { generateSecret } from 'otplib';
import { z } from 'zod';
import { ConfigError, type Config } from '../core/config/config';
import { ensureIndexes } from '../core/database/indexes';
import { createAccounts } from '../features/accounts';
import { buildContext } from './context';

const wantedSchema = z.object({
  email: z.email(),
  name: z.string().trim().min(1).max(60),
  role: z.enum(['support', 'administrator']).default('support'),
});

function readWanted(args: readonly string[]): z.infer<typeof wantedSchema> {
  const { values } = parseArgs({ args: [...args], strict: false, options: { email: { type: 'string' }, name: { type: 'string' }, role: { type: 'string' } } });
  const wanted = wantedSchema.safeParse(values);
  if (!wanted.success) throw new ConfigError('Say who: staff --email sacha@example.org --name "Sacha" [--role support or administrator]');
  return wanted.data;
}

/**
 * Makes an account of staff: `staff --email … --name … [--role …]`. The password and the key for their authenticator are random
 * and told once, through `tell`; nothing is changed when the address has an account already.
 */
export async function makeStaff(config: Config, args: readonly string[], tell: (line: string) => void): Promise<void> {
  const { email, name, role } = readWanted(args);
  const context = await buildContext(config);
  try {
    const accounts = createAccounts(context);
    await ensureIndexes(accounts.indexes);
    if (await accounts.findByEmail(email)) throw new ConfigError(`There is an account with the address ${email} already; nothing was changed.`);
    const password = randomBytes(15).toString('base64url');
    const totpSecret = generateSecret();
    await accounts.seedAccount({ email, password, displayName: name, locale: 'fr', roles: ['member', role], totpSecret });
    tell(`Account of staff made: ${email} (${role}). This is shown once:`);
    tell(`  password           ${password}`);
    tell(`  authenticator key  ${totpSecret}`);
    tell(`  or as a link       otpauth://totp/Passerelle:${encodeURIComponent(email)}?secret=${totpSecret}&issuer=Passerelle`);
  } finally {
    await context.database.close();
  }
}
