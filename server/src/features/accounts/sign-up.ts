import type { Locale } from '@passerelle/shared/locale';
import { problem } from '@passerelle/shared/problem';
import { isDuplicateKey } from '../../core/database/errors';
import type { Account } from './account';
import { openSession, type OpenedSession } from './open-session';
import type { AccountParts } from './parts';
import { hashPassword } from './password';

export interface SignUpInput {
  readonly email: string;
  readonly password: string;
  readonly displayName: string;
  readonly locale: Locale;
}

/** Makes an account and begins its first session; the mail that confirms the address follows from the event. */
export async function signUp(parts: AccountParts, { email, password, displayName, locale }: SignUpInput): Promise<OpenedSession> {
  const { context, accounts } = parts;
  if (await accounts.byEmail(email)) throw problem('accounts.email_taken');
  const account: Account = {
    id: context.newId('usr'),
    email,
    displayName,
    locale,
    roles: ['member'],
    passwordHash: await hashPassword(password),
    secondFactor: null,
    emailConfirmedAt: null,
    demo: null,
    createdAt: context.clock.now(),
  };
  try {
    return await context.transaction(async (session) => {
      await accounts.insert(account, session);
      await context.events.append({ type: 'accounts.signed-up', by: `member:${account.id}`, subject: { kind: 'account', id: account.id } }, session);
      return await openSession(parts, account, session);
    });
  } catch (error) {
    // Two sign-ups with one address at the same moment: the index let one through.
    if (isDuplicateKey(error)) throw problem('accounts.email_taken');
    throw error;
  }
}
