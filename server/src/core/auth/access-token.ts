import { createSecretKey } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { z } from 'zod';
import { roleSchema, type Role } from '@passerelle/shared/accounts/contract';
import { localeSchema, type Locale } from '@passerelle/shared/locale';
import type { Clock } from '../clock';

/** Who is asking, as their access token says. */
export interface Viewer {
  readonly accountId: string;
  readonly sessionId: string;
  readonly roles: readonly Role[];
  readonly locale: Locale;
}

const lifetimeSeconds = 600;
const claimsSchema = z.object({ sub: z.string(), sid: z.string(), roles: z.array(roleSchema), locale: localeSchema, exp: z.number() });

export interface AccessTokens {
  issue(viewer: Viewer): string;
  /** `expired` also for a session that was ended since the token was issued. */
  verify(token: string): { viewer: Viewer; expiresAt: Date } | 'expired' | 'refused';
  /** Refuses the session's tokens from now on, in this process; every process learns of it from the event log. */
  revoke(sessionId: string): void;
}

/** Access tokens of ten minutes: held in memory by the browser, checked without asking the database. */
export function createAccessTokens({ secret, clock }: { secret: string; clock: Clock }): AccessTokens {
  // Given a text, the package tries on every call whether it is a key of another kind, which costs more than the signature.
  const key = createSecretKey(secret, 'utf8');
  const revoked = new Map<string, number>();
  const seconds = () => Math.floor(clock.now().getTime() / 1000);
  return {
    issue({ accountId, sessionId, roles, locale }) {
      const iat = seconds();
      return jwt.sign({ sub: accountId, sid: sessionId, roles, locale, iat, exp: iat + lifetimeSeconds }, key, { algorithm: 'HS256' });
    },
    verify(token) {
      try {
        const claims = claimsSchema.parse(jwt.verify(token, key, { algorithms: ['HS256'], clockTimestamp: seconds() }));
        if (revoked.has(claims.sid)) return 'expired';
        const { sub: accountId, sid: sessionId, roles, locale } = claims;
        return { viewer: { accountId, sessionId, roles, locale }, expiresAt: new Date(claims.exp * 1000) };
      } catch (error) {
        return error instanceof jwt.TokenExpiredError ? 'expired' : 'refused';
      }
    },
    revoke(sessionId) {
      const now = seconds();
      for (const [id, until] of revoked) if (until < now) revoked.delete(id);
      revoked.set(sessionId, now + lifetimeSeconds);
    },
  };
}

export const isStaff = (viewer: Pick<Viewer, 'roles'>): boolean => viewer.roles.includes('support') || viewer.roles.includes('administrator');
