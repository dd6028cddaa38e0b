import { Schema } from 'mongoose';
import { dayMs, plusMs, type Period } from '@passerelle/shared/time';
import type { Clock } from '../../core/clock';
import type { Database, Session } from '../../core/database/connect';
import type { CollectionIndexes } from '../../core/database/indexes';
import { bufferMs, type CalendarEntry } from './calendar';

interface CalendarDocument {
  /** The vehicle's id. */
  _id: string;
  version: number;
  entries: CalendarEntry[];
}

const entrySchema = new Schema<CalendarEntry>({ id: String, kind: String, from: Date, to: Date, bookingId: String, reason: String }, { _id: false });
const calendarSchema = new Schema<CalendarDocument>({ _id: String, version: Number, entries: [entrySchema] }, { versionKey: false });

/** What ended so long ago is dropped when something else is released. */
const keptMs = 90 * dayMs;

/** The database's form of `collides` in calendar.ts: some entry that the new one cannot stand beside. */
function collision({ kind, from, to }: Pick<CalendarEntry, 'kind' | 'from' | 'to'>) {
  const overlapping = { from: { $lt: to }, to: { $gt: from } };
  if (kind === 'block') return [{ entries: { $elemMatch: overlapping } }];
  const withBuffer = { from: { $lt: plusMs(to, bufferMs) }, to: { $gt: plusMs(from, -bufferMs) } };
  return [
    { entries: { $elemMatch: { kind: 'block', ...overlapping } } },
    { entries: { $elemMatch: { kind: { $in: ['booking', 'hold'] }, ...withBuffer } } },
  ];
}

export type CalendarRepository = ReturnType<typeof createCalendarRepository>;

/** One document for each car, so that one conditional update decides who gets the dates. */
export function createCalendarRepository({ connection }: Database, clock: Clock) {
  const calendars = connection.model<CalendarDocument>('Calendar', calendarSchema, 'calendars');
  const indexes: CollectionIndexes[] = [{ model: calendars, indexes: [] }];

  return {
    indexes,

    async open(vehicleId: string, session: Session): Promise<void> {
      await calendars.create([{ _id: vehicleId, version: 0, entries: [] }], { session });
    },

    async insertMany(all: readonly { vehicleId: string; entries: readonly CalendarEntry[] }[]): Promise<void> {
      await calendars.insertMany(all.map(({ vehicleId, entries }) => ({ _id: vehicleId, version: 0, entries: [...entries] })), { ordered: false });
    },

    async entries(vehicleId: string): Promise<CalendarEntry[]> {
      const found = await calendars.findById(vehicleId).lean<CalendarDocument>();
      return found?.entries ?? [];
    },

    /** By vehicle, what has not ended by `since`; a car without entries may be absent. */
    async entriesOf(vehicleIds: readonly string[], since: Date): Promise<Map<string, CalendarEntry[]>> {
      const found = await calendars.find({ _id: { $in: [...vehicleIds] } }).lean<CalendarDocument[]>();
      return new Map(found.map(({ _id, entries }) => [_id, entries.filter(({ to }) => to > since)]));
    },

    /** Takes the dates if they are free at this very moment. False: taken. Two at once: exactly one is told true. */
    async reserve(vehicleId: string, entry: CalendarEntry, session: Session): Promise<boolean> {
      const { matchedCount } = await calendars.updateOne({ _id: vehicleId, $nor: collision(entry) }, { $push: { entries: entry }, $inc: { version: 1 } }, { session });
      return matchedCount === 1;
    },

    /** Frees the dates of an entry. False: there was none of this id, or of this kind where one is named. */
    async release(vehicleId: string, entryId: string, session: Session, kind?: CalendarEntry['kind']): Promise<boolean> {
      const isThere = { entries: { $elemMatch: { id: entryId, ...(kind === undefined ? {} : { kind }) } } };
      const { matchedCount } = await calendars.updateOne({ _id: vehicleId, ...isThere }, { $pull: { entries: { id: entryId } }, $inc: { version: 1 } }, { session });
      // Two statements, because not every engine takes $or inside $pull.
      const past = { to: { $lt: plusMs(clock.now(), -keptMs) } };
      if (matchedCount === 1) await calendars.updateOne({ _id: vehicleId, entries: { $elemMatch: past } }, { $pull: { entries: past } }, { session });
      return matchedCount === 1;
    },

    /** A hold that was paid becomes a booking. False: there is no such hold. */
    async promote(vehicleId: string, entryId: string, session: Session): Promise<boolean> {
      const hold = { _id: vehicleId, entries: { $elemMatch: { id: entryId, kind: 'hold' } } };
      const { matchedCount } = await calendars.updateOne(hold, { $set: { 'entries.$.kind': 'booking' }, $inc: { version: 1 } }, { session });
      return matchedCount === 1;
    },

    /**
     * Makes these periods, and no others, what a booking keeps of the car; none frees it. All or nothing: false when something
     * else stands in the way of one of them.
     */
    async keep(vehicleId: string, bookingId: string, kind: 'booking' | 'hold', periods: readonly Period[], session: Session): Promise<boolean> {
      const inTheWay = periods.flatMap((period) => collision({ kind, ...period }));
      const ofOthers = inTheWay.map(({ entries }) => ({ entries: { $elemMatch: { ...entries.$elemMatch, bookingId: { $ne: bookingId } } } }));
      const kept: CalendarEntry[] = periods.map(({ from, to }, index) => ({ id: index === 0 ? bookingId : `${bookingId}:${index}`, kind, from, to, bookingId }));
      const others = { $filter: { input: '$entries', as: 'entry', cond: { $ne: ['$$entry.bookingId', bookingId] } } };
      const change = [{ $set: { entries: { $concatArrays: [others, kept] }, version: { $add: ['$version', 1] } } }];
      const filter = { _id: vehicleId, ...(ofOthers.length > 0 ? { $nor: ofOthers } : {}) };
      const { matchedCount } = await calendars.updateOne(filter, change, { session, updatePipeline: true });
      return matchedCount === 1;
    },

    /** Moves a rental to other dates if nothing else stands in their way. False: taken, or no such entry. */
    async move(vehicleId: string, entryId: string, { from, to }: Period, session: Session): Promise<boolean> {
      const others = collision({ kind: 'booking', from, to }).map(({ entries }) => ({ entries: { $elemMatch: { ...entries.$elemMatch, id: { $ne: entryId } } } }));
      const filter = { _id: vehicleId, 'entries.id': entryId, $nor: others };
      const change = { $set: { 'entries.$[moved].from': from, 'entries.$[moved].to': to }, $inc: { version: 1 } };
      const { matchedCount } = await calendars.updateOne(filter, change, { session, arrayFilters: [{ 'moved.id': entryId }] });
      return matchedCount === 1;
    },
  };
}
