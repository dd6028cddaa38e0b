import { problem } from '@passerelle/shared/problem';
import { isStaffAccount } from './account';
import { makeChallenge } from './challenge';
import { openSession, type OpenedSession } from './open-session';
import type { AccountParts } from './parts';
import { isPassword } from './password';
import { maySignIn } from './policy';

export type SignInResult = { readonly opened: OpenedSession } | { readonly challenge: string };

/** Begins a session, or for staff asks for the second factor. An unknown address and a wrong password look and last the same. */
export async function signIn(parts: AccountParts, { email, password }: { email: string; password: string }): Promise<SignInResult> {
  const { context, accounts, throttle } = parts;
  await throttle.count('password', email);
  const account = await accounts.byEmail(email);
  const known = await isPassword(account?.passwordHash, password);
  if (!account || !known || !maySignIn(account, context.config)) throw problem('accounts.wrong_credentials');
  await throttle.forget('password', email);
  if (isStaffAccount(account)) return { challenge: makeChallenge(context, account.id) };
  return { opened: await context.transaction((session) => openSession(parts, account, session)) };
}
