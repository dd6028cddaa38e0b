import { createHash } from 'node:crypto';
import { Schema } from 'mongoose';
import { problem } from '@passerelle/shared/problem';
import type { Clock } from '../clock';
import type { Database, Session } from '../database/connect';
import { isDuplicateKey } from '../database/errors';
import type { CollectionIndexes } from '../database/indexes';

interface KeyDocument {
  _id: string;
  bodyHash: string;
  madeId: string | null;
  startedAt: Date;
}

const keySchema = new Schema<KeyDocument>({ _id: String, bodyHash: String, madeId: { type: String, default: null }, startedAt: Date }, { versionKey: false });
const leaseMs = 30_000;
const keptSeconds = 24 * 3600;

const hash = (...parts: readonly (string | Buffer)[]): string => {
  const sum = createHash('sha256');
  for (const part of parts) sum.update(part).update('\0');
  return sum.digest('base64url');
};

export interface IdempotentCall {
  /** What an earlier call with this key made. */
  readonly madeBefore: string | null;
  /** Remembers what this call makes, in the same transaction that makes it. */
  made(id: string, session: Session): Promise<void>;
  /** The call was refused: the key may be used again. */
  release(): Promise<void>;
}

export interface Idempotency {
  readonly indexes: CollectionIndexes;
  /** Throws `idempotency.in_progress`, or `idempotency.other_body`. */
  begin(call: { accountId: string; route: string; key: string; body: Buffer }): Promise<IdempotentCall>;
}

/** Keys live 24 hours, by account and route, with the hash of the body and the id of what was made: never a stored reply. */
export function createIdempotency({ database, clock }: { database: Database; clock: Clock }): Idempotency {
  const keys = database.connection.model<KeyDocument>('IdempotencyKey', keySchema, 'idempotency_keys');

  function callOf(id: string, madeBefore: string | null): IdempotentCall {
    return {
      madeBefore,
      async made(madeId, session) {
        await keys.updateOne({ _id: id }, { $set: { madeId } }, { session });
      },
      async release() {
        await keys.deleteOne({ _id: id, madeId: null });
      },
    };
  }

  return {
    indexes: { model: keys, indexes: [{ name: 'expiry', key: { startedAt: 1 }, expireAfterSeconds: keptSeconds }] },
    async begin({ accountId, route, key, body }) {
      const id = hash(accountId, route, key);
      const bodyHash = hash(body);
      const now = clock.now();
      try {
        await keys.create({ _id: id, bodyHash, madeId: null, startedAt: now });
        return callOf(id, null);
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
      const known = await keys.findById(id).lean<KeyDocument>();
      if (known && known.bodyHash !== bodyHash) throw problem('idempotency.other_body');
      if (known?.madeId) return callOf(id, known.madeId);
      // The first call is under way, or its process died before it made anything.
      const stale = { _id: id, madeId: null, startedAt: { $lt: new Date(now.getTime() - leaseMs) } };
      const taken = await keys.findOneAndUpdate(stale, { $set: { startedAt: now } }).lean<KeyDocument>();
      if (!taken) throw problem('idempotency.in_progress');
      return callOf(id, null);
    },
  };
}
