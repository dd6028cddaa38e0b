import { hash, verify } from '@node-rs/argon2';

/** OWASP's second choice for argon2id, the package's default variant: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Two ways to type the same accented letter are the same password. */
const normal = (password: string): string => password.normalize('NFKC');

/** About 50 ms of one core: call it outside transactions, and once for many seeded accounts. */
export const hashPassword = (password: string): Promise<string> => hash(normal(password), cost);

let nobodysHash: Promise<string> | undefined;

/** Takes as long for an account that is not there, so that the time of the answer tells nobody which addresses are. */
export async function isPassword(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  nobodysHash ??= hashPassword('an account that is not there');
  const matches = await verify(passwordHash ?? (await nobodysHash), normal(password));
  return matches && typeof passwordHash === 'string';
}
