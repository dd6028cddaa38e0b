import { hashToken } from './open-session';
import type { AccountParts } from './parts';

/** Ends a session with every token it ever had. Ending it twice changes nothing. */
export async function endSession({ context, sessions }: AccountParts, { sessionId, accountId }: { sessionId: string; accountId: string }): Promise<void> {
  await context.transaction(async (session) => {
    if (!(await sessions.end(sessionId, context.clock.now(), session))) return;
    await context.events.append(
      { type: 'accounts.session-ended', by: `member:${accountId}`, subject: { kind: 'account', id: accountId }, data: { sessionId } },
      session,
    );
  });
  // Here at once; the other processes learn of it from the event.
  context.tokens.revoke(sessionId);
}

/** Ends the session a refresh token belongs to, be the token the newest or an old one. */
export async function signOut(parts: AccountParts, refreshToken: string): Promise<void> {
  const token = await parts.sessions.byToken(hashToken(refreshToken));
  if (token) await endSession(parts, token);
}
