import { createHash, randomBytes } from 'node:crypto';
import type { Session } from '../../core/database/connect';
import { sessionEnd, type Account } from './account';
import type { AccountParts } from './parts';

export interface OpenedSession {
  readonly account: Account;
  readonly sessionId: string;
  /** For the cookie; `null` where the browser already holds a newer one. */
  readonly refreshToken: string | null;
  readonly expiresAt: Date;
}

export const newRefreshToken = (): string => randomBytes(32).toString('base64url');

/** The tokens are 256 random bits, so one pass of a fast hash hides them. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** Begins a session of an account that has shown who it is. */
export async function openSession({ context, sessions }: AccountParts, account: Account, session: Session): Promise<OpenedSession> {
  const now = context.clock.now();
  const sessionId = context.newId('ses');
  const refreshToken = newRefreshToken();
  const expiresAt = sessionEnd(account, now);
  await sessions.open({ id: sessionId, accountId: account.id, tokenHash: hashToken(refreshToken), now, expiresAt }, session);
  return { account, sessionId, refreshToken, expiresAt };
}
