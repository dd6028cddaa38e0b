import type { Role } from '@passerelle/shared/accounts/contract';
import type { Locale } from '@passerelle/shared/locale';
import type { Account, DemoMark } from './account';
import type { AccountParts } from './parts';
import { hashPassword } from './password';
import { sealSecret } from './second-factor-secret';

export interface SeededPerson {
  readonly email: string;
  readonly displayName: string;
  readonly locale: Locale;
  readonly roles?: readonly Role[];
  readonly emailConfirmed?: boolean;
  /** Base 32; needed by staff, who cannot sign in without. */
  readonly totpSecret?: string;
  readonly memberSince?: Date;
}

export interface SeedAccount extends SeededPerson {
  readonly password: string;
}

interface Credentials {
  readonly passwordHash: string | null;
  readonly demo: DemoMark | null;
}

export const newSecondFactor = (fieldKey: string, accountId: string, secret: string) => ({ sealedSecret: sealSecret(fieldKey, accountId, secret), lastStep: 0 });

function makeAccount({ context }: AccountParts, person: SeededPerson, { passwordHash, demo }: Credentials): Account {
  const id = context.newId('usr');
  const createdAt = person.memberSince ?? context.clock.now();
  return {
    id,
    email: person.email.toLowerCase(),
    displayName: person.displayName,
    locale: person.locale,
    roles: person.roles ?? ['member'],
    passwordHash,
    secondFactor: person.totpSecret === undefined ? null : newSecondFactor(context.secrets.field, id, person.totpSecret),
    emailConfirmedAt: person.emailConfirmed === false ? null : createdAt,
    demo,
    createdAt,
  };
}

const batch = 500;

/** Makes the accounts that are not there yet and gives all ids in the order of the list, whose addresses differ; `null` as hash: nobody signs in with them. */
export async function seedAccounts(parts: AccountParts, people: readonly SeededPerson[], credentials: Credentials): Promise<string[]> {
  const ids: string[] = [];
  for (let from = 0; from < people.length; from += batch) {
    const some = people.slice(from, from + batch).map((person) => ({ ...person, email: person.email.toLowerCase() }));
    const present = await parts.accounts.byEmails(some.map(({ email }) => email));
    const idOf = new Map(present.map(({ email, id }) => [email, id]));
    const missing = some.filter(({ email }) => !idOf.has(email)).map((person) => makeAccount(parts, person, credentials));
    await parts.accounts.insertMany(missing);
    for (const { email, id } of missing) idOf.set(email, id);
    ids.push(...some.flatMap(({ email }) => idOf.get(email) ?? []));
  }
  return ids;
}

/** One account with a password of its own; the id of the one that is there already, if there is. */
export async function seedAccount(parts: AccountParts, { password, ...person }: SeedAccount): Promise<string> {
  const found = await parts.accounts.byEmail(person.email.toLowerCase());
  if (found) return found.id;
  const account = makeAccount(parts, person, { passwordHash: await hashPassword(password), demo: null });
  await parts.accounts.insertMany([account]);
  return account.id;
}
