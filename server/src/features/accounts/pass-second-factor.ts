import { problem } from '@passerelle/shared/problem';
import { readChallenge } from './challenge';
import { aheadOf } from './demo-code';
import { matchingStep } from './one-time-code';
import { openSession, type OpenedSession } from './open-session';
import type { AccountParts } from './parts';
import { maySignIn } from './policy';
import { openSecret } from './second-factor-secret';

/** Ends a sign-in of staff. A code works once: whoever looks over a shoulder comes too late. */
export async function passSecondFactor(parts: AccountParts, { challenge, code }: { challenge: string; code: string }): Promise<OpenedSession> {
  const { context, accounts, throttle } = parts;
  const accountId = readChallenge(context, challenge);
  const account = accountId === null ? null : await accounts.byId(accountId);
  if (!account?.secondFactor || !maySignIn(account, context.config)) throw problem('accounts.challenge_expired');
  await throttle.count('code', account.id);
  const { sealedSecret, lastStep } = account.secondFactor;
  const secret = openSecret(context.secrets.field, account.id, sealedSecret);
  const step = matchingStep(secret, code, { now: context.clock.now(), lastStep, ahead: aheadOf(account) });
  if (step === null || !(await accounts.useStep(account.id, step))) throw problem('accounts.wrong_code');
  await throttle.forget('code', account.id);
  return context.transaction((session) => openSession(parts, account, session));
}
