import { accountsContract } from '@passerelle/shared/accounts/contract';
import { Problem, problem } from '@passerelle/shared/problem';
import { serve, type CookieOptions, type MountedContract } from '../../core/http/route';
import { confirmEmail } from './confirm-email';
import { offeredAccounts } from './demo-accounts';
import { signOut } from './end-session';
import type { OpenedSession } from './open-session';
import type { AccountParts } from './parts';
import { passSecondFactor } from './pass-second-factor';
import { presentUser } from './presenter';
import { refreshSession } from './refresh-session';
import { signIn } from './sign-in';
import { signUp } from './sign-up';

const refreshCookie = 'refresh_token';

interface CookieJar {
  setCookie(name: string, value: string, options: CookieOptions): void;
}

export function accountRoutes(parts: AccountParts): MountedContract {
  const { context, accounts } = parts;

  function signedIn(jar: CookieJar, { account, sessionId, refreshToken, expiresAt }: OpenedSession) {
    const maxAgeSeconds = Math.floor((expiresAt.getTime() - context.clock.now().getTime()) / 1000);
    if (refreshToken !== null) jar.setCookie(refreshCookie, refreshToken, { maxAgeSeconds });
    const accessToken = context.tokens.issue({ accountId: account.id, sessionId, roles: account.roles, locale: account.locale });
    return { accessToken, user: presentUser(account) };
  }

  return serve(accountsContract, {
    signUp: async (call) => signedIn(call, await signUp(parts, call.body)),
    signIn: async (call) => {
      const result = await signIn(parts, call.body);
      return 'opened' in result ? signedIn(call, result.opened) : { secondFactor: { challenge: result.challenge } };
    },
    secondFactor: async (call) => signedIn(call, await passSecondFactor(parts, call.body)),
    refresh: async (call) => {
      const token = call.cookie(refreshCookie);
      if (!token) throw problem('auth.required');
      try {
        return signedIn(call, await refreshSession(parts, token));
      } catch (error) {
        // Only when it is over: a database that does not answer must sign nobody out.
        if (error instanceof Problem) call.clearCookie(refreshCookie);
        throw error;
      }
    },
    signOut: async (call) => {
      const token = call.cookie(refreshCookie);
      if (token) await signOut(parts, token);
      call.clearCookie(refreshCookie);
    },
    confirmEmail: ({ body }) => confirmEmail(parts, body.token),
    me: async ({ viewer }) => {
      const account = await accounts.byId(viewer.accountId);
      if (!account) throw problem('auth.required');
      return presentUser(account);
    },
    updateMe: async ({ viewer, body }) => {
      const account = await accounts.change(viewer.accountId, body);
      if (!account) throw problem('auth.required');
      return presentUser(account);
    },
    demoAccounts: async () => ({ items: await offeredAccounts(parts) }),
  });
}
