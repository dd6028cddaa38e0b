import { Schema } from 'mongoose';
import type { Database } from '../../core/database/connect';
import { isDuplicateKey } from '../../core/database/errors';
import type { CollectionIndexes } from '../../core/database/indexes';
import type { Agreement } from './agreement';

type AgreementDocument = Agreement & { _id: string; bookingId: string };

const mixed = Schema.Types.Mixed;
const agreementSchema = new Schema<AgreementDocument>({ _id: String, bookingId: String, version: Number, drawnUpAt: Date, hash: String, content: mixed }, { versionKey: false, minimize: false });

export type AgreementRepository = ReturnType<typeof createAgreementRepository>;

/** Versions are only ever added. */
export function createAgreementRepository({ connection }: Database) {
  const agreements = connection.model<AgreementDocument>('Agreement', agreementSchema, 'agreements');
  const indexes: CollectionIndexes[] = [{ model: agreements, indexes: [{ name: 'booking', key: { bookingId: 1, version: -1 } }] }];

  return {
    indexes,

    async latest(bookingId: string): Promise<Agreement | null> {
      const found = await agreements.findOne({ bookingId }).sort({ version: -1 }).lean<AgreementDocument>();
      if (!found) return null;
      const { version, drawnUpAt, hash, content } = found;
      return { version, drawnUpAt, hash, content };
    },

    /** False when somebody else has just written this version. */
    async add(agreement: Agreement): Promise<boolean> {
      const { bookingId } = agreement.content;
      try {
        await agreements.create({ _id: `${bookingId}:${agreement.version}`, bookingId, ...agreement });
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
  };
}
