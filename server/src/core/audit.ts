import { Schema } from 'mongoose';
import type { Viewer } from './auth/access-token';
import { createBatches } from './batches';
import type { Clock } from './clock';
import type { Database } from './database/connect';
import type { CollectionIndexes } from './database/indexes';

interface AuditDocument {
  at: Date;
  operation: string;
  accountId: string | null;
  subjectIds: string[];
  requestId: string;
}

const auditSchema = new Schema<AuditDocument>({ at: Date, operation: String, accountId: String, subjectIds: [String], requestId: String }, { versionKey: false });

export interface Audit {
  readonly indexes: CollectionIndexes;
  /** Who did what to which ids; never what was said. */
  record(entry: { operation: string; viewer: Viewer | null; params: Readonly<Record<string, unknown>>; requestId: string }): Promise<void>;
}

export function createAudit({ database, clock }: { database: Database; clock: Clock }): Audit {
  const lines = database.connection.model<AuditDocument>('AuditLine', auditSchema, 'audit');
  const written = createBatches<AuditDocument>(async (batch) => void (await lines.insertMany(batch, { lean: true })));
  return {
    indexes: { model: lines, indexes: [{ name: 'at', key: { at: 1 } }, { name: 'subject', key: { subjectIds: 1, at: 1 } }] },
    async record({ operation, viewer, params, requestId }) {
      const subjectIds = Object.values(params).filter((value) => typeof value === 'string');
      await written.add({ at: clock.now(), operation, accountId: viewer?.accountId ?? null, subjectIds, requestId });
    },
  };
}
