import { Schema, type mongo } from 'mongoose';
import type { Database, Session } from '../database/connect';
import type { CollectionIndexes } from '../database/indexes';
import type { Effect, Lease } from './effect';
import type { DomainEvent } from './event';

type EventDocument = Omit<DomainEvent, 'id'> & { _id: string };

interface EffectDocument {
  _id: string;
  eventId: string;
  listener: string;
  /** When it may be taken: for one that is being run, the end of its lease. */
  dueAt: Date;
  attempts: number;
  holder: string | null;
  doneAt: Date | null;
}

const eventSchema = new Schema<EventDocument>(
  {
    _id: String,
    type: String,
    at: Date,
    by: String,
    subject: { kind: String, id: String },
    audience: [String],
    staff: Boolean,
    data: Schema.Types.Mixed,
  },
  { versionKey: false, minimize: false },
);
const effectSchema = new Schema<EffectDocument>(
  { _id: String, eventId: String, listener: String, dueAt: Date, attempts: Number, holder: { type: String, default: null }, doneAt: { type: Date, default: null } },
  { versionKey: false },
);

const toEvent = ({ _id, ...rest }: EventDocument): DomainEvent => ({ id: _id, ...rest });

/** Which due effects are to be taken. */
interface Wanted {
  readonly listeners: readonly string[];
  readonly limit: number;
  /** This one, and no other. */
  readonly id?: string;
  /** Those that the caller is running already. */
  readonly except?: readonly string[];
}

export type EventRepository = ReturnType<typeof createEventRepository>;

/** The log of events and the effects that are due from them. */
export function createEventRepository({ connection }: Database) {
  const events = connection.model<EventDocument>('Event', eventSchema, 'events');
  const effects = connection.model<EffectDocument>('Effect', effectSchema, 'effects');

  const indexes: CollectionIndexes[] = [
    { model: events, indexes: [{ name: 'at', key: { at: 1 } }, { name: 'audience_at', key: { audience: 1, at: 1 } }, { name: 'subject_at', key: { 'subject.id': 1, at: 1 } }] },
    { model: effects, indexes: [{ name: 'due', key: { doneAt: 1, dueAt: 1 } }] },
  ];

  return {
    indexes,

    /** Writes events and what follows from them; with a lease the effects are taken by its holder from the beginning. */
    async append(written: readonly DomainEvent[], following: readonly Effect[], lease: Lease | null, session: Session): Promise<void> {
      const plain = { session, lean: true } as const;
      if (written.length > 0) await events.insertMany(written.map(({ id, ...event }) => ({ _id: id, ...event, audience: [...event.audience] })), plain);
      if (following.length === 0) return;
      const due = following.map(({ id, event, listener, attempts }) => ({
        _id: id, eventId: event.id, listener, dueAt: lease?.until ?? event.at, attempts, holder: lease?.holder ?? null, doneAt: null,
      }));
      await effects.insertMany(due, plain);
    },

    async since(at: Date, limit: number): Promise<DomainEvent[]> {
      const found = await events.find({ at: { $gte: at } }).sort({ at: 1 }).limit(limit).lean<EventDocument[]>();
      return found.map(toEvent);
    },

    async ofSubject(id: string): Promise<DomainEvent[]> {
      const found = await events.find({ 'subject.id': id }).sort({ at: 1 }).limit(500).lean<EventDocument[]>();
      return found.map(toEvent);
    },

    /** What was announced to an account, and to staff where it is one of theirs. */
    async announcedTo({ accountId, staff }: { accountId: string; staff: boolean }, at: Date, limit: number): Promise<DomainEvent[]> {
      const told = staff ? { $or: [{ audience: accountId }, { staff: true }] } : { audience: accountId };
      const found = await events.find({ ...told, at: { $gte: at } }).sort({ at: 1 }).limit(limit).lean<EventDocument[]>();
      return found.map(toEvent);
    },

    watch(): mongo.ChangeStream {
      // The driver's own stream: mongoose's is an emitter, without tryNext.
      return connection.getClient().db(connection.name).collection('events').watch([{ $match: { operationType: 'insert' } }]);
    },

    toEvent,

    /** Takes effects that are due, the longest overdue first; whoever else asks before the lease is over does not get them. */
    async claim({ holder, until }: Lease, now: Date, { listeners, limit, id, except = [] }: Wanted): Promise<Effect[]> {
      const free = { doneAt: null, dueAt: { $lte: now } };
      const others = except.length > 0 ? { _id: { $nin: [...except] } } : {};
      const due = await effects.find({ ...free, ...(id === undefined ? others : { _id: id }), listener: { $in: [...listeners] } }).sort({ dueAt: 1 }).limit(limit).lean<EffectDocument[]>();
      if (due.length === 0) return [];
      const ids = { $in: due.map(({ _id }) => _id) };
      const { modifiedCount } = await effects.updateMany({ _id: ids, ...free }, { $set: { dueAt: until, holder }, $inc: { attempts: 1 } });
      // Somebody was faster with some of them: which are ours is written there.
      const mine = modifiedCount === due.length ? null : new Set((await effects.find({ _id: ids, holder, dueAt: until }, { _id: 1 }).lean<{ _id: string }[]>()).map(({ _id }) => _id));
      const taken = due.filter(({ _id }) => mine?.has(_id) ?? true);
      const told = await events.find({ _id: { $in: [...new Set(taken.map(({ eventId }) => eventId))] } }).lean<EventDocument[]>();
      const byId = new Map(told.map((event) => [event._id, toEvent(event)]));
      return taken.flatMap(({ _id, eventId, listener, attempts }) => {
        const event = byId.get(eventId);
        return event ? [{ id: _id, event, listener, attempts: attempts + 1 }] : [];
      });
    },

    /** The holder is still at work on these. */
    async renew(ids: readonly string[], { holder, until }: Lease): Promise<void> {
      await effects.updateMany({ _id: { $in: [...ids] }, holder, doneAt: null }, { $set: { dueAt: until } });
    },

    async isDone(id: string): Promise<boolean> {
      const found = await effects.findById(id).lean<EffectDocument>();
      return found === null || found.doneAt !== null;
    },

    async finish(ids: readonly string[], now: Date): Promise<void> {
      await effects.updateMany({ _id: { $in: [...ids] }, doneAt: null }, { $set: { doneAt: now } });
    },

    /** Lets go of effects that the holder did not finish; they are due again at `until`. */
    async postpone(ids: readonly string[], { holder, until }: Lease): Promise<void> {
      await effects.updateMany({ _id: { $in: [...ids] }, holder, doneAt: null }, { $set: { dueAt: until, holder: null } });
    },
  };
}
