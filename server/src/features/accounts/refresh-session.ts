import { problem } from '@passerelle/shared/problem';
import { plusMs } from '@passerelle/shared/time';
import { endSession } from './end-session';
import { hashToken, newRefreshToken, type OpenedSession } from './open-session';
import type { AccountParts } from './parts';
import type { PresentedToken } from './session-repository';

/** Two tabs that wake up together send the same token. After this time an old token is a copy in somebody else's hands. */
const graceMs = 10_000;

const isOver = ({ endedAt, expiresAt }: PresentedToken, now: Date): boolean => endedAt !== null || expiresAt <= now;

async function rotate({ context, sessions }: AccountParts, token: PresentedToken, oldHash: string): Promise<string | null> {
  const { sessionId, expiresAt } = token;
  const next = newRefreshToken();
  const rotated = await context.transaction((session) =>
    sessions.rotate({ sessionId, oldHash, newHash: hashToken(next), now: context.clock.now(), expiresAt }, session),
  );
  return rotated ? next : null;
}

/**
 * Rotates a refresh token. Within ten seconds of its rotation the old one still brings an access token, without another
 * rotation; after that its use ends the session, with every token it ever had. Throws `auth.session_ended`.
 */
export async function refreshSession(parts: AccountParts, refreshToken: string): Promise<OpenedSession> {
  const { context, accounts, sessions } = parts;
  const hash = hashToken(refreshToken);
  let token = await sessions.byToken(hash);
  if (!token || isOver(token, context.clock.now())) throw problem('auth.session_ended');
  const account = await accounts.byId(token.accountId);
  if (!account) throw problem('auth.session_ended');

  if (token.rotatedAt === null) {
    const next = await rotate(parts, token, hash);
    if (next !== null) return { account, sessionId: token.sessionId, refreshToken: next, expiresAt: token.expiresAt };
    // Another call was faster, or the session was ended meanwhile.
    token = await sessions.byToken(hash);
  }
  const now = context.clock.now();
  if (!token?.rotatedAt || isOver(token, now)) throw problem('auth.session_ended');
  if (now > plusMs(token.rotatedAt, graceMs)) {
    await endSession(parts, token);
    throw problem('auth.session_ended');
  }
  return { account, sessionId: token.sessionId, refreshToken: null, expiresAt: token.expiresAt };
}
