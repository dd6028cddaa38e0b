import type { Locale } from '@passerelle/shared/locale';
import type { Person } from '@passerelle/shared/person';
import { minuteMs, plusMs } from '@passerelle/shared/time';
import type { Context } from '../../core/context';
import type { Feature } from '../../core/feature';
import { createAccountRepository } from './account-repository';
import { createAttemptRepository } from './attempt-repository';
import { ensureDemoAccounts, renewDemoCredentials, type DemoIds } from './demo-accounts';
import { confirmationMail } from './listeners';
import type { AccountParts } from './parts';
import { hashPassword, isPassword } from './password';
import { accountRoutes } from './routes';
import { seedAccount, seedAccounts, type SeedAccount, type SeededPerson } from './seed-accounts';
import { createSessionRepository } from './session-repository';
import { createThrottle } from './throttle';

export interface Contact {
  readonly email: string;
  readonly locale: Locale;
  readonly displayName: string;
}

export interface AccountsFeature extends Feature {
  /** What other members may see; an id that is unknown is absent. */
  people(ids: readonly string[]): Promise<Map<string, Person & { memberSince: Date }>>;
  /** For mails, never for a page that another member sees. */
  contactOf(id: string): Promise<Contact | null>;
  /** In production a member neither publishes nor asks for a car before. */
  emailConfirmed(id: string): Promise<boolean>;
  /** For staff who look for a person. */
  findByEmail(email: string): Promise<{ id: string } | null>;
  /** Idempotent by address: gives the id of the account that is there. */
  seedAccount(account: SeedAccount): Promise<string>;
  /** Many accounts with one hash between them, or with none: nobody can sign in with those. Ids in the order of the list. */
  seedAccounts(people: readonly SeededPerson[], passwordHash?: string | null): Promise<string[]>;
  hashPassword(password: string): Promise<string>;
  ensureDemoAccounts(): Promise<DemoIds>;
}

/** Access tokens live ten minutes: who ended a session before a restart must stay out for the rest of them. */
const accessTokenMs = 10 * minuteMs;

export function createAccounts(context: Context): AccountsFeature {
  const accounts = createAccountRepository(context.database);
  const sessions = createSessionRepository(context.database);
  const attempts = createAttemptRepository(context.database);
  const parts: AccountParts = { context, accounts, sessions, throttle: createThrottle(context, attempts) };

  return {
    name: 'accounts',
    indexes: [...accounts.indexes, ...sessions.indexes, ...attempts.indexes],
    contracts: [accountRoutes(parts)],
    listeners: [confirmationMail(parts)],
    async start() {
      for (const sessionId of await sessions.endedSince(plusMs(context.clock.now(), -accessTokenMs))) context.tokens.revoke(sessionId);
      if (context.config.demo) await renewDemoCredentials(parts);
      // The first one makes the hash that unknown addresses are compared with; later ones all take the same time.
      await isPassword(null, '');
    },
    async people(ids) {
      const found = await accounts.byIds([...new Set(ids)]);
      return new Map(found.map(({ id, displayName, createdAt }) => [id, { id, displayName, memberSince: createdAt }]));
    },
    async contactOf(id) {
      const account = await accounts.byId(id);
      return account && { email: account.email, locale: account.locale, displayName: account.displayName };
    },
    async emailConfirmed(id) {
      const account = await accounts.byId(id);
      return account !== null && account.emailConfirmedAt !== null;
    },
    async findByEmail(email) {
      const account = await accounts.byEmail(email.trim().toLowerCase());
      return account && { id: account.id };
    },
    seedAccount: (account) => seedAccount(parts, account),
    seedAccounts: (people, passwordHash = null) => seedAccounts(parts, people, { passwordHash, demo: null }),
    hashPassword,
    ensureDemoAccounts: () => ensureDemoAccounts(parts),
  };
}
