import { Schema } from 'mongoose';
import type { SupportAct } from '@passerelle/shared/cases/contract';
import type { Database, Session } from '../../core/database/connect';
import type { CollectionIndexes } from '../../core/database/indexes';
import type { ActWanted, CasePriority } from '../bookings';

export interface CaseRecord {
  readonly id: string;
  readonly bookingId: string;
  readonly kind: string;
  readonly priority: CasePriority;
  readonly state: 'open' | 'closed';
  readonly openedAt: Date;
  readonly notes: readonly { readonly at: Date; readonly by: string; readonly text: string }[];
}
/** An act that was shown: it is done as it was shown, or not at all. */
export interface ActRecord {
  readonly id: string;
  readonly bookingId: string;
  readonly version: number;
  readonly wanted: ActWanted;
  readonly effect: SupportAct['effect'];
  readonly needsSecondPerson: boolean;
  readonly state: SupportAct['state'];
  readonly by: string;
  readonly at: Date;
}
type CaseDocument = Omit<CaseRecord, 'id'> & { _id: string; rank: number };
type ActDocument = Omit<ActRecord, 'id'> & { _id: string };

const mixed = Schema.Types.Mixed;
const caseSchema = new Schema<CaseDocument>({ _id: String, bookingId: String, kind: String, priority: String, rank: Number, state: String, openedAt: Date, notes: [mixed] }, { versionKey: false });
const actSchema = new Schema<ActDocument>({ _id: String, bookingId: String, version: Number, wanted: mixed, effect: mixed, needsSecondPerson: Boolean, state: String, by: String, at: Date }, { versionKey: false });

/** The standing look at the ledger, one for the installation. */
interface LookDocument {
  _id: string;
  dueAt: Date;
  /** What the last look found, as `booking:sum`. */
  found: string[];
}
const lookSchema = new Schema<LookDocument>({ _id: String, dueAt: Date, found: [String] }, { versionKey: false });
const lookId = 'reconciliation';

const ranks: Readonly<Record<CasePriority, number>> = { urgent: 0, high: 1, normal: 2 };
const mostShown = 200;
const actsKeptSeconds = 90 * 24 * 3600;

const toCase = ({ _id, rank: _rank, ...rest }: CaseDocument): CaseRecord => ({ id: _id, ...rest });
const toAct = ({ _id, ...rest }: ActDocument): ActRecord => ({ id: _id, ...rest });

export type CaseRepository = ReturnType<typeof createCaseRepository>;

/** What support has to look at, and what they are about to do. */
export function createCaseRepository({ connection }: Database) {
  const cases = connection.model<CaseDocument>('Case', caseSchema, 'cases');
  const acts = connection.model<ActDocument>('SupportAct', actSchema, 'support_acts');
  const looks = connection.model<LookDocument>('Reconciliation', lookSchema, 'reconciliations');
  const indexes: CollectionIndexes[] = [
    { model: looks, indexes: [] },
    { model: cases, indexes: [{ name: 'state_rank', key: { state: 1, rank: 1, openedAt: 1 } }, { name: 'booking', key: { bookingId: 1 } }] },
    { model: acts, indexes: [{ name: 'state', key: { state: 1, at: 1 } }, { name: 'expiry', key: { at: 1 }, expireAfterSeconds: actsKeptSeconds }] },
  ];
  return {
    indexes,

    /** One open case for each booking and kind; a second cause adds nothing. */
    async open({ id, bookingId, kind, priority, openedAt }: Omit<CaseRecord, 'state' | 'notes'>): Promise<void> {
      await cases.updateOne({ bookingId, kind, state: 'open' }, { $setOnInsert: { _id: id, priority, rank: ranks[priority], openedAt, notes: [] } }, { upsert: true });
    },

    async list(state: CaseRecord['state'], bookingId: string | undefined): Promise<CaseRecord[]> {
      const found = await cases.find({ state, ...(bookingId === undefined ? {} : { bookingId }) }).sort({ rank: 1, openedAt: 1 }).limit(mostShown).lean<CaseDocument[]>();
      return found.map(toCase);
    },

    /** Adds a note, or closes; null when there is no such case. */
    async change(id: string, change: { readonly note?: CaseRecord['notes'][number]; readonly state?: 'closed' }): Promise<CaseRecord | null> {
      const update = { ...(change.note ? { $push: { notes: change.note } } : {}), ...(change.state ? { $set: { state: change.state } } : {}) };
      const found = await cases.findOneAndUpdate({ _id: id }, update, { returnDocument: 'after' }).lean<CaseDocument>();
      return found && toCase(found);
    },

    async startLooking(dueAt: Date): Promise<void> {
      await looks.updateOne({ _id: lookId }, { $setOnInsert: { dueAt, found: [] } }, { upsert: true });
    },

    async dueLook(now: Date): Promise<string[]> {
      return (await looks.exists({ _id: lookId, dueAt: { $lte: now } })) ? [lookId] : [];
    },

    /** Takes the look that is due; null when another process has it. Gives what the last one found. */
    async claimLook(now: Date, next: Date): Promise<readonly string[] | null> {
      const found = await looks.findOneAndUpdate({ _id: lookId, dueAt: { $lte: now } }, { $set: { dueAt: next } }).lean<LookDocument>();
      return found?.found ?? null;
    },

    async looked(found: readonly string[]): Promise<void> {
      await looks.updateOne({ _id: lookId }, { $set: { found: [...found] } });
    },

    async addAct({ id, ...act }: ActRecord): Promise<void> {
      await acts.create({ _id: id, ...act });
    },

    async act(id: string): Promise<ActRecord | null> {
      const found = await acts.findById(id).lean<ActDocument>();
      return found && toAct(found);
    },

    async waitingActs(): Promise<ActRecord[]> {
      return (await acts.find({ state: 'waiting' }).sort({ at: 1 }).limit(mostShown).lean<ActDocument[]>()).map(toAct);
    },

    /** False when it stood otherwise: somebody was faster. */
    async changeAct(id: string, from: ActRecord['state'], to: ActRecord['state'], session?: Session): Promise<boolean> {
      const { matchedCount } = await acts.updateOne({ _id: id, state: from }, { $set: { state: to } }, session ? { session } : {});
      return matchedCount === 1;
    },
  };
}
