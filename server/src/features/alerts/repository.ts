import { Schema, type QueryFilter } from 'mongoose';
import type { LatLon } from '@passerelle/shared/geo/contract';
import type { Database, Session } from '../../core/database/connect';
import type { CollectionIndexes } from '../../core/database/indexes';
import type { AlertRecord, Letter } from './alert';

type AlertDocument = Omit<AlertRecord, 'id'> & { _id: string };

interface TurnDocument {
  /** The account's id. */
  _id: string;
  made: number;
}

const alertSchema = new Schema<AlertDocument>(
  {
    _id: String,
    accountId: String,
    placeName: String,
    asked: Schema.Types.Mixed,
    sealedNeeds: { type: String, default: null },
    consentAt: { type: Date, default: null },
    box: { north: Number, south: Number, east: Number, west: Number },
    createdAt: Date,
    endsAt: Date,
    found: [String],
    waiting: Boolean,
    told: [String],
    toldCount: Number,
    letters: Number,
    letter: { type: Schema.Types.Mixed, default: null },
    nextMailAt: Date,
  },
  { versionKey: false, minimize: false },
);
const turnSchema = new Schema<TurnDocument>({ _id: String, made: Number }, { versionKey: false });

const mostFound = 100;
const mostTold = 500;

const toRecord = ({ _id, ...rest }: AlertDocument): AlertRecord => ({ id: _id, ...rest });

/** What one mail settles: `handled` were looked at, those of `letter` are written about. */
interface Settlement {
  readonly handled: readonly string[];
  readonly letter: Letter | null;
  readonly nextMailAt: Date;
}

export type AlertRepository = ReturnType<typeof createAlertRepository>;

export function createAlertRepository({ connection }: Database) {
  const alerts = connection.model<AlertDocument>('Alert', alertSchema, 'alerts');
  const turns = connection.model<TurnDocument>('AlertTurn', turnSchema, 'alert_turns');
  const indexes: CollectionIndexes[] = [
    {
      model: alerts,
      indexes: [
        { name: 'account_created', key: { accountId: 1, createdAt: -1 } },
        { name: 'box', key: { 'box.south': 1, 'box.north': 1, 'box.west': 1, 'box.east': 1, endsAt: 1 } },
        { name: 'mail', key: { waiting: 1, nextMailAt: 1 } },
        { name: 'ends', key: { endsAt: 1 } },
      ],
    },
    { model: turns, indexes: [] },
  ];

  async function ids(filter: QueryFilter<AlertDocument>, sort: Record<string, 1>, limit: number): Promise<string[]> {
    const found = await alerts.find(filter, { _id: 1 }).sort(sort).limit(limit).lean<{ _id: string }[]>();
    return found.map(({ _id }) => _id);
  }

  return {
    indexes,

    /** Two requests of one account at once collide here, so that each counts what the other made. */
    async takeTurn(accountId: string, session: Session): Promise<void> {
      await turns.updateOne({ _id: accountId }, { $inc: { made: 1 } }, { session, upsert: true });
    },

    countRunning: (accountId: string, now: Date, session: Session): Promise<number> => alerts.countDocuments({ accountId, endsAt: { $gt: now } }, { session }),

    async add({ id, ...alert }: AlertRecord, session: Session): Promise<void> {
      await alerts.create([{ _id: id, ...alert }], { session });
    },

    async byId(id: string): Promise<AlertRecord | null> {
      const found = await alerts.findById(id).lean<AlertDocument>();
      return found && toRecord(found);
    },

    /** Those that still run, the newest first. */
    async ofAccount(accountId: string, now: Date): Promise<AlertRecord[]> {
      const found = await alerts.find({ accountId, endsAt: { $gt: now } }).sort({ createdAt: -1 }).lean<AlertDocument[]>();
      return found.map(toRecord);
    },

    /** Running alerts whose box holds a place, in the order of ids, from after `afterId`. */
    async around({ lat, lon }: LatLon, now: Date, afterId: string, limit: number): Promise<AlertRecord[]> {
      const box = { 'box.south': { $lte: lat }, 'box.north': { $gte: lat }, 'box.west': { $lte: lon }, 'box.east': { $gte: lon } };
      const found = await alerts.find({ ...box, endsAt: { $gt: now }, _id: { $gt: afterId } }).sort({ _id: 1 }).limit(limit).lean<AlertDocument[]>();
      return found.map(toRecord);
    },

    /** Remembers a car to be told about. False: it is known already, or enough others wait. */
    async addFound(id: string, vehicleId: string): Promise<boolean> {
      const isNew = { found: { $ne: vehicleId }, told: { $ne: vehicleId }, [`found.${mostFound - 1}`]: { $exists: false } };
      const { matchedCount } = await alerts.updateOne({ _id: id, ...isNew }, { $push: { found: vehicleId }, $set: { waiting: true } });
      return matchedCount === 1;
    },

    /** Ids of alerts that may write now, the longest overdue first. One whose last mail is still on its way waits for it. */
    toMail: (now: Date, limit: number) => ids({ waiting: true, letter: null, nextMailAt: { $lte: now } }, { nextMailAt: 1 }, limit),

    async postponeMail(id: string, until: Date): Promise<void> {
      await alerts.updateOne({ _id: id }, { $set: { nextMailAt: until } });
    },

    /** False: another process settled this mail, or the alert is gone. */
    async settle(id: string, letters: number, { handled, letter, nextMailAt }: Settlement, session: Session): Promise<boolean> {
      const written = letter && {
        $set: { letter, letters: letter.number, nextMailAt },
        $push: { told: { $each: [...letter.vehicleIds], $slice: -mostTold } },
        $inc: { toldCount: letter.vehicleIds.length },
      };
      const { matchedCount } = await alerts.updateOne({ _id: id, letters, letter: null }, { $pull: { found: { $in: [...handled] } }, ...written }, { session });
      await alerts.updateOne({ _id: id, found: { $size: 0 } }, { $set: { waiting: false } }, { session });
      return matchedCount === 1;
    },

    /** The mail was sent. */
    async finishLetter(id: string, number: number): Promise<void> {
      await alerts.updateOne({ _id: id, 'letter.number': number }, { $set: { letter: null } });
    },

    ended: (now: Date, limit: number) => ids({ endsAt: { $lte: now } }, { endsAt: 1 }, limit),

    /** Deletes the alert whole and gives whose it was; null where there is none, or it is not this account's. */
    async remove({ id, accountId }: { readonly id: string; readonly accountId?: string }, session: Session): Promise<string | null> {
      const found = await alerts.findOneAndDelete({ _id: id, ...(accountId === undefined ? {} : { accountId }) }, { session }).lean<AlertDocument>();
      return found && found.accountId;
    },
  };
}
