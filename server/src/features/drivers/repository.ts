import { Schema } from 'mongoose';
import type { Licence } from '@passerelle/shared/drivers/contract';
import type { Database, Session } from '../../core/database/connect';
import type { CollectionIndexes } from '../../core/database/indexes';

/** What is kept of a licence: no number, no codes. The sealed picture is there until somebody has looked at it, its hash after. */
export interface LicenceRecord {
  /** An account, or a booking whose driver was only named. */
  readonly holderId: string;
  /** Of a driver who was only named. */
  readonly name: string | null;
  readonly state: Exclude<Licence['state'], 'none'>;
  readonly category: NonNullable<Licence['category']>;
  readonly validUntil: string;
  readonly bornOn: string;
  readonly picture: string | null;
  readonly hash: string;
  readonly sentAt: Date;
  readonly decidedAt: Date | null;
  readonly decidedBy: string | null;
  readonly reason: string | null;
}
type LicenceDocument = Omit<LicenceRecord, 'holderId'> & { _id: string };

const text = { type: String, default: null };
const licenceSchema = new Schema<LicenceDocument>(
  { _id: String, name: text, state: String, category: String, validUntil: String, bornOn: String, picture: text, hash: String, sentAt: Date, decidedAt: { type: Date, default: null }, decidedBy: text, reason: text },
  { versionKey: false },
);
const toLicence = ({ _id, ...rest }: LicenceDocument): LicenceRecord => ({ holderId: _id, ...rest });
const mostShown = 100;

/** One licence for each holder, the last that was sent. */
export function createLicenceRepository({ connection }: Database) {
  const licences = connection.model<LicenceDocument>('Licence', licenceSchema, 'licences');
  const indexes: CollectionIndexes[] = [{ model: licences, indexes: [{ name: 'state_sent', key: { state: 1, sentAt: 1 } }] }];
  return {
    indexes,

    async of(holderId: string): Promise<LicenceRecord | null> {
      const found = await licences.findById(holderId).lean<LicenceDocument>();
      return found && toLicence(found);
    },

    async ofAll(holderIds: readonly string[]): Promise<LicenceRecord[]> {
      return holderIds.length === 0 ? [] : (await licences.find({ _id: { $in: [...holderIds] } }, { picture: 0 }).lean<LicenceDocument[]>()).map(toLicence);
    },

    async keep({ holderId, ...licence }: LicenceRecord): Promise<void> {
      await licences.updateOne({ _id: holderId }, { $set: licence }, { upsert: true });
    },

    async waiting(): Promise<LicenceRecord[]> {
      return (await licences.find({ state: 'waiting' }).sort({ sentAt: 1 }).limit(mostShown).lean<LicenceDocument[]>()).map(toLicence);
    },

    /** Whose licence was sent by that instant and waits still, the longest first. */
    async waitingSince(sentBy: Date, limit: number): Promise<string[]> {
      const found = await licences.find({ state: 'waiting', sentAt: { $lte: sentBy } }, { _id: 1 }).sort({ sentAt: 1 }).limit(limit).lean<Pick<LicenceDocument, '_id'>[]>();
      return found.map(({ _id }) => _id);
    },

    /** Whether there was one that was sent by that instant and waited still. */
    async forgetWaiting(holderId: string, sentBy: Date, session: Session): Promise<boolean> {
      return (await licences.deleteOne({ _id: holderId, state: 'waiting', sentAt: { $lte: sentBy } }, { session })).deletedCount > 0;
    },

    /** Decides on the very picture that was looked at, and forgets it; null when another one was sent meanwhile, or it is decided. */
    async decide(holderId: string, hash: string, decision: Pick<LicenceRecord, 'state' | 'decidedAt' | 'decidedBy' | 'reason'>, session: Session): Promise<LicenceRecord | null> {
      const found = await licences.findOneAndUpdate({ _id: holderId, hash, state: 'waiting' }, { $set: { ...decision, picture: null } }, { returnDocument: 'after', session }).lean<LicenceDocument>();
      return found && toLicence(found);
    },
  };
}

export type LicenceRepository = ReturnType<typeof createLicenceRepository>;
