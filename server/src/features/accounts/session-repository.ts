import { Schema } from 'mongoose';
import type { Database, Session } from '../../core/database/connect';
import type { CollectionIndexes } from '../../core/database/indexes';

interface SessionDocument {
  _id: string;
  accountId: string;
  createdAt: Date;
  usedAt: Date;
  expiresAt: Date;
  endedAt: Date | null;
}

/** Every refresh token a session ever had, so that an old one is recognised for what it is. */
interface RefreshTokenDocument {
  /** Hash of the token: the database alone signs nobody in. */
  _id: string;
  sessionId: string;
  rotatedAt: Date | null;
  expiresAt: Date;
}

const sessionSchema = new Schema<SessionDocument>(
  { _id: String, accountId: String, createdAt: Date, usedAt: Date, expiresAt: Date, endedAt: { type: Date, default: null } },
  { versionKey: false },
);
const tokenSchema = new Schema<RefreshTokenDocument>({ _id: String, sessionId: String, rotatedAt: { type: Date, default: null }, expiresAt: Date }, { versionKey: false });

export interface PresentedToken {
  readonly sessionId: string;
  readonly accountId: string;
  readonly rotatedAt: Date | null;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
}

export interface NewSession {
  readonly id: string;
  readonly accountId: string;
  readonly tokenHash: string;
  readonly now: Date;
  readonly expiresAt: Date;
}

export type SessionRepository = ReturnType<typeof createSessionRepository>;

export function createSessionRepository({ connection }: Database) {
  const sessions = connection.model<SessionDocument>('Session', sessionSchema, 'sessions');
  const tokens = connection.model<RefreshTokenDocument>('RefreshToken', tokenSchema, 'refresh_tokens');
  const indexes: CollectionIndexes[] = [
    {
      model: sessions,
      indexes: [
        { name: 'account', key: { accountId: 1 } },
        { name: 'ended', key: { endedAt: 1 } },
        { name: 'expiry', key: { expiresAt: 1 }, expireAfterSeconds: 0 },
      ],
    },
    { model: tokens, indexes: [{ name: 'expiry', key: { expiresAt: 1 }, expireAfterSeconds: 0 }] },
  ];

  return {
    indexes,

    async open({ id, accountId, tokenHash, now, expiresAt }: NewSession, session: Session): Promise<void> {
      await sessions.create([{ _id: id, accountId, createdAt: now, usedAt: now, expiresAt }], { session });
      await tokens.create([{ _id: tokenHash, sessionId: id, expiresAt }], { session });
    },

    async byToken(tokenHash: string): Promise<PresentedToken | null> {
      const token = await tokens.findById(tokenHash).lean<RefreshTokenDocument>();
      const found = token && (await sessions.findById(token.sessionId).lean<SessionDocument>());
      if (!found) return null;
      return { sessionId: found._id, accountId: found.accountId, rotatedAt: token.rotatedAt, expiresAt: found.expiresAt, endedAt: found.endedAt };
    },

    /** Puts a new token in the place of an old one; false when another call has done so, or the session was ended. */
    async rotate({ sessionId, oldHash, newHash, now, expiresAt }: { sessionId: string; oldHash: string; newHash: string; now: Date; expiresAt: Date }, session: Session): Promise<boolean> {
      const old = await tokens.updateOne({ _id: oldHash, rotatedAt: null }, { $set: { rotatedAt: now } }, { session });
      if (old.matchedCount === 0) return false;
      // Also written so that ending the session and rotating its token cannot both succeed.
      const used = await sessions.updateOne({ _id: sessionId, endedAt: null }, { $set: { usedAt: now } }, { session });
      if (used.matchedCount === 0) return false;
      await tokens.create([{ _id: newHash, sessionId, expiresAt }], { session });
      return true;
    },

    /** False when it was ended before. */
    async end(sessionId: string, now: Date, session: Session): Promise<boolean> {
      const { matchedCount } = await sessions.updateOne({ _id: sessionId, endedAt: null }, { $set: { endedAt: now } }, { session });
      return matchedCount === 1;
    },

    async endedSince(at: Date): Promise<string[]> {
      const found = await sessions.find({ endedAt: { $gte: at } }, { _id: 1 }).lean<Pick<SessionDocument, '_id'>[]>();
      return found.map(({ _id }) => _id);
    },
  };
}
